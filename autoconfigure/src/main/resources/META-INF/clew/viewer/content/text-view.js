import { LitElement, css, html, nothing } from 'lit';
import { shared } from '../core/css.js';
import { isSimple } from './markdown-limits.js';
import { chunks, isLarge } from './text.js';
import './gate.js';
import './markdown.js';

const CHUNKED = 20_000;

const LONG = { characters: 1600, lines: 22 };

const SHORT = { characters: 560, lines: 8 };

/**
 * A text of any size: as Markdown, or plain, with lines as they are or broken; what is long is folded, sooner where it is to be
 * "short", and what is very long stands behind a gate.
 */
class TextView extends LitElement {

	static styles = [shared, css`
		.plain { font-family: var(--text-font, var(--mono)); font-size: var(--text-size, .92em); tab-size: 4; white-space: pre-wrap; overflow-wrap: anywhere; unicode-bidi: plaintext; }
		.plain > div { content-visibility: auto; contain-intrinsic-size: auto 20rem; }
		.plain.lines { white-space: pre; overflow-x: auto; }
		.folded { max-height: 16rem; overflow: hidden; mask-image: linear-gradient(#000 75%, transparent); }
		.folded.short { max-height: 8rem; }
		button { margin-top: .3rem; font-size: .9em; }
	`];

	static properties = { text: { attribute: false }, plain: { type: Boolean }, lines: { type: Boolean }, short: { type: Boolean }, name: {}, open: { state: true } };

	render() {
		if (isLarge(this.text)) {
			return html`<clew-gate .text=${this.text} name=${this.name ?? ''}></clew-gate>`;
		}
		const long = isLong(this.text, this.short ? SHORT : LONG);
		return html`<div id="text" class=${long && !this.open ? `folded ${this.short ? 'short' : ''}` : ''}>${this.#text()}</div>
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

function isLong(text, most) {
	let lines = 0;
	for (let at = text.indexOf('\n'); at >= 0 && lines <= most.lines; at = text.indexOf('\n', at + 1)) {
		lines++;
	}
	return text.length > most.characters || lines > most.lines;
}

customElements.define('clew-text', TextView);
