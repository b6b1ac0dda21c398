import { LitElement, css, html, nothing } from 'lit';
import { get } from '../core/api.js';
import { shared } from '../core/css.js';
import { isLost } from '../core/focus.js';
import '../core/help-dialog.js';
import { pageKey } from '../core/keys.js';
import { Listening, on } from '../core/listening.js';
import { Narrow } from '../core/narrow.js';
import { Poll } from '../core/poll.js';
import * as route from '../core/route.js';
import { sign } from '../core/icon.js';
import { storyOf } from '../model/story.js';
import { build, fineTime, inOrder } from '../model/tree-model.js';
import { addSums } from '../model/tree-sums.js';
import '../observation/observation-panel.js';
import { queryOf } from '../traces/filters.js';
import { neighbour, wordsOf } from './neighbours.js';
import './no-trace.js';
import './split-view.js';
import './trace-head.js';
import './trace-steps.js';

/** How often what has ended is looked at: scores, and steps that were reported late, may come at any time. */
const ENDED_MS = 15_000;

const RUNNING_MS = 2000;

/** One trace: its tree, and one of its observations beside it. */
class TracePage extends LitElement {

	static styles = [shared, css`
		:host { display: flex; flex-direction: column; height: 100%; }
		.loading { margin: var(--space-4); }
		.problem { margin: var(--space-2) var(--space-4); }
		clew-split, clew-log { flex: 1; }
		.panel { min-width: 0; min-height: 0; overflow: auto; }
		.back { position: sticky; top: 0; z-index: 2; display: flex; padding: var(--space-1) var(--space-3); border-bottom: 1px solid var(--line); background: var(--page); }
		.whole { display: flex; padding: 0 var(--space-4) var(--space-4); }
		@media (max-width: 760px) {
			:host { height: auto; }
			.panel { overflow: visible; }
			.panel.story { border-bottom: 1px solid var(--line); }
		}
	`];

	static properties = { traceid: {}, observationid: {}, trace: { state: true }, problem: { state: true }, missing: { state: true }, said: { state: true } };

	#text;

	#arriving = true;

	#place;

	#pressed;

	#going = Promise.resolve();

	#steps = 0;

	#narrow = new Narrow(this);

	constructor() {
		super();
		this.poll = new Poll(this, () => this.#load(), RUNNING_MS);
		this.addEventListener('scored', () => this.poll.now());
		new Listening(this, () => on(document, 'keydown', (event) => this.#key(pageKey(event), event)),
			() => route.onChange(() => this.requestUpdate()));
	}

	willUpdate(changed) {
		if (isLog() && !customElements.get('clew-log')) {
			import('./trace-log.js');
		}
		if (changed.has('traceid') && changed.get('traceid')) {
			this.said = undefined;
			this.problem = undefined;
			this.missing = undefined;
			this.trace = undefined;
			this.#arriving = true;
			this.poll.ms = RUNNING_MS;
			this.poll.now();
		}
	}

	updated(changed) {
		if (this.trace && this.#arriving) {
			this.#arriving = false;
			this.#focus();
		}
		else if (changed.has('observationid') && this.#narrow.matches && Boolean(changed.get('observationid')) !== Boolean(this.observationid)) {
			this.#turn();
		}
	}

	// On a narrow screen a step lies over the tree: whoever opens it begins at its head, and comes back to where the tree was left.
	#turn() {
		this.scrollIntoView({ block: 'start' });
		this.renderRoot.querySelector(this.observationid ? 'clew-observation' : 'clew-steps')?.focus({ preventScroll: Boolean(this.observationid) });
	}

	// What was chosen to come here is gone, and the focus with it.
	#focus() {
		if (route.hasMoved() && isLost()) {
			const name = this.#pressed ? 'clew-trace-head' : 'clew-steps';
			this.renderRoot.querySelector(name).focus({ preventScroll: true, on: this.#pressed });
		}
		this.#pressed = undefined;
	}

	// What is large is asked for less often.
	async #load() {
		const id = this.traceid;
		if (this.trace?.traceId === id && this.trace.openedFrom) {
			return;
		}
		const from = performance.now();
		try {
			const trace = await get('llmtraces', { content: 'preview' }, id);
			if (id === this.traceid) {
				this.poll.ms = Math.max(trace.status === 'COMPLETED' ? ENDED_MS : RUNNING_MS, 10 * (performance.now() - from));
				this.problem = undefined;
				this.#show(trace);
			}
		}
		catch (ex) {
			this.#fail(id, ex);
		}
		if (id !== this.traceid) {
			await this.#load();
		}
	}

	// What has ended stays true, also when its application or its place in the store is gone.
	#fail(id, { message, status, body }) {
		if (id === this.traceid && this.trace?.status !== 'COMPLETED') {
			this.problem = message;
			this.missing = status === 404 ? { ...body, message } : undefined;
		}
	}

