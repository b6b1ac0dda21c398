import { LitElement, css, html, nothing } from 'lit';
import { shared } from '../core/css.js';
import { pageKey } from '../core/keys.js';
import { Listening, on } from '../core/listening.js';
import * as route from '../core/route.js';
import { ContentSearch } from './content-search.js';
import { arrange, closedBelow, following, levels, nextOf, problemsOf, revealing, rows, shownIn } from './tree-rows.js';
import { find, indexOf } from './tree-search.js';
import './trace-tree.js';
import './tree-tools.js';

/** The steps of a trace with what searches, folds and draws them. Tells of the one that is chosen by the event "choose". */
class TraceSteps extends LitElement {

	static styles = [shared, css`
		:host { display: flex; flex-direction: column; min-height: 0; min-width: 0; }
		clew-tree { flex: 1 1 12rem; min-height: 8rem; }
		clew-agent-graph { flex: 0 1 auto; max-height: 45%; border-top: 1px solid var(--line); }
		@media (max-width: 760px) { clew-tree { flex: none; max-height: 60vh; max-height: 60dvh; } clew-agent-graph { max-height: none; } }
	`];

	static properties = { trace: { attribute: false }, roots: { attribute: false }, extent: { attribute: false }, selected: {},
		closed: { state: true }, query: { state: true }, content: { state: true } };

	#contentSearch = new ContentSearch(this);

	constructor() {
		super();
		this.closed = new Set();
		this.query = '';
		this.hits = new Map();
		new Listening(this, () => on(document, 'keydown', (event) => this.#key(pageKey(event), event)),
			() => route.onChange(() => this.requestUpdate()));
	}

	willUpdate(changed) {
		const before = this.view;
		const address = route.params();
		this.view = { spans: address.get('spans') !== 'off', steps: stepsIn(address), timeline: address.get('timeline') !== 'off', graph: address.get('graph') === 'on' };
		const rearranged = this.#isRearranged(changed, before);
		if (changed.has('trace')) {
			if (changed.get('trace')?.traceId !== this.trace.traceId) {
				this.closed = new Set();
			}
			this.index = undefined;
		}
		if (rearranged) {
			this.tree = arrange(this.roots, shownIn(this.query ? { ...this.view, steps: 'all' } : this.view, this.selected));
			this.depth = levels(this.tree);
			this.problems = problemsOf(this.tree);
		}
		if (changed.has('selected')) {
			this.closed = revealing(this.tree, this.selected, this.closed);
		}
		if (changed.has('query') || changed.has('trace')) {
			this.#contentSearch.ask(this.trace, this.query);
		}
		if (rearranged || changed.has('query') || changed.has('trace') || changed.has('content')) {
			this.#search();
		}
		if (rearranged || changed.has('closed') || this.closed !== this.shownClosed) {
			this.shownClosed = this.closed;
			this.places = rows(this.tree, this.closed);
		}
		if (this.view.graph && !customElements.get('clew-agent-graph')) {
			import('./agent-graph.js');
		}
	}

	// What is chosen is shown in any case, and whatever is searched for.
	#isRearranged(changed, before) {
		return changed.has('roots') || before?.spans !== this.view.spans || before?.steps !== this.view.steps
			|| changed.has('query') && Boolean(this.query) !== Boolean(changed.get('query'))
			|| changed.has('selected') && [this.selected, changed.get('selected')].some((id) => id && this.#isFolded(id));
	}

	#isFolded(id) {
		const node = this.tree?.nodes.get(id);
		return node !== undefined && !shownIn(this.view)(node);
	}

	#search() {
		this.index ??= this.query ? indexOf(this.trace.observations) : undefined;
		const hits = this.query ? find(this.index, this.query) : new Map();
		const field = (id) => hits.get(id) ?? (this.content.ids.has(id) ? 'content' : undefined);
		this.hits = new Map([...this.tree.places.keys()].filter(field).map((id) => [id, field(id)]));
	}

	render() {
		const { view, extent, query, hits, closed } = this;
		const numbers = [...hits.keys()];
		return html`
			<clew-tree-tools .view=${view} .levels=${this.depth} .problems=${this.problems.length} .query=${query} .hits=${numbers.length}
				.hit=${numbers.indexOf(this.selected) + 1} reach=${this.content.state}
				@find=${(event) => this.#find(event.detail)} @next-hit=${(event) => this.#goOn(({ node }) => hits.has(node.observation.observationId), event.detail)}
				@leave=${() => this.#tree.focus()} @next-problem=${() => this.#nextProblem(1)}
				@levels=${(event) => this.closed = closedBelow(this.tree, event.detail)}></clew-tree-tools>
			<clew-tree .places=${this.places} .seen=${{ extent, timed: view.timeline, query, hits, closed }} selected=${this.selected}
				@choose=${(event) => this.#choose(event.detail)} @toggle=${(event) => this.#toggle(event.detail)}></clew-tree>
			${view.graph ? html`<clew-agent-graph .roots=${this.roots} selected=${this.selected}
				@choose=${(event) => this.#choose(event.detail)}></clew-agent-graph>` : nothing}`;
	}

	/** Puts the focus on the tree, and so on the step that is chosen. */
	async focus(options) {
		await this.updateComplete;
		await this.renderRoot.querySelector('clew-tree').updateComplete;
		this.#tree.focus(options);
	}

	get #tree() {
		return this.renderRoot.querySelector('clew-tree').renderRoot.querySelector('[role="tree"]');
	}

	#key(key, event) {
		if (key === '/') {
			event.preventDefault();
			this.renderRoot.querySelector('clew-tree-tools').focusSearch();
		}
		else if (key === 'e' || key === 'E') {
			this.#nextProblem(key === 'e' ? 1 : -1);
		}
	}

	#find(query) {
		this.query = query;
	}

	#nextProblem(step) {
		this.#goTo(nextOf(this.problems, this.selected, step));
	}

	#goOn(isWanted, step) {
		this.#goTo(following(this.tree, isWanted, this.selected, step));
	}

	#goTo(id) {
		if (id) {
			this.closed = revealing(this.tree, id, this.closed);
			this.#choose(id);
		}
	}

	#toggle(id) {
		const closed = new Set(this.closed);
		if (!closed.delete(id)) {
			closed.add(id);
		}
		this.closed = closed;
	}

	#choose(id) {
		this.dispatchEvent(new CustomEvent('choose', { detail: id }));
	}

}

/** Which steps are shown: all, or without stages of retrieval unless something else is wished. */
function stepsIn(address) {
	return ['all', 'long'].includes(address.get('steps')) ? address.get('steps') : 'main';
}

customElements.define('clew-steps', TraceSteps);
