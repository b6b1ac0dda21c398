import { LitElement, css, html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { shared, typeColours } from '../core/css.js';
import { barStyles, scale } from './tree-bar.js';
import { row, rowStyles } from './tree-row.js';
import { ticks } from './tree-rows.js';

/** Rows above and below those that are seen. */
const SPARE = 8;

/**
 * Tree and timeline in one: only the rows that are seen are in the page, however many there are.
 * Tells of the observation that is chosen by the event "choose", of one to open or close by "toggle".
 */
class TraceTree extends LitElement {

	static styles = [shared, typeColours, barStyles, rowStyles, css`
		:host { position: relative; overflow: hidden auto; container-type: inline-size; overscroll-behavior: contain; }
		.axis { position: sticky; top: 0; z-index: 2; display: grid; grid-template-columns: minmax(0, 1fr) 4.6rem 36%; height: 24px; padding-right: .5rem;
			background: var(--surface); border-bottom: 1px solid var(--line); font-size: .85em; line-height: 24px; color: var(--quiet); }
		.axis > :first-child { padding-left: 1.5rem; }
		[role="tree"] { position: relative; outline: none; contain: layout style; }
		[role="treeitem"] { position: absolute; left: 0; right: 0; contain: layout style; }
		[role="tree"]:focus-visible .active { outline: 2px solid var(--accent); outline-offset: -2px; z-index: 1; }
		.timeline { height: 28px; }
		@container (max-width: 620px) { .tokens { display: none; } }
		@container (max-width: 480px) {
			.timed .row { grid-template-columns: minmax(0, 1fr) 4.6rem; grid-template-rows: 26px 14px; height: 44px; }
			.axis { grid-template-columns: minmax(0, 1fr) 4.6rem; }
			.axis .time { display: none; }
			.timeline { grid-column: 1 / -1; height: 14px; }
			.bar, .late { top: 1px; height: 8px; }
			.around { top: -1px; bottom: 1px; }
			.part { display: none; }
		}
	`];

	static properties = { places: { attribute: false }, seen: { attribute: false }, selected: {}, active: { state: true }, first: { state: true }, count: { state: true } };

	#resized = new ResizeObserver(() => this.#measure());

	#chooseSoon;

	constructor() {
		super();
		this.first = 0;
		this.count = 30;
		this.addEventListener('scroll', () => this.#measure(), { passive: true });
	}

	connectedCallback() {
		super.connectedCallback();
		this.#resized.observe(this);
	}

	disconnectedCallback() {
		this.#resized.disconnect();
		clearTimeout(this.#chooseSoon);
		super.disconnectedCallback();
	}

	get #rowHeight() {
		return this.seen.timed && this.clientWidth <= 480 ? 44 : 28;
	}

	// A few rows at a time, so that not every pixel of scrolling renders.
	#measure() {
		const first = Math.floor(this.scrollTop / this.#rowHeight / SPARE) * SPARE;
		this.first = Math.max(0, first - SPARE);
		this.count = Math.ceil(this.clientHeight / this.#rowHeight) + 3 * SPARE;
	}

	willUpdate(changed) {
		if (changed.has('selected')) {
			this.active = this.selected;
		}
		if (changed.has('places')) {
			this.index = new Map(this.places.map((place, i) => [place.node.observation.observationId, i]));
		}
	}

	updated(changed) {
		if (changed.has('active') || changed.has('selected') || (changed.has('places') && changed.get('places') === undefined)) {
			this.#scrollTo(this.index.get(this.active));
		}
		if (changed.has('seen')) {
			this.#measure();
		}
	}

	#scrollTo(index) {
		if (index === undefined) {
			return;
		}
		const height = this.#rowHeight;
		const head = this.renderRoot.querySelector('.axis').offsetHeight;
		if (index * height < this.scrollTop) {
			this.scrollTop = index * height;
		}
		else if ((index + 1) * height + head > this.scrollTop + this.clientHeight) {
			this.scrollTop = (index + 1) * height + head - this.clientHeight;
		}
	}

	render() {
		const { places, seen, index } = this;
		const shown = places.slice(this.first, this.first + this.count);
		const active = places[index.get(this.active)] ?? places[0];
		if (active && !shown.includes(active)) {
			shown.push(active);
		}
		const height = this.#rowHeight;
		return html`
			<div class="axis" aria-hidden="true"><span>Step</span><span class="duration">Duration</span>${seen.timed ? scale(ticks(seen.extent), seen.extent) : nothing}</div>
			<div role="tree" aria-label="Steps" tabindex="0" class=${seen.timed ? 'timed' : ''} .style=${`height: ${places.length * height}px`}
				aria-activedescendant=${active ? `row-${index.get(active.node.observation.observationId)}` : nothing}
				@keydown=${this.#key} @click=${this.#click}>
				${repeat(shown, (place) => place.node.observation.observationId, (place) => this.#row(place, height, place === active))}
			</div>`;
	}

	#row(place, height, isActive) {
		const id = place.node.observation.observationId;
		const at = this.index.get(id);
		return html`<div role="treeitem" id="row-${at}" data-index=${at} aria-level=${place.depth + 1} aria-posinset=${place.position}
			aria-setsize=${place.siblings.length} aria-selected=${id === this.selected} .style=${`top: ${at * height}px`}
			aria-expanded=${place.children.length > 0 ? !this.seen.closed.has(id) : nothing}
			class="row ${isActive ? 'active' : ''} ${this.seen.hits.has(id) ? 'hit' : ''}">${row(place, this.seen)}</div>`;
	}

	#click(event) {
		const item = event.target.closest('[role="treeitem"]');
		const id = item && this.places[item.dataset.index].node.observation.observationId;
		if (id && event.target.closest('.twisty path, .twisty')?.querySelector('path')) {
			this.active = id;
			this.#tell('toggle', id);
		}
		else if (id) {
			this.active = id;
			this.#tell('choose', id);
		}
	}

	#key(event) {
		if (event.ctrlKey || event.metaKey || event.altKey) {
			return;
		}
		const at = this.index.get(this.active) ?? 0;
		const place = this.places[at];
		const page = Math.max(1, Math.floor(this.clientHeight / this.#rowHeight) - 2);
		const moves = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: this.places.length - 1, PageDown: at + page, PageUp: at - page };
		if (event.key in moves) {
			this.#move(moves[event.key]);
		}
		else if (event.key === 'ArrowRight' || event.key === 'ArrowLeft') {
			this.#sideways(place, at, event.key === 'ArrowRight');
		}
		else if (event.key === 'Enter' || event.key === ' ') {
			this.#choose(place);
		}
		else {
			return;
		}
		event.preventDefault();
	}

	#sideways(place, at, inwards) {
		const id = place.node.observation.observationId;
		const isOpen = place.children.length > 0 && !this.seen.closed.has(id);
		if (place.children.length > 0 && isOpen !== inwards) {
			this.#tell('toggle', id);
		}
		else if (inwards && isOpen) {
			this.#move(at + 1);
		}
		else if (!inwards && place.parent) {
			this.#move(this.index.get(place.parent.node.observation.observationId));
		}
	}

	// What is passed by on the way is not chosen: that would load it.
	#move(to) {
		const place = this.places[Math.min(this.places.length - 1, Math.max(0, to))];
		this.active = place.node.observation.observationId;
		clearTimeout(this.#chooseSoon);
		this.#chooseSoon = setTimeout(() => this.#choose(place), 150);
	}

	#choose(place) {
		clearTimeout(this.#chooseSoon);
		this.#tell('choose', place.node.observation.observationId);
	}

	#tell(type, id) {
		this.dispatchEvent(new CustomEvent(type, { detail: id }));
	}

}

customElements.define('clew-tree', TraceTree);
