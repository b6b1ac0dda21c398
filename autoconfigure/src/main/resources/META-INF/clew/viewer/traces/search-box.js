import { LitElement, css, html } from 'lit';
import { get } from '../core/api.js';
import { shared } from '../core/css.js';
import { put, show } from './filters.js';
import { isQuery, isUnfinished } from './search-words.js';

const PAUSE = 500;

const SHORT_PAUSE = 200;

/** Searches for plain words or by the query language, which it completes: after a pause, or at once by Enter. */
class SearchBox extends LitElement {

	static styles = [shared, css`
		:host { flex: 1 1 12rem; min-width: 0; max-width: 28rem; }
		form { margin: 0; }
		input { width: 100%; }
	`];

	static properties = { filters: { attribute: false }, completions: { state: true } };

	#timer;

	#typing;

	constructor() {
		super();
		this.completions = [];
	}

	disconnectedCallback() {
		clearTimeout(this.#timer);
		clearTimeout(this.#typing);
		super.disconnectedCallback();
	}

	focus() {
		this.#input.focus();
		this.#input.select();
	}

	/** @returns {HTMLInputElement} */
	get #input() {
		return this.renderRoot.querySelector('input');
	}

	render() {
		return html`<form role="search" @submit=${this.#submit}>
			<input type="search" aria-label="Search inputs and outputs" placeholder="Search inputs and outputs ( / )" autocomplete="off" spellcheck="false"
				title="Words, or a query such as level:ERROR latency:&gt;2s tool:cancel* -user:ann" list="completions"
				dir="auto" .value=${this.filters.query?.[0] ?? this.filters.q?.[0] ?? ''} @input=${this.#later}></form>
			<datalist id="completions">${this.completions.map((text) => html`<option value=${text}></option>`)}</datalist>`;
	}

	#later() {
		clearTimeout(this.#timer);
		clearTimeout(this.#typing);
		this.#typing = setTimeout(() => this.#complete(), SHORT_PAUSE);
		if (!isUnfinished(this.#input.value)) {
			this.#timer = setTimeout(() => this.#search(), PAUSE);
		}
	}

	// What cannot be completed is written without help.
	async #complete() {
		const text = this.#input.value;
		const { position, completions } = text === '' ? { position: 0, completions: [] }
			: await get('llmtraces', { complete: text }).catch(() => ({ position: 0, completions: [] }));
		if (text === this.#input?.value) {
			this.completions = completions.map((each) => text.slice(0, position) + each).filter((each) => each !== text);
		}
	}

	#submit(event) {
		event.preventDefault();
		this.#search();
	}

	// Going back leads to before the search, not through each pause in writing.
	#search() {
		clearTimeout(this.#timer);
		const text = this.#input.value;
		const others = put(put(this.filters, 'q'), 'query');
		show(put(others, isQuery(text) ? 'query' : 'q', text.trim() === '' ? '' : text), { replace: Boolean(this.filters.q ?? this.filters.query) });
	}

}

customElements.define('clew-search-box', SearchBox);
