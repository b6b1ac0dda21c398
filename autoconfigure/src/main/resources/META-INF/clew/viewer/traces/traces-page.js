import { LitElement, css, html, nothing } from 'lit';
import { get } from '../core/api.js';
import { shared } from '../core/css.js';
import { Poll } from '../core/poll.js';
import './trace-table.js';

/** All traces, the newest first, as they come. */
class TracesPage extends LitElement {

	static styles = [shared, css`
		:host { padding: .75rem 1rem; }
		.problem { margin-bottom: 1rem; }
	`];

	static properties = { traces: { state: true }, problem: { state: true } };

	constructor() {
		super();
		new Poll(this, () => this.#load());
	}

	async #load() {
		try {
			this.traces = (await get('llmtraces')).traces;
			this.problem = undefined;
		}
		catch (ex) {
			this.problem = ex.message;
		}
	}

	render() {
		return html`
			<h1 class="visually-hidden">Traces</h1>
			${this.problem ? html`<p class="problem" role="alert">${this.problem}</p>` : nothing}
			${this.traces ? html`<clew-trace-table .traces=${this.traces}></clew-trace-table>` : nothing}`;
	}

}

customElements.define('clew-traces', TracesPage);
