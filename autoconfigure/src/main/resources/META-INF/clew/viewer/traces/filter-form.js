import { LitElement, css, html } from 'lit';
import { shared } from '../core/css.js';
import { FIELDS, put, show } from './filters.js';

/** Asks for what has no values to choose from: bounds of figures, a score, metadata. */
class FilterForm extends LitElement {

	static styles = [shared, css`
		form { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: var(--space-2); margin: 0; }
		label { display: grid; gap: 2px; font-size: var(--text-xs); color: var(--quiet); }
		input { width: 100%; min-width: 0; padding: 2px 6px; font-size: var(--text-m); color: var(--text); }
		summary { cursor: pointer; padding: 2px 0; font-weight: 500; }
		details { border-top: 1px solid var(--line); padding: var(--space-1) 0; }
		details > form { margin-top: var(--space-1); }
	`];

	static properties = { filters: { attribute: false } };

	render() {
		const fields = FIELDS.filter((field) => field.asked);
		const active = Object.keys(this.filters).filter((name) => fields.some((field) => field.name === name) || name.startsWith('metadata.')).length;
		return html`<details ?open=${active > 0}><summary>More filters</summary>
			<form @submit=${(event) => event.preventDefault()}>
				${fields.map((field) => this.#field(field))}
				<label @change=${this.#addMetadata}>Metadata key<input id="key" autocomplete="off" spellcheck="false"></label>
				<label @change=${this.#addMetadata}>Metadata value<input id="value" autocomplete="off" spellcheck="false"></label>
			</form></details>`;
	}

	/** @param {import('./filters.js').Field} field */
	#field({ name, label, unit, hint }) {
		return html`<label>${label}${unit ? ` (${unit})` : ''}<input .value=${this.filters[name]?.[0] ?? ''} type=${unit ? 'number' : 'text'}
			min="0" step="any" placeholder=${hint ?? ''} autocomplete="off" spellcheck="false"
			@change=${(event) => show(put(this.filters, name, event.target.value.trim()))}></label>`;
	}

	#addMetadata() {
		const [key, value] = ['key', 'value'].map((id) => this.renderRoot.getElementById(id));
		if (key.value.trim() && value.value) {
			show(put(this.filters, `metadata.${key.value.trim()}`, value.value));
			key.value = value.value = '';
		}
	}

}

customElements.define('clew-filter-form', FilterForm);
