import { LitElement, css, html, nothing } from 'lit';
import { shared, typeColours } from '../core/css.js';
import * as format from '../core/format.js';
import * as route from '../core/route.js';
import { icon } from '../core/icon.js';
import { address, field, linkable, put, show, toggle } from './filters.js';

/** Fields whose values are counted. Those at the beginning are open at first; what is closed is not counted. */
export const GROUPS = ['level', 'type', 'name', 'model', 'user', 'session', 'status', 'observationName', 'tag', 'prompt', 'responseModel', 'environment', 'release', 'service'];

/** So many are open at first. */
export const OPEN = 4;

const FEW = 8;

const MANY = 100;

/** How many of the traces have which value; each value filters by a click, and a second click takes that back. Tells of what is opened by "open". */
class FacetList extends LitElement {

	static styles = [shared, typeColours, css`
		details { border-top: 1px solid var(--line); padding: var(--space-1) 0; }
		summary { cursor: pointer; padding: 2px 0; font-weight: 500; }
		ul { list-style: none; margin: 1px 0 var(--space-1); padding: 0; }
		li > :not(button) { display: flex; gap: .4rem; align-items: center; padding: 2px 6px; margin: 0 -6px; border-radius: var(--corner-s); color: var(--text); text-decoration: none; }
		li a:hover { background: var(--raised); }
		li a[aria-current] { background: var(--accent-soft); color: var(--accent); font-weight: 500; }
		.value { flex: 1; min-width: 0; display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 3; overflow: hidden; overflow-wrap: anywhere; }
		li button { padding: 0 .2rem; border: 0; background: none; color: var(--accent); font-size: .92em; }
		input { width: 100%; margin: 2px 0; padding: 2px 6px; font-size: var(--text-s); }
		p { margin: 0 0 var(--space-1); font-size: var(--text-s); }
	`];

	static properties = { filters: { attribute: false }, counts: { attribute: false }, newest: { attribute: false }, open: { attribute: false }, all: { state: true }, sought: { state: true } };

	constructor() {
		super();
		this.all = new Set();
		this.sought = {};
	}

	render() {
		return html`${this.counts && this.newest ? html`<p class="quiet">Of the newest ${format.count(this.newest)}</p>` : nothing}
			${GROUPS.map((name) => html`<details ?open=${this.open.has(name)} @toggle=${(event) => this.#toggle(name, event.target.open)}>
			<summary>${field(name).label}</summary>${this.counts?.[name] && this.open.has(name) ? this.#values(name) : nothing}</details>`)}`;
	}

	#toggle(name, open) {
		if (open !== this.open.has(name)) {
			this.dispatchEvent(new CustomEvent('open', { detail: new Set(open ? [...this.open, name] : [...this.open].filter((each) => each !== name)) }));
		}
	}

	#values(name) {
		const values = Object.entries(this.counts[name]);
		const fitting = values.filter(([value]) => this.#fits(name, value));
		const shown = fitting.slice(0, this.all.has(name) ? MANY : FEW);
		const hidden = Math.min(fitting.length, MANY) - shown.length;
		return html`${values.length > FEW ? this.#search(name, fitting) : nothing}
			${fitting.length === 0 ? html`<p class="quiet">${values.length ? 'No such value' : 'None'}</p>` : html`<ul aria-label="Traces by ${field(name).label}">
			${shown.map(([value, count]) => this.#value(name, value, count))}
			${hidden > 0 ? html`<li><button @click=${() => this.all = new Set([...this.all, name])}>${format.count(hidden)} more</button></li>` : nothing}
		</ul>`}`;
	}

	// Enter takes what is written, or the only value that has it in it.
	#search(name, fitting) {
		const { label } = field(name);
		const take = (event) => {
			const text = event.target.value.trim();
			if (event.key === 'Enter' && text !== '') {
				const now = field(name).many ? this.filters[name] ?? [] : [];
				show(put(this.filters, name, ...new Set([...now, fitting.length === 1 ? fitting[0][0] : text])));
				this.sought = { ...this.sought, [name]: '' };
			}
		};
		return html`<input type="search" aria-label="Find ${label}" placeholder="Find …" autocomplete="off" spellcheck="false" dir="auto"
			.value=${this.sought[name] ?? ''} @input=${(event) => this.sought = { ...this.sought, [name]: event.target.value }} @keydown=${take}>`;
	}

	#fits(name, value) {
		return words(name, value).toLowerCase().includes((this.sought[name] ?? '').trim().toLowerCase());
	}

	#value(name, value, count) {
		const chosen = this.filters[name]?.includes(value);
		const text = format.cut(words(name, value));
		const line = html`${name === 'type' ? html`<span aria-hidden="true">${icon(value)}</span>` : nothing}
			<span class="value" dir="auto">${text}</span><span class="number quiet">${format.count(count)}</span>`;
		return html`<li>${linkable(value) ? html`<a href=${route.href(address(toggle(this.filters, name, value)))} aria-current=${chosen ? 'true' : nothing}
			title=${text}>${line}</a>` : html`<div>${line}</div>`}</li>`;
	}

}

function words(name, value) {
	return field(name).choices?.[value] ?? value;
}

customElements.define('clew-facet-list', FacetList);
