import { LitElement, css, html, nothing } from 'lit';
import '../content/text-view.js';
import { visible } from '../content/text.js';
import { shared } from '../core/css.js';
import * as format from '../core/format.js';
import { difference } from './words.js';

const LONG = 500;

const AROUND = 160;

/** Two texts side by side: what only A has is struck through, what only B has is underlined; long parts that are the same are folded. */
class DiffText extends LitElement {

	static styles = [shared, css`
		.sides { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); gap: .5rem; }
		.side { padding: .4rem .6rem; border: 1px solid var(--line); border-radius: 6px; background: var(--surface); min-width: 0; }
		.text { white-space: pre-wrap; overflow-wrap: anywhere; unicode-bidi: plaintext; font-family: var(--mono); font-size: .92em; }
		.letter { color: var(--quiet); font-size: .85em; font-weight: 650; }
		del, ins { color: var(--text); border-radius: 3px; unicode-bidi: isolate; }
		del { background: var(--warning-soft); text-decoration: line-through 1.5px; }
		ins { background: var(--accent-soft); text-decoration: underline 2px; text-underline-offset: 2px; }
		button { padding: 0 .4rem; font-size: .85em; font-family: var(--sans); white-space: normal; }
		p { margin: 0 0 .3rem; }
		@media (max-width: 760px) { .sides { grid-template-columns: minmax(0, 1fr); } }
	`];

	static properties = { a: { attribute: false }, b: { attribute: false }, open: { state: true } };

	willUpdate(changed) {
		if (changed.has('a') || changed.has('b')) {
			this.open = new Set();
			this.parts = this.a === undefined || this.b === undefined ? undefined : difference(this.a, this.b);
		}
	}

	render() {
		const { a, b, parts } = this;
		const tooLong = a !== undefined && b !== undefined && !parts;
		return html`${tooLong ? html`<p class="quiet">They differ. They are too long to be compared word by word: ${format.count(a.length)} and ${format.count(b.length)} characters.</p>` : nothing}
			<div class="sides">${this.#side('A', a)}${this.#side('B', b)}</div>`;
	}

	#side(letter, text) {
		const own = letter.toLowerCase();
		return html`<div class="side" role="group" aria-label=${letter}><div class="letter" aria-hidden="true">${letter}</div>
			${text === undefined ? html`<span class="quiet">Not in ${letter}</span>`
			: this.parts ? html`<div class="text">${this.parts.map((part, at) => part.in === 'same' ? this.#same(part.text, at) : part.in === own ? mark(part) : nothing)}</div>`
			: html`<clew-text plain .text=${text} name="side-${own}"></clew-text>`}</div>`;
	}

	#same(text, at) {
		if (text.length <= LONG || this.open.has(at)) {
			return visible(text);
		}
		const from = at === 0 ? 0 : AROUND;
		const to = at === this.parts.length - 1 && at > 0 ? text.length : text.length - AROUND;
		return html`${visible(text.slice(0, from))} <button @click=${() => this.open = new Set(this.open).add(at)}>… ${format.count(to - from)} unchanged
			characters …</button> ${visible(text.slice(to))}`;
	}

}

function mark({ in: side, text }) {
	return side === 'a' ? html`<del>${visible(text)}</del>` : html`<ins>${visible(text)}</ins>`;
}

customElements.define('clew-diff', DiffText);
