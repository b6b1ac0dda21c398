import { LitElement, css, html, nothing } from 'lit';
import { shared } from '../core/css.js';
import { cleared, entries, show, toggle } from './filters.js';

/** What is filtered by, each to be taken away. */
class FilterChips extends LitElement {

	static styles = [shared, css`
		:host { }
		ul { display: flex; flex-wrap: wrap; gap: .3rem; margin: 0; padding: 0; list-style: none; }
		li { min-width: 0; }
		button { max-width: 100%; padding: .05rem .55rem; border-radius: 1em; font-size: .92em; }
		.chip-text { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
		.filter { background: var(--accent-soft); border-color: var(--accent); }
	`];

	static properties = { filters: { attribute: false } };

	render() {
		const all = entries(this.filters);
		if (all.length === 0) {
			return nothing;
		}
		return html`<ul aria-label="Active filters">
			${all.map(({ name, value, label, words }) => html`<li><button class="filter" aria-label="Remove filter ${label}: ${words}"
				@click=${() => show(toggle(this.filters, name, value))}>
				<span class="chip-text">${label}: <bdi>${words}</bdi></span><span aria-hidden="true">×</span></button></li>`)}
			${all.length > 1 ? html`<li><button @click=${() => show(cleared(this.filters))}>Clear all</button></li>` : nothing}
		</ul>`;
	}

}

customElements.define('clew-filter-chips', FilterChips);
