import { LitElement, css, html, nothing } from 'lit';
import { get } from '../core/api.js';
import { shared } from '../core/css.js';
import { Poll } from '../core/poll.js';
import * as route from '../core/route.js';
import { neighbour } from './neighbours.js';
import { pageKey } from './shortcuts.js';
import { build, fineTime } from './tree-model.js';
import { addSums } from './tree-sums.js';
import './help-dialog.js';
import './trace-head.js';
import './trace-steps.js';
import '../observation/observation-panel.js';

/** One trace: its tree, and one of its observations beside it. */
class TracePage extends LitElement {

	static styles = [shared, css`
		:host { display: flex; flex-direction: column; height: 100%; }
		.problem { margin: 1rem; }
		.body { flex: 1; min-height: 0; display: grid; grid-template: minmax(0, 1fr) / minmax(0, 3fr) minmax(20rem, 2fr); }
		clew-steps { border-right: 1px solid var(--line); }
		clew-observation { overflow: auto; min-width: 0; }
		@media (max-width: 760px) {
			:host { height: auto; }
			.body { display: block; }
			clew-steps { border-right: 0; border-bottom: 1px solid var(--line); }
		}
	`];

	static properties = { traceid: {}, observationid: {}, trace: { state: true }, problem: { state: true }, said: { state: true } };

	constructor() {
		super();
		this.poll = new Poll(this, () => this.#load());
		this.onKey = (event) => this.#key(pageKey(event));
	}

	connectedCallback() {
		super.connectedCallback();
		document.addEventListener('keydown', this.onKey);
	}

	disconnectedCallback() {
		document.removeEventListener('keydown', this.onKey);
		super.disconnectedCallback();
	}

	willUpdate(changed) {
		if (changed.has('traceid') && changed.get('traceid')) {
			this.said = undefined;
			this.poll.now();
		}
	}

	// What has ended does not change any more. What is large while it runs is asked for less often.
	async #load() {
		const id = this.traceid;
		if (this.trace?.traceId === id && this.trace.status === 'COMPLETED') {
			return;
		}
		const from = performance.now();
		try {
			const trace = await get('llmtraces', { content: 'preview' }, id);
			this.poll.ms = Math.max(2000, 10 * (performance.now() - from));
			if (id === this.traceid) {
				this.#show(trace);
			}
		}
		catch (ex) {
			this.trace = this.trace?.traceId === this.traceid ? this.trace : undefined;
			this.problem = ex.message;
		}
		if (id !== this.traceid) {
			await this.#load();
		}
	}

	#show(trace) {
		this.roots = build(trace, trace.openedFrom ? 0 : Date.now() - fineTime(trace.startTime));
		this.extent = addSums(this.roots).extent;
		this.trace = trace;
		this.problem = undefined;
		document.title = `${trace.name} · Clew`;
	}

	#key(key) {
		if (key === 'j') {
			this.#go('older');
		}
		else if (key === 'k') {
			this.#go('newer');
		}
		else if (key === '?') {
			this.#help();
		}
	}

	#help() {
		this.renderRoot.querySelector('clew-help')?.show();
	}

	async #go(direction) {
		if (!this.trace) {
			return;
		}
		try {
			const trace = await neighbour(this.trace, direction);
			if (trace) {
				route.change({ trace: trace.traceId, observation: undefined });
			}
			else {
				this.said = direction === 'older' ? 'There is no older trace.' : 'There is no newer trace.';
			}
		}
		catch (ex) {
			this.said = ex.message;
		}
	}

	render() {
		const problem = this.problem ? html`<p class="problem" role="alert">${this.problem}</p>` : nothing;
		if (!this.trace) {
			return problem;
		}
		const trace = this.trace;
		const chosen = this.observationid || this.roots[0]?.observation.observationId || '';
		return html`
			${problem}
			<clew-trace-head .trace=${trace} said=${this.said ?? ''} @older=${() => this.#go('older')} @newer=${() => this.#go('newer')} @help=${this.#help}></clew-trace-head>
			<div class="body">
				<clew-steps .trace=${trace} .roots=${this.roots} .extent=${this.extent} selected=${chosen} @choose=${(event) => this.#choose(event.detail)}></clew-steps>
				<clew-observation traceid=${trace.traceId} observationid=${chosen} .trace=${trace} .running=${trace.status === 'RUNNING'}></clew-observation>
			</div>
			<clew-help></clew-help>`;
	}

	#choose(observation) {
		route.change({ observation }, { replace: true });
	}

}

customElements.define('clew-trace', TracePage);
