import { LitElement, css, html, nothing } from 'lit';
import { shared } from '../core/css.js';
import * as format from '../core/format.js';

const NAMED = 5;

/** Asks before anything is erased, and says what would go: "ask" opens it, "erase" tells that it was wanted. */
class EraseDialog extends LitElement {

	static styles = [shared, css`
		dialog { width: min(32rem, calc(100vw - 2rem)); padding: var(--space-4); border: 1px solid var(--line-strong); border-radius: var(--corner-m);
			background: var(--surface); color: var(--text); }
		dialog::backdrop { background: rgb(0 0 0 / .45); }
		ul { margin: var(--space-2) 0; padding-inline-start: 1.2rem; }
		li { overflow-wrap: anywhere; }
		p { margin: var(--space-2) 0; }
		.deeds { display: flex; justify-content: end; gap: var(--space-2); margin-top: var(--space-4); }
		.danger { background: var(--error-soft); border-color: var(--error); color: var(--error); }
	`];

	static properties = { traces: { attribute: false } };

	/** Opens it. */
	ask() {
		this.#dialog.showModal();
	}

	/** @returns {HTMLDialogElement} */
	get #dialog() {
		return this.renderRoot.querySelector('dialog');
	}

	render() {
		const { traces } = this;
		const steps = traces.reduce((sum, { observationCount }) => sum + observationCount, 0);
		const kept = traces.filter(({ bookmarked }) => bookmarked).length;
		return html`<dialog aria-labelledby="title">
			<h2 id="title">Erase ${traces.length === 1 ? 'this trace' : `${format.count(traces.length)} traces`}?</h2>
			<ul>${traces.slice(0, NAMED).map((trace) => html`<li><bdi>${format.cut(trace.inputPreview ?? trace.name, 100)}</bdi>
				<span class="quiet number">${format.shortTime(trace.startTime)}</span></li>`)}
				${traces.length > NAMED ? html`<li class="quiet">and ${format.count(traces.length - NAMED)} more</li>` : nothing}</ul>
			<p>${format.count(steps)} ${steps === 1 ? 'step' : 'steps'} with all inputs, outputs and scores ${steps === 1 ? 'goes' : 'go'}, for every process that uses this store.
				${kept ? html`<strong>${format.count(kept)} ${kept === 1 ? 'of the traces is' : 'of the traces are'} bookmarked.</strong>` : nothing} This cannot be undone.</p>
			<div class="deeds"><button autofocus @click=${() => this.#dialog.close()}>Cancel</button>
				<button class="danger" @click=${this.#erase}>Erase</button></div>
		</dialog>`;
	}

	#erase() {
		this.#dialog.close();
		this.dispatchEvent(new CustomEvent('erase'));
	}

}

customElements.define('clew-erase', EraseDialog);
