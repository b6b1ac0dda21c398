import { LitElement, css, html, nothing } from 'lit';
import { chunks, visible } from '../content/text.js';
import { shared } from '../core/css.js';
import * as format from '../core/format.js';

/** So much of a text is shown at first. */
const LONG = 1200;

const LINES = 14;

/** So much stands before what was searched for. */
const AROUND = 200;

const MOST_MARKS = 200;

/** A text of the log, its beginning at first or the place of what is searched for, which is marked ("query"). */
class LogText extends LitElement {

	static styles = [shared, css`
		.text { font-family: var(--mono); font-size: .92em; white-space: pre-wrap; overflow-wrap: anywhere; unicode-bidi: plaintext; tab-size: 4; }
		.text > div + div, .text > div:has(+ div) { content-visibility: auto; contain-intrinsic-size: auto 20rem; }
		mark { background: var(--warning-soft); color: var(--warning); border-bottom: 2px solid currentcolor; }
		button { margin-top: 2px; padding: 0; border: 0; background: none; color: var(--accent); font-size: var(--text-s); }
	`];

	static properties = { text: { attribute: false }, query: {}, open: { state: true } };

	render() {
		const { text, query } = this;
		const found = query ? text.toLowerCase().indexOf(query.toLowerCase()) : -1;
		const from = this.open || found < LONG ? 0 : Math.max(0, found - AROUND);
		const to = this.open ? text.length : end(text, from);
		return html`<div class="text">${from > 0 ? '… ' : nothing}${chunks(text.slice(from, to)).map((piece) => html`<div>${marked(piece, query)}</div>`)}${to < text.length ? ' …' : nothing}</div>
			${from > 0 || to < text.length ? html`<button type="button" @click=${() => this.open = true}>Show all ${format.count(text.length)} characters</button>` : nothing}`;
	}

}

function end(text, from) {
	let to = from;
	for (let lines = 0; lines < LINES; lines++) {
		const next = text.indexOf('\n', to + 1);
		if (next < 0 || next - from > LONG) {
			return Math.min(text.length, from + LONG);
		}
		to = next;
	}
	return to;
}

function marked(text, query) {
	const wanted = query?.toLowerCase();
	const lower = text.toLowerCase();
	if (!wanted || lower.length !== text.length) {
		return visible(text);
	}
	const parts = [];
	let from = 0;
	for (let at = lower.indexOf(wanted); at >= 0 && parts.length < MOST_MARKS; at = lower.indexOf(wanted, from)) {
		parts.push(visible(text.slice(from, at)), html`<mark>${visible(text.slice(at, at + wanted.length))}</mark>`);
		from = at + wanted.length;
	}
	return [...parts, visible(text.slice(from))];
}

customElements.define('clew-log-text', LogText);
