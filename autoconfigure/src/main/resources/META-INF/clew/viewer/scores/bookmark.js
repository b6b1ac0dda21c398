import { LitElement, css, html, nothing } from 'lit';
import { post } from '../core/api.js';
import { shared } from '../core/css.js';
import { isForbidden, mayWrite } from './writing.js';

const STAR = 'M8 1.800l1.900 3.900 4.300.6-3.100 3 .7 4.300L8 11.600l-3.800 2 .7-4.300-3.100-3 4.300-.6z';

/** Whether a trace is kept longest; a button where the application lets traces be written to. */
class Bookmark extends LitElement {

	static styles = [shared, css`
		:host { display: inline-flex; align-items: center; }
		button[aria-pressed="true"] svg, svg.set { color: var(--warning); }
	`];

	static properties = { trace: { attribute: false }, writable: { state: true }, problem: { state: true } };

	willUpdate(changed) {
		if (changed.has('trace')) {
			this.problem = undefined;
			mayWrite(this.trace.traceId).then((writable) => this.writable = writable);
		}
	}

	render() {
		const { bookmarked } = this.trace;
		if (!this.writable) {
			return html`${bookmarked ? html`<svg class="set" width="16" height="16" viewBox="0 0 16 16" role="img" aria-label="Bookmarked" fill="currentColor">
				<path d=${STAR}></path></svg>` : nothing}${this.#said()}`;
		}
		return html`<button aria-pressed=${Boolean(bookmarked)} title=${bookmarked ? 'Remove the bookmark' : 'Bookmark: kept when others are evicted'} @click=${this.#change}>
			<svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true" fill=${bookmarked ? 'currentColor' : 'none'}>
				<path d=${STAR} stroke="currentColor" stroke-width="1.200" stroke-linejoin="round"></path></svg> Bookmark</button>${this.#said()}`;
	}

	#said() {
		return html`<span role="status" class="quiet">${this.problem ?? ''}</span>`;
	}

	async #change() {
		const trace = this.trace;
		try {
			trace.bookmarked = (await post('llmtraces', { bookmarked: !trace.bookmarked }, trace.traceId)).bookmarked;
			this.problem = undefined;
			this.requestUpdate();
		}
		catch (ex) {
			this.problem = `The bookmark was not set. ${ex.message}`;
			this.writable = !isForbidden(ex);
		}
	}

}

customElements.define('clew-bookmark', Bookmark);
