import { LitElement, css, html, nothing } from 'lit';
import { shared } from '../core/css.js';
import { isExact } from '../core/exact.js';
import * as format from '../core/format.js';
import { brief, isLarge, visible } from './text.js';
import './gate.js';

const AT_ONCE = 100;

const LONG = 400;

/** JSON as a tree that can be folded. Only what is unfolded is made. */
class Json extends LitElement {

	static styles = [shared, css`
		:host { font-family: var(--mono); font-size: .92em; overflow-wrap: anywhere; }
		ul { list-style: none; margin: 0; padding-left: 1.1rem; border-left: 1px solid var(--line); }
		ul.root { padding-left: 0; border-left: 0; }
		li { padding: .05rem 0; }
		button { padding: 0 .25rem; border: 0; background: none; font-family: inherit; overflow-wrap: anywhere; text-align: start; }
		button.more { color: var(--accent); text-decoration: underline; }
		.toggle::before { content: '▸'; content: '▸' / ''; display: inline-block; width: .8em; flex: none; color: var(--quiet); }
		.toggle[aria-expanded='true']::before { content: '▾'; content: '▾' / ''; }
		.key { color: var(--type-span); }
		.leaf { padding-left: 1.05rem; }
		.string { color: var(--type-evaluator); white-space: pre-wrap; unicode-bidi: isolate; }
		.number, .boolean, .null { color: var(--type-generation); white-space: normal; }
	`];

	static properties = { value: { attribute: false }, depth: { type: Number }, changes: { state: true } };

	// By path: whether it is open, or how many of its entries are shown.
	#open = new Map();

	#shown = new Map();

	constructor() {
		super();
		this.depth = 2;
		this.changes = 0;
	}

	render() {
		const { value } = this;
		return isBranch(value) ? html`<ul class="root">${this.#entries(value, '', 0)}</ul>` : this.#leaf(value, '');
	}

	#entries(value, path, depth) {
		const list = Array.isArray(value);
		const keys = Object.keys(value);
		const shown = this.#shown.get(path) ?? AT_ONCE;
		return html`${keys.slice(0, shown).map((key) => this.#entry(list ? Number(key) : key, value[key], `${path}/${key}`, depth))}
			${keys.length > shown ? html`<li><button type="button" class="more" @click=${() => this.#more(path, shown)}>
				Show ${format.count(Math.min(keys.length - shown, shown))} more of ${format.count(keys.length)}</button></li>` : nothing}`;
	}

	#entry(key, value, path, depth) {
		const name = html`<bdi class="key">${typeof key === 'number' ? key : visible(brief(key))}</bdi>`;
		if (!isBranch(value)) {
			return html`<li class="leaf">${name}: ${this.#leaf(value, path)}</li>`;
		}
		const count = Object.keys(value).length;
		const sum = Array.isArray(value) ? `[${format.count(count)}]` : `{${format.count(count)}}`;
		if (count === 0) {
			return html`<li class="leaf">${name}: <span class="quiet">${Array.isArray(value) ? '[]' : '{}'}</span></li>`;
		}
		const open = this.#open.get(path) ?? depth + 1 < this.depth;
		return html`<li><button type="button" class="toggle" aria-expanded=${open} @click=${() => this.#toggle(path, !open)}>${name}
			<span class="quiet">${sum}</span></button>${open ? html`<ul>${this.#entries(value, path, depth + 1)}</ul>` : nothing}</li>`;
	}

	#leaf(value, path) {
		if (typeof value !== 'string') {
			return html`<span class=${value === null ? 'null' : isExact(value) ? 'number' : typeof value}>${String(value)}</span>`;
		}
		if (isLarge(value)) {
			return html`<clew-gate .text=${value}></clew-gate>`;
		}
		const open = value.length <= LONG || this.#open.get(path);
		return html`<span class="string">"${visible(open ? value : brief(value, LONG))}"</span>${open ? nothing
			: html` <button type="button" class="more" @click=${() => this.#toggle(path, true)}>Show all</button>`}`;
	}

	#toggle(path, open) {
		this.#open.set(path, open);
		this.changes++;
	}

	#more(path, shown) {
		this.#shown.set(path, shown * 2);
		this.changes++;
	}

}

function isBranch(value) {
	return typeof value === 'object' && value !== null && !isExact(value);
}

customElements.define('clew-json', Json);
