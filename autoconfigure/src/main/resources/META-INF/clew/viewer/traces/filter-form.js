import { LitElement, css, html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { shared } from '../core/css.js';
import { FIELDS, put, show } from './filters.js';

/** Asks for what to filter by: little first, the rest when it is wanted. */
class FilterForm extends LitElement {

	static styles = [shared, css`
		form { display: grid; grid-template-columns: minmax(0, 1fr); gap: .4rem; margin: 0; }
		label { display: grid; grid-template-columns: 6.200rem minmax(0, 1fr); gap: .4rem; align-items: center; font-size: .9em; }
		label .quiet { font-size: .9em; }
		input, select { width: 100%; min-width: 0; padding: .15rem .4rem; }
		summary { cursor: pointer; padding: .15rem 0; color: var(--accent); }
		details > :not(summary) { margin-top: .4rem; }
		fieldset { min-width: 0; margin: 0; padding: .3rem 0 0; border: 0; }
		fieldset label + label { margin-top: .4rem; }
		legend { padding: 0 0 .2rem; font-size: .9em; color: var(--quiet); }
	`];

	static properties = { filters: { attribute: false } };

	render() {
		const rest = FIELDS.filter((field) => !field.first);
		const active = rest.filter(({ name }) => this.filters[name]).length;
		return html`<form @submit=${(event) => event.preventDefault()}>
			${FIELDS.filter((field) => field.first).map((field) => this.#field(field))}
			<details><summary>More filters${active ? ` (${active})` : ''}</summary>
				${rest.map((field) => this.#field(field))}
				<fieldset @change=${this.#addMetadata}><legend>Metadata, exact</legend>
					<label>Key<input id="key" autocomplete="off" spellcheck="false"></label>
					<label>Value<input id="value" autocomplete="off" spellcheck="false"></label>
				</fieldset>
			</details>
		</form>`;
	}

	/** @param {import('./filters.js').Field} field */
	#field({ name, label, unit, choices, hint, many }) {
		const value = many ? '' : this.filters[name]?.[0] ?? '';
		const change = (event) => this.#change(event.target, name, many);
		const words = html`<span>${label}${unit ? html` <span class="quiet">${unit}</span>` : nothing}</span>`;
		if (choices) {
			return html`<label>${words}<select .value=${live(value)} @change=${change}><option value="">Any</option>
				${Object.entries(choices).map(([choice, word]) => html`<option value=${choice} ?selected=${choice === value}>${word}</option>`)}</select></label>`;
		}
		return html`<label>${words}<input .value=${value} type=${unit ? 'number' : 'text'} min=${unit ? 0 : nothing} step=${unit ? 'any' : nothing}
			placeholder=${hint ?? (many ? 'add one' : nothing)} autocomplete="off" spellcheck="false" dir=${unit ? nothing : 'auto'} @change=${change}></label>`;
	}

	#change(input, name, many) {
		const text = input.value.trim();
		if (many) {
			input.value = '';
		}
		show(put(this.filters, name, ...(many ? new Set([...this.filters[name] ?? [], text]) : [text])));
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
