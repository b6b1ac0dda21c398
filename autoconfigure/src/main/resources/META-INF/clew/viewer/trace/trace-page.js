import { LitElement, css, html, nothing } from 'lit';
import { get } from '../core/api.js';
import { shared } from '../core/css.js';
import * as format from '../core/format.js';
import { Poll } from '../core/poll.js';
import * as route from '../core/route.js';
import { build } from './tree-model.js';
import './trace-tree.js';
import '../observation/observation-panel.js';

/** One trace: its tree, and one of its observations beside it. */
class TracePage extends LitElement {

	static styles = [shared, css`
		:host { display: flex; flex-direction: column; height: 100%; }
		.head { display: flex; flex-wrap: wrap; gap: .3rem 1rem; align-items: baseline; padding: .5rem 1rem; border-bottom: 1px solid var(--line); }
		.body { flex: 1; min-height: 0; display: grid; grid-template-columns: minmax(20rem, 1fr) minmax(20rem, 1fr); }
		clew-tree { border-right: 1px solid var(--line); overflow: auto; }
		clew-observation { overflow: auto; }
		@media (max-width: 760px) { .body { grid-template-columns: 1fr; overflow: auto; } clew-tree { border-right: 0; } }
	`];

	static properties = { traceid: {}, observationid: {}, trace: { state: true }, problem: { state: true } };

	constructor() {
		super();
		this.poll = new Poll(this, () => this.#load());
	}

	willUpdate(changed) {
		if (changed.has('traceid') && changed.get('traceid')) {
			this.trace = undefined;
			this.poll.now();
		}
	}

	// What has ended does not change any more.
	async #load() {
		if (this.trace?.traceId === this.traceid && this.trace.status === 'COMPLETED') {
			return;
		}
		try {
			this.trace = await get('llmtraces', { content: 'preview' }, this.traceid);
			this.roots = build(this.trace);
			this.problem = undefined;
		}
		catch (ex) {
			this.problem = ex.message;
		}
	}

	render() {
		if (!this.trace) {
			return this.problem ? html`<p class="problem" role="alert">${this.problem}</p>` : nothing;
		}
		const trace = this.trace;
		const chosen = this.observationid || this.roots[0]?.observation.observationId;
		return html`
			<div class="head"><h1>${trace.name}</h1>
				<span class="number">${format.time(trace.startTime)}</span>
				<span class="number">${trace.status === 'RUNNING' ? 'running' : format.duration(trace.latencyMs)}</span>
				<span class="number">${format.tokens(trace.usage)}</span>
				<span class="number">${format.cost(trace.cost)}</span></div>
			<div class="body">
				<clew-tree .roots=${this.roots} selected=${chosen ?? ''} @choose=${(event) => route.change({ observation: event.detail }, { replace: true })}></clew-tree>
				<clew-observation traceid=${trace.traceId} observationid=${chosen ?? ''} .running=${trace.status === 'RUNNING'}></clew-observation>
			</div>`;
	}

}

customElements.define('clew-trace', TracePage);
