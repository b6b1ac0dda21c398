import { LitElement, css, html } from 'lit';
import { shared } from '../core/css.js';
import * as format from '../core/format.js';
import './column-menu.js';
import './filter-chips.js';

/** What stands above the traces: how many there are, what they are filtered by, what is shown of them. */
class ListHead extends LitElement {

	static styles = [shared, css`
		:host { display: flex; gap: var(--space-2) var(--space-3); align-items: center; padding: 0 var(--space-3) var(--space-1); min-height: 2.25rem; }
		.count { flex: none; font-weight: 600; }
		clew-filter-chips { flex: 1; min-width: 0; }
		clew-column-menu { flex: none; }
		@media (max-width: 760px) {
			:host { flex-wrap: wrap; }
			clew-filter-chips { order: 1; flex-basis: 100%; }
			.count { flex: 1; }
		}
	`];

	static properties = { filters: { attribute: false }, rows: { attribute: false }, waiting: { attribute: false }, more: { attribute: false }, total: { attribute: false }, part: { attribute: false }, choice: { attribute: false } };

	render() {
		return html`<span class="count" role="status">${this.#count()}</span>
			<clew-filter-chips .filters=${this.filters}></clew-filter-chips>
			<clew-column-menu .choice=${this.choice}></clew-column-menu>`;
	}

	// What is there in full needs no other count; else it is as old as that may be.
	#count() {
		const { rows, more, waiting } = this;
		if (!rows?.length) {
			return '';
		}
		const known = rows.length + waiting;
		const all = more ? Math.max(this.total ?? 0, known) : known;
		return `${format.count(all)}${more && (this.total === undefined || this.part) ? '+' : ''} ${all === 1 ? 'trace' : 'traces'}`;
	}

}

customElements.define('clew-list-head', ListHead);
