import { LitElement, css, html } from 'lit';
import { copy } from '../core/clipboard.js';
import { shared } from '../core/css.js';
import { plain } from './text.js';

/** Copies a value, as text or JSON, and says whether that went well. A "word" stands beside its sign. */
class Copy extends LitElement {

	static styles = [shared, css`
		:host { display: inline-block; flex: none; position: relative; }
		button { padding: .1rem .3rem; border-color: transparent; background: none; color: var(--quiet); font-size: .85em; }
		button:hover { color: var(--text); background: var(--raised); }
		:host([word]) button { min-height: var(--control); padding: 0 var(--space-2); border-color: var(--line-strong); background: var(--surface); color: var(--text); font-size: 1em; }
		svg { display: block; }
	`];

	static properties = { value: { attribute: false }, label: {}, word: {}, said: { state: true } };

	#timer;

	render() {
		return html`<button type="button" aria-label=${this.label} title=${this.label} @click=${this.#copy}>
				${this.said === 'Copied' ? CHECK : SHEETS}${this.said || this.word ? html`<span aria-hidden="true">${this.said || this.word}</span>` : ''}</button>
			<span role="status" class="visually-hidden">${this.said ?? ''}</span>`;
	}

	async #copy() {
		const text = plain(typeof this.value === 'function' ? this.value() : this.value);
		this.said = (await copy(text)) ? 'Copied' : 'Could not be copied';
		clearTimeout(this.#timer);
		this.#timer = setTimeout(() => this.said = undefined, 2000);
	}

}

const SHEETS = html`<svg width="14" height="14" viewBox="0 0 16 16" fill="none" stroke="currentColor" stroke-width="1.4" aria-hidden="true">
	<path d="M5.500 5.500h8v8h-8zM3 10.500h-.5v-8h8V3"></path></svg>`;

const CHECK = html`<svg width="14" height="14" viewBox="0 0 16 16" fill="none" stroke="currentColor" stroke-width="1.800" aria-hidden="true">
	<path d="M3 8.500l3.500 3.500L13 4.500"></path></svg>`;

customElements.define('clew-copy', Copy);
