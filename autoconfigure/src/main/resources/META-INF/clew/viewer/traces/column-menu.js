import { LitElement, css, html } from 'lit';
import { shared } from '../core/css.js';
import '../core/menu.js';
import { COLUMNS, DETAILS, choose } from './columns.js';

/** Asks what the list shows of each trace; "chosen" tells what is to be shown then. */
class ColumnMenu extends LitElement {

	static styles = [shared, css`
		:host { display: inline-flex; }
		fieldset { margin: 0; padding: 0; border: 0; }
		fieldset + fieldset { margin-top: var(--space-2); }
		legend { padding: var(--space-1) var(--space-2); font-size: var(--text-xs); color: var(--quiet); }
		label { display: flex; gap: .6em; align-items: center; padding: 3px var(--space-2); border-radius: var(--corner-s); cursor: pointer; }
		label:hover { background: var(--raised); }
		input { margin: 0; }
	`];

	static properties = { choice: { attribute: false } };

	render() {
		return html`<clew-menu label="Columns" sign="columns">
			${this.#choices('Columns', COLUMNS)}${this.#choices('Below the question', DETAILS)}</clew-menu>`;
	}

	#choices(title, columns) {
		return html`<fieldset><legend>${title}</legend>${columns.map(({ name, label }) => html`<label><input type="checkbox"
			.checked=${this.choice[name]} @change=${(event) => this.#choose(name, event.target.checked)}>${label}</label>`)}</fieldset>`;
	}

	#choose(name, shown) {
		this.dispatchEvent(new CustomEvent('chosen', { detail: choose(name, shown) }));
	}

}

customElements.define('clew-column-menu', ColumnMenu);
