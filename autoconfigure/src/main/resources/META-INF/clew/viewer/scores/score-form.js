import { LitElement, css, html } from 'lit';
import { layout, shared } from '../core/css.js';
import { knownScores } from './known.js';

/** What a value may be, by the type of a score. */
const TYPES = { BOOLEAN: 'Yes / no', NUMERIC: 'Number', CATEGORICAL: 'Text' };

const NUMBER = /^-?\d{1,18}(\.\d{1,18})?([eE][-+]?\d{1,2})?$/;

/** Asks for a score of any name. Tells of it by "save" (name, value, comment), or of the change of mind by "leave". */
class ScoreForm extends LitElement {

	static styles = [shared, layout, css`
		:host { flex-basis: 100%; }
		form { display: flex; flex-wrap: wrap; gap: var(--space-2); align-items: end; padding: var(--space-2) 0; }
		:is(input, select, button) { min-height: var(--control); }
		input { width: 100%; }
		.field { flex: 1 1 9rem; max-width: 16rem; }
		.field.short { flex: 0 1 7rem; }
		.field.long { flex: 2 1 14rem; max-width: 30rem; }
		.deeds { display: flex; gap: var(--space-1); }
	`];

	static properties = { scores: { attribute: false }, known: { state: true }, type: { state: true }, name: { state: true } };

	constructor() {
		super();
		this.type = 'BOOLEAN';
		this.known = new Map();
	}

	async firstUpdated() {
		this.renderRoot.querySelector('input').focus();
		this.known = await knownScores(this.scores);
	}

	render() {
		const values = this.known.get(this.name)?.values ?? new Set();
		return html`<form @submit=${this.#save} @keydown=${this.#key}>
			<label class="field">Score<input name="name" required maxlength="100" list="names" autocomplete="off" spellcheck="false" @input=${this.#choose}></label>
			<datalist id="names">${[...this.known.keys()].map((name) => html`<option value=${name}></option>`)}</datalist>
			<label class="field short">Type<select name="type" .value=${this.type} @change=${(event) => this.type = event.target.value}>
				${Object.entries(TYPES).map(([type, word]) => html`<option value=${type} ?selected=${type === this.type}>${word}</option>`)}</select></label>
			<label class="field short">Value${this.#value()}</label>
			<datalist id="values">${[...values].map((value) => html`<option value=${value}></option>`)}</datalist>
			<label class="field long">Comment<input name="comment" maxlength="5000" autocomplete="off"></label>
			<div class="deeds"><button class="primary">Save</button><button type="button" class="plain" @click=${() => this.#tell('leave')}>Cancel</button></div></form>`;
	}

	#value() {
		switch (this.type) {
			case 'BOOLEAN': return html`<select name="value"><option value="true">Yes</option><option value="false">No</option></select>`;
			case 'NUMERIC': return html`<input name="value" required inputmode="decimal" autocomplete="off" placeholder="0.8">`;
			default: return html`<input name="value" required list="values" maxlength="500" autocomplete="off">`;
		}
	}

	// A name that is known has the type that it had.
	#choose({ target }) {
		this.name = target.value.trim();
		const type = this.known.get(this.name)?.dataType;
		this.type = type === 'TEXT' ? 'CATEGORICAL' : type ?? this.type;
	}

	#save(event) {
		event.preventDefault();
		const { name, value, comment } = event.target;
		const said = value.value.trim();
		const problem = wrong(this.type, said);
		if (problem) {
			value.setCustomValidity(problem);
			value.reportValidity();
			value.addEventListener('input', () => value.setCustomValidity(''), { once: true });
			return;
		}
		const typed = this.type === 'BOOLEAN' ? said === 'true' : this.type === 'NUMERIC' ? Number(said) : said;
		this.#tell('save', { name: name.value.trim(), value: typed, comment: comment.value.trim() || undefined });
	}

	#key(event) {
		if (event.key === 'Escape') {
			event.stopPropagation();
			this.#tell('leave');
		}
	}

	#tell(type, detail) {
		this.dispatchEvent(new CustomEvent(type, { detail }));
	}

}

// The application tells the type of a score by its value.
function wrong(type, value) {
	if (type === 'NUMERIC') {
		return NUMBER.test(value) ? '' : 'A number, such as 0.8';
	}
	return type === 'CATEGORICAL' && (NUMBER.test(value) || ['true', 'false'].includes(value)) ? 'This is no text: choose another type' : '';
}

customElements.define('clew-score-form', ScoreForm);