	#show(trace) {
		const text = JSON.stringify(trace);
		if (this.trace && text === this.#text && trace.status === 'COMPLETED') {
			return;
		}
		this.#text = text;
		this.roots = build(trace, trace.openedFrom ? 0 : Date.now() - fineTime(trace.startTime));
		this.extent = addSums(this.roots).extent;
		this.nodes = new Map(inOrder(this.roots).map((node) => [node.observation.observationId, node]));
		this.trace = trace;
		document.title = `${trace.name} · Clew`;
	}

	#key(key, { repeat }) {
		if (key === 'j') {
			this.#go('next', { repeat });
		}
		else if (key === 'k') {
			this.#go('previous', { repeat });
		}
		else if (key === '?') {
			this.#help();
		}
	}

	#help() {
		this.renderRoot.querySelector('clew-help')?.show();
	}

	/**
	 * One after the other, also while the trace that one has come to is not there yet. A key that is held does not run ahead.
	 * @param {string} direction
	 * @param {{pressed?: string, repeat?: boolean}} [by]
	 */
	#go(direction, { pressed, repeat } = {}) {
		if (repeat && this.#steps > 0) {
			return;
		}
		this.#pressed = pressed;
		this.#steps++;
		this.#going = this.#going.then(() => this.#step(direction)).finally(() => this.#steps--);
	}

	async #step(direction) {
		const here = () => route.params().get('trace');
		const from = [this.#place, this.trace].find((each) => each && each.traceId === here());
		if (!from) {
			return;
		}
		try {
			const trace = await neighbour(from, direction, list());
			if (here() !== from.traceId) {
				return;
			}
			if (trace) {
				this.#place = trace;
				route.change({ trace: trace.traceId, observation: undefined });
			}
			else {
				this.said = `There is no ${wordsOf(list())[direction]} trace${route.params().get('list') ? ' in the list that you came from' : ''}.`;
			}
		}
		catch (ex) {
			this.said = ex.message;
		}
	}

	render() {
		const trace = this.trace;
		if (!trace) {
			return this.missing ? html`<clew-no-trace traceid=${this.traceid} .missing=${this.missing}></clew-no-trace>`
				: this.problem ? this.#problem() : html`<p class="loading quiet" role="status">Loading the trace …</p>`;
		}
		return html`
			${this.#problem()}
			<clew-trace-head .trace=${trace} said=${this.said ?? ''} .order=${wordsOf(list())}
				@next=${() => this.#go('next', { pressed: 'next' })} @previous=${() => this.#go('previous', { pressed: 'previous' })} @help=${this.#help}></clew-trace-head>
			${isLog() ? html`<clew-log .trace=${trace} .roots=${this.roots}></clew-log>` : this.#body(trace)}
			<clew-help></clew-help>`;
	}

	#problem() {
		return this.problem ? html`<p class="problem" role="alert">${this.problem}</p>` : nothing;
	}

	#body(trace) {
		const story = storyOf(this.roots, trace.inputObservationId)?.observation.observationId ?? '';
		const chosen = this.observationid || story;
		const narrow = this.#narrow.matches;
		const over = narrow && Boolean(this.observationid);
		return html`<clew-split ?over=${over}>
			<clew-steps slot="tree" .trace=${trace} .roots=${this.roots} .extent=${this.extent} selected=${chosen} @choose=${(event) => this.#choose(event.detail)}></clew-steps>
			<div slot="panel" class="panel ${over ? '' : 'story'}">
				${over ? html`<div class="back"><button class="plain" @click=${() => this.#choose(undefined)}>${sign('back')} Back to the trace</button></div>` : nothing}
				<clew-observation traceid=${trace.traceId} observationid=${chosen} .trace=${trace} .node=${this.nodes.get(chosen)} .story=${chosen === story}
					?brief=${narrow && !over} .running=${trace.status === 'RUNNING'}></clew-observation>
				${narrow && !over ? html`<div class="whole"><button @click=${() => this.#choose(story)}>All of this step</button></div>` : nothing}
			</div></clew-split>`;
	}

	#choose(observation) {
		if (route.params().get('trace') === this.trace?.traceId) {
			route.change({ observation }, { replace: !this.#narrow.matches });
		}
	}

}

function isLog() {
	return route.params().get('view') === 'log';
}

// Parameters of the endpoint for the list that the reader came from.
function list() {
	return queryOf(route.params().get('list'));
}

customElements.define('clew-trace', TracePage);
