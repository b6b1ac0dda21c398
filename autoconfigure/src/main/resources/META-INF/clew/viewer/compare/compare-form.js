import { LitElement, css, html } from 'lit';
import { shared } from '../core/css.js';
import * as route from '../core/route.js';

/** Asks for what is to be compared: ids, or links of this page. */
class CompareForm extends LitElement {

	static styles = [shared, css`
		form { display: flex; flex-wrap: wrap; gap: .5rem 1rem; align-items: end; }
		label { flex: 1 1 18rem; display: grid; gap: .15rem; min-width: 0; }
		input { width: 100%; font-family: var(--mono); }
		p { margin: 0 0 .6rem; }
	`];

	static properties = { a: {}, b: {} };

	render() {
		return html`<p class="quiet">Two traces or two steps: the id of a trace, the ids of a trace and a step with a slash between them, or a link that was copied.</p>
			<form @submit=${this.#submit}>
				<label>A <input name="a" required .value=${this.a ?? ''} spellcheck="false" autocomplete="off"></label>
				<label>B <input name="b" required .value=${this.b ?? ''} spellcheck="false" autocomplete="off"></label>
				<button>Compare</button></form>`;
	}

	#submit(event) {
		event.preventDefault();
		const { a, b } = event.target;
		route.go({ page: 'compare', a: place(a.value), b: place(b.value) });
	}

}

// A link means what it shows.
function place(text) {
	const query = text.includes('?') ? new URLSearchParams(text.slice(text.indexOf('?'))) : undefined;
	return query?.has('trace') ? [query.get('trace'), query.get('observation')].filter(Boolean).join('/') : text.trim();
}

customElements.define('clew-compare-form', CompareForm);
