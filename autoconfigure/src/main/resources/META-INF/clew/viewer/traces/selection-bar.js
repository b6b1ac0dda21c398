import { LitElement, css, html, nothing } from 'lit';
import { file, post, remove } from '../core/api.js';
import { shared } from '../core/css.js';
import * as format from '../core/format.js';
import { sign } from '../core/icon.js';
import * as route from '../core/route.js';
import { save } from '../files/save.js';
import './erase-dialog.js';

/** What can be done with the traces that are selected. Tells of "changed" (traceId and change), "erased" (ids) and "clear". */
class SelectionBar extends LitElement {

	static styles = [shared, css`
		:host { padding: 0 var(--space-3) var(--space-1); }
		.bar { display: flex; flex-wrap: wrap; gap: var(--space-1) var(--space-2); align-items: center; min-height: 2.25rem; }
		.count { font-weight: 600; margin-inline-end: var(--space-1); }
		.clear { margin-inline-start: auto; }
		.problem { margin: var(--space-1) 0; padding: .3rem .6rem; }
	`];

	static properties = { traces: { attribute: false }, writable: { type: Boolean }, busy: { state: true }, problem: { state: true } };

	render() {
		const { traces, busy } = this;
		const kept = traces.every(({ bookmarked }) => bookmarked);
		const two = traces.length === 2;
		return html`<div class="bar" role="toolbar" aria-label="Selected traces">
				<span class="count" role="status">${format.count(traces.length)} selected</span>
				<button ?disabled=${!two} title=${two ? nothing : 'Select two traces'} @click=${this.#compare}>${sign('compare')}Compare</button>
				<button ?disabled=${busy} @click=${() => this.#do('download', () => this.#download())}>${sign('download')}Download</button>
				${this.writable ? html`
					<button ?disabled=${busy} @click=${() => this.#do('bookmark', () => this.#bookmark(!kept))}>${sign('bookmark')}${kept ? 'Remove bookmark' : 'Bookmark'}</button>
					<button ?disabled=${busy} @click=${() => this.renderRoot.querySelector('clew-erase').ask()}>${sign('erase')}Erase …</button>` : nothing}
				<button class="plain clear" @click=${() => this.dispatchEvent(new CustomEvent('clear'))}>${sign('close')}Clear selection</button></div>
			${this.problem ? html`<p class="problem" role="alert">${this.problem}</p>` : nothing}
			<clew-erase .traces=${traces} @erase=${() => this.#do('erase', () => this.#erase())}></clew-erase>`;
	}

	#compare() {
		const [a, b] = this.traces;
		route.go({ page: 'compare', a: a.traceId, b: b.traceId });
	}

	async #do(what, work) {
		this.busy = true;
		this.problem = undefined;
		try {
			await work();
		}
		catch (ex) {
			this.problem = `Not all could be done (${what}). ${ex.message}`;
		}
		this.busy = false;
	}

	// One after the other, each as it is given out: lines that can be imported again.
	async #download() {
		const lines = [];
		for (const { traceId } of this.traces) {
			lines.push(await file('application/x-ndjson', 'llmtraces', { traceId }));
		}
		save(new Blob(lines, { type: 'application/x-ndjson' }), lines.length === 1 ? `trace-${this.traces[0].traceId}.ndjson` : `traces-${lines.length}.ndjson`);
	}

	async #bookmark(bookmarked) {
		for (const { traceId } of this.traces) {
			await post('llmtraces', { bookmarked }, traceId);
			this.dispatchEvent(new CustomEvent('changed', { detail: { traceId, bookmarked } }));
		}
	}

	async #erase() {
		for (const { traceId } of [...this.traces]) {
			await remove('llmtraces', {}, traceId).catch((ex) => ex.status === 404 ? undefined : Promise.reject(ex));
			this.dispatchEvent(new CustomEvent('erased', { detail: traceId }));
		}
	}

}

customElements.define('clew-selection-bar', SelectionBar);
