import { LitElement, css, html } from 'lit';
import { shared } from '../core/css.js';
import { HEAD, brief, bytes, chunks, download, size } from './text.js';

/** A text that is too large to be shown unasked: its head, the rest when asked for, and the whole as a file. */
class Gate extends LitElement {

	static styles = [shared, css`
		.text { font-family: var(--mono); font-size: .92em; white-space: pre-wrap; overflow-wrap: anywhere; unicode-bidi: plaintext; }
		.text > div { content-visibility: auto; contain-intrinsic-size: auto 40rem; }
		.actions { display: flex; flex-wrap: wrap; gap: .5rem; align-items: center; margin-top: .4rem; }
	`];

	static properties = { text: { attribute: false }, name: {}, open: { state: true } };

	willUpdate(changed) {
		if (changed.has('text')) {
			this.size = bytes(size(this.text));
			this.head = brief(this.text, HEAD);
		}
	}

	render() {
		return html`
			<div class="text">${this.open ? chunks(this.text).map((piece) => html`<div>${piece}</div>`) : this.head}</div>
			<div class="actions">
				<button type="button" @click=${() => this.open = !this.open}>${this.open ? 'Show less' : `Show all ${this.size}`}</button>
				<button type="button" @click=${() => download(this.text, `${this.name || 'content'}.txt`)}>Download</button>
				${this.open ? '' : html`<span class="quiet">Preview only.</span>`}
			</div>`;
	}

}

customElements.define('clew-gate', Gate);
