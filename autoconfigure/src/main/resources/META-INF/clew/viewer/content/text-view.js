import { LitElement, css, html, nothing } from 'lit';
import { shared } from '../core/css.js';
import { isSimple } from './markdown-limits.js';
import { chunks, isLarge } from './text.js';
import './gate.js';
import './markdown.js';

const CHUNKED = 20_000;

const LONG = 1600;

const LINES = 22;

/** A text of any size: as Markdown, or plain, with lines as they are or broken; what is long is folded, what is very long stands behind a gate. */
class TextView extends LitElement {

	static styles = [shared, css`
		.plain { font-family: var(--text-font, var(--mono)); font-size: var(--text-size, .92em); tab-size: 4; white-space: pre-wrap; overflow-wrap: anywhere; unicode-bidi: plaintext; }
		.plain > div { content-visibility: auto; contain-intrinsic-size: auto 20rem; }
		.plain.lines { white-space: pre; overflow-x: auto; }
		.folded { max-height: 16rem; overflow: hidden; mask-image: linear-gradient(#000 75%, transparent); }
		button { margin-top: .3rem; font-size: .9em; }
	`];

	static properties = { text: { attribute: false }, plain: { type: Boolean }, lines: { type: Boolean }, name: {}, open: { state: true } };

	render() {
		if (isLarge(this.text)) {
			return html`<clew-gate .text=${this.text} name=${this.name ?? ''}></clew-gate>`;
		}
		const long = isLong(this.text);
		return html`<div id="text" class=${long && !this.open ? 'folded' : ''}>${this.#text()}</div>
			${long ? html`<button type="button" aria-expanded=${!!this.open} aria-controls="text" @click=${() => this.open = !this.open}>
				${this.open ? 'Show less' : 'Show more'}</button>` : nothing}`;
	}

	#text() {
		if (!this.plain && isSimple(this.text)) {
			return html`<clew-markdown .text=${this.text}></clew-markdown>`;
		}
		const text = this.text.length > CHUNKED ? chunks(this.text).map((piece) => html`<div>${piece}</div>`) : this.text;
		return html`<div class="plain ${this.lines ? 'lines' : ''}" tabindex=${this.lines ? 0 : nothing}>${text}</div>`;
	}

}

function isLong(text) {
	let lines = 0;
	for (let at = text.indexOf('\n'); at >= 0 && lines <= LINES; at = text.indexOf('\n', at + 1)) {
		lines++;
	}
	return text.length > LONG || lines > LINES;
}

customElements.define('clew-text', TextView);
