import { LitElement, css, html, nothing } from 'lit';
import { url } from '../core/api.js';
import { shared } from '../core/css.js';
import * as format from '../core/format.js';

/** Where a trace comes from: a way to download it as the endpoint returns it, or the file that it was opened from. */
class Download extends LitElement {

	static styles = [shared, css`
		:host { display: inline-flex; align-items: center; min-width: 0; }
		.chip { white-space: normal; overflow-wrap: anywhere; color: var(--warning); background: var(--warning-soft); border-color: currentcolor; }
	`];

	static properties = { trace: { attribute: false } };

	render() {
		const { openedFrom, traceId } = this.trace;
		return openedFrom ? html`<span class="chip" title="Nothing of it comes from this application; it was trace ${format.cut(openedFrom.traceId, 64)}">Opened
				from the file <bdi>${format.cut(openedFrom.fileName, 80)}</bdi></span>`
			: html`<a class="button" href=${url('llmtraces', {}, traceId)} download="trace-${traceId}.json"
				title=${this.trace.status === 'RUNNING' ? 'As far as it has come' : nothing}>Download</a>`;
	}

}

customElements.define('clew-download', Download);
