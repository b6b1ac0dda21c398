import { LitElement, css, html, nothing } from 'lit';
import { has, url } from '../core/api.js';
import { shared } from '../core/css.js';
import { cleared, entries, show } from './filters.js';

/** What to do when there is no trace to show. */
class EmptyState extends LitElement {

	static styles = [shared, css`
		:host { max-width: 34rem; margin: 12vh auto 0; padding: 0 1rem; text-align: center; }
		p { margin: .6rem 0; }
	`];

	static properties = { filters: { attribute: false } };

	render() {
		return entries(this.filters).length ? html`<h2>Nothing matches</h2>
			<p class="quiet">No trace has all that the filters ask for.</p>
			<button @click=${() => show(cleared(this.filters))}>Clear filters</button>`
			: html`<h2>No trace yet</h2>
			<p>Call your application: do something in it that asks a model, an AI service or a retriever.
				Each such run appears here by itself, as soon as it starts.</p>
			${has('llminstrumentation') ? html`<p class="quiet">Nothing comes?
				<a href=${url('llminstrumentation')} target="_blank" rel="noopener">See what is traced, what is not, and why</a></p>` : nothing}`;
	}

}

customElements.define('clew-empty-state', EmptyState);
