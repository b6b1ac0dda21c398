import { LitElement, css, html, nothing } from 'lit';
import { get } from '../core/api.js';
import { shared, typeColours } from '../core/css.js';
import * as format from '../core/format.js';
import { Poll } from '../core/poll.js';
import * as route from '../core/route.js';
import { icon } from '../core/icon.js';
import { address, field, linkable, query, toggle } from './filters.js';

// Those at the beginning are open at first. What is closed is not counted.
const GROUPS = ['level', 'type', 'name', 'model', 'status', 'observationName', 'user', 'session', 'tag', 'prompt', 'responseModel', 'environment', 'release', 'service'];

const OPEN = 4;

const FEW = 8;

const MANY = 100;

/** How many of the traces have which value, kept up to date while "live"; each value filters by a click, and a second click takes that back. */
class FacetList extends LitElement {

	static styles = [shared, typeColours, css`
		details { border-top: 1px solid var(--line); padding: .3rem 0; }
		summary { cursor: pointer; padding: .15rem 0; font-weight: 500; }
		ul { list-style: none; margin: .1rem 0 .3rem; padding: 0; }
		li > :not(button) { display: flex; gap: .4rem; align-items: center; padding: .12rem .4rem; margin: 0 -.4rem; border-radius: 5px; color: var(--text); text-decoration: none; }
		li a:hover { background: var(--raised); }
		li a[aria-current] { background: var(--accent-soft); color: var(--accent); font-weight: 500; }
		.value { flex: 1; min-width: 0; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
		li button { padding: 0 .2rem; border: 0; background: none; color: var(--accent); font-size: .92em; }
		p { margin: 0 0 .3rem; }
	`];

	static properties = { filters: { attribute: false }, live: { attribute: false }, counts: { state: true }, newest: { state: true }, open: { state: true }, all: { state: true } };

	#turn = 0;

	constructor() {
		super();
		this.open = new Set(GROUPS.slice(0, OPEN));
		this.all = new Set();
		new Poll(this, () => this.hasUpdated && this.live && this.#count(), 10_000);
	}

	updated(changed) {
		if (changed.has('filters') || changed.has('open') || (changed.has('live') && this.live)) {
			this.#count();
		}
	}

	// Why there are no counts is said where the traces would be.
	async #count() {
		const turn = ++this.#turn;
		if (this.open.size === 0) {
			return;
		}
		const { sort, ...filters } = query(this.filters);
		try {
			const { facets, facetsOf } = await get('llmtraces', { ...filters, limit: 1, facets: [...this.open].join(',') });
			if (turn === this.#turn) {
				this.counts = facets;
				this.newest = facetsOf;
			}
		}
		catch {
			this.counts = turn === this.#turn ? undefined : this.counts;
		}
	}

	render() {
		return html`${this.counts && this.newest ? html`<p class="quiet">Of the newest ${format.count(this.newest)}</p>` : nothing}
			${GROUPS.map((name) => html`<details ?open=${this.open.has(name)} @toggle=${(event) => this.#toggle(name, event.target.open)}>
			<summary>${field(name).label}</summary>${this.counts?.[name] && this.open.has(name) ? this.#values(name) : nothing}</details>`)}`;
	}

	#toggle(name, open) {
		if (open !== this.open.has(name)) {
			this.open = new Set(open ? [...this.open, name] : [...this.open].filter((each) => each !== name));
		}
	}

	#values(name) {
		const values = Object.entries(this.counts[name]);
		const shown = values.slice(0, this.all.has(name) ? MANY : FEW);
		const hidden = Math.min(values.length, MANY) - shown.length;
		return values.length === 0 ? html`<p class="quiet">None</p>` : html`<ul aria-label="Traces by ${field(name).label}">
			${shown.map(([value, count]) => this.#value(name, value, count))}
			${hidden > 0 ? html`<li><button @click=${() => this.all = new Set([...this.all, name])}>${format.count(hidden)} more</button></li>` : nothing}
		</ul>`;
	}

	#value(name, value, count) {
		const chosen = this.filters[name]?.includes(value);
		const words = format.cut(field(name).choices?.[value] ?? value);
		const line = html`${name === 'type' ? html`<span aria-hidden="true">${icon(value)}</span>` : nothing}
			<span class="value" dir="auto">${words}</span><span class="number quiet">${format.count(count)}</span>`;
		return html`<li>${linkable(value) ? html`<a href=${route.href(address(toggle(this.filters, name, value)))} aria-current=${chosen ? 'true' : nothing}
			title=${words}>${line}</a>` : html`<div>${line}</div>`}</li>`;
	}

}

customElements.define('clew-facet-list', FacetList);
