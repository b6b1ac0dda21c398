import { LitElement, css, html, nothing } from 'lit';
import { shared } from '../core/css.js';
import * as format from '../core/format.js';
import { brief } from './text.js';
import './json.js';
import './text-view.js';

const AT_ONCE = 50;

/** Names with values, such as metadata, arguments or parameters. */
class Fields extends LitElement {

	static styles = [shared, css`
		:host { container-type: inline-size; }
		dl { display: grid; grid-template-columns: minmax(5rem, max-content) minmax(0, 1fr); gap: .15rem .9rem; margin: 0; }
		dt { max-width: 14rem; color: var(--quiet); overflow-wrap: anywhere; }
		dd { margin: 0; min-width: 0; overflow-wrap: anywhere; }
		@container (max-width: 22rem) { dl { grid-template-columns: minmax(0, 1fr); } dd { margin: 0 0 .3rem .6rem; } }
	`];

	static properties = { fields: { attribute: false }, all: { state: true } };

	render() {
		const entries = Object.entries(this.fields);
		const shown = this.all ? entries : entries.slice(0, AT_ONCE);
		return html`<dl>${shown.map(([name, value]) => html`<dt><bdi>${brief(name)}</bdi></dt> <dd>${view(name, value)}</dd>`)}</dl>
			${shown.length < entries.length ? html`<button type="button" @click=${() => this.all = true}>
				Show ${format.count(entries.length - shown.length)} more</button>` : nothing}`;
	}

}

function view(name, value) {
	if (typeof value === 'string') {
		return html`<clew-text plain .text=${value} name=${brief(name, 40)}></clew-text>`;
	}
	return typeof value === 'object' && value !== null ? html`<clew-json .value=${value} depth="1"></clew-json>`
		: html`<code>${String(value)}</code>`;
}

customElements.define('clew-fields', Fields);
