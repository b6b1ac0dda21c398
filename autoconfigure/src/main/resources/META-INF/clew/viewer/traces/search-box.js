import { LitElement, css, html } from 'lit';
import { shared } from '../core/css.js';
import { put, show } from './filters.js';

const PAUSE = 500;

/** Searches for plain text: after a pause, or at once by Enter. */
class SearchBox extends LitElement {

	static styles = [shared, css`
		:host { flex: 1 1 12rem; min-width: 0; max-width: 28rem; }
		form { margin: 0; }
		input { width: 100%; }
	`];

	static properties = { filters: { attribute: false } };

	#timer;

	disconnectedCallback() {
		clearTimeout(this.#timer);
		super.disconnectedCallback();
	}

	focus() {
		const input = this.renderRoot.querySelector('input');
		input.focus();
		input.select();
	}

	render() {
		return html`<form role="search" @submit=${this.#submit}>
			<input type="search" aria-label="Search inputs and outputs" placeholder="Search inputs and outputs ( / )" autocomplete="off" spellcheck="false"
				dir="auto" .value=${this.filters.q?.[0] ?? ''} @input=${this.#later}></form>`;
	}

	#later() {
		clearTimeout(this.#timer);
		this.#timer = setTimeout(() => this.#search(), PAUSE);
	}

	#submit(event) {
		event.preventDefault();
		this.#search();
	}

	// Going back leads to before the search, not through each pause in writing.
	#search() {
		clearTimeout(this.#timer);
		const text = this.renderRoot.querySelector('input').value;
		show(put(this.filters, 'q', text.trim() === '' ? '' : text), { replace: Boolean(this.filters.q) });
	}

}

customElements.define('clew-search-box', SearchBox);
