import { LitElement, css, html, nothing } from 'lit';
import { shared } from '../core/css.js';
import * as format from '../core/format.js';
import { isOpened } from '../core/opened.js';
import * as route from '../core/route.js';
import { address, read } from '../traces/filters.js';

const TITLES = {
	evicted: 'This trace was evicted',
	deleted: 'This trace was deleted'
};

/** Says why a trace is not there, as far as the application knows, and leads back. "missing" has what the endpoint said. */
class NoTrace extends LitElement {

	static styles = [shared, css`
		:host { padding: var(--space-6) var(--space-4); }
		.all { max-width: 40rem; margin: 0 auto; }
		p { margin: var(--space-2) 0; }
		code { overflow-wrap: anywhere; }
		.ways { display: flex; flex-wrap: wrap; gap: var(--space-2); margin-top: var(--space-4); }
	`];

	static properties = { traceid: {}, missing: { attribute: false } };

	render() {
		const { reason, message, startedAt } = this.missing;
		return html`<div class="all"><div role="alert"><h1>${TITLES[reason] ?? 'Trace not found'}</h1>
			<p>${message.replace(/\.?$/, '.')}</p></div>
			${startedAt ? html`<p>The application started <span class="number">${format.time(startedAt)}</span>. What was kept in memory before that is gone.</p>` : nothing}
			${isOpened(this.traceid) ? nothing : html`<p class="quiet">Trace <code>${this.traceid}</code></p>`}
			<div class="ways"><a class="button primary" href=${this.#back()}>All traces</a></div></div>`;
	}

	// The list that one came from, if any.
	#back() {
		return route.href(address(read(new URLSearchParams(route.params().get('list') ?? ''))));
	}

}

customElements.define('clew-no-trace', NoTrace);
