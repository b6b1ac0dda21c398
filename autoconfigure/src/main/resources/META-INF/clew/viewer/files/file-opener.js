import { LitElement, css, html, nothing } from 'lit';
import { shared } from '../core/css.js';
import * as format from '../core/format.js';
import { Listening, on } from '../core/listening.js';
import * as route from '../core/route.js';

/** Opens traces from files: dropped anywhere on the page, or chosen. */
class FileOpener extends LitElement {

	static styles = [shared, css`
		:host { margin-left: auto; }
		button { white-space: nowrap; }
		input { display: none; }
		.target { position: fixed; inset: 0; z-index: 10; display: grid; place-content: center; border: 4px dashed var(--accent);
			background: color-mix(in srgb, var(--page) 85%, transparent); font-size: 1.3rem; pointer-events: none; }
		.said { position: fixed; inset: auto 1rem 1rem; z-index: 10; display: flex; gap: 1rem; align-items: center; justify-content: space-between;
			max-width: 44rem; margin: 0 auto; overflow-wrap: anywhere; }
		.said span { min-width: 0; }
	`];

	static properties = { over: { state: true }, problem: { state: true } };

	constructor() {
		super();
		new Listening(this, () => on(window, 'dragover', (event) => this.#drag(event)),
			() => on(window, 'dragleave', (event) => this.over = this.over && event.relatedTarget !== null),
			() => on(window, 'drop', (event) => this.#drop(event)), () => route.onChange(() => this.problem = undefined));
	}

	#drag(event) {
		if (event.dataTransfer?.types.includes('Files')) {
			event.preventDefault();
			event.dataTransfer.dropEffect = 'copy';
			this.over = true;
		}
	}

	#drop(event) {
		if (event.dataTransfer?.types.includes('Files')) {
			event.preventDefault();
			this.over = false;
			this.#open([...event.dataTransfer.files]);
		}
	}

	/**
	 * Two at once are to be compared.
	 * @param {File[]} files
	 */
	async #open([file, other]) {
		if (!file) {
			return;
		}
		this.problem = undefined;
		try {
			const { openFile } = await import('./open.js');
			const a = await this.#read(openFile, file);
			const b = other && await this.#read(openFile, other);
			route.go(b ? { page: 'compare', a, b } : { trace: a });
		}
		catch (ex) {
			this.problem = ex.message;
		}
	}

	async #read(openFile, file) {
		try {
			return await openFile(file);
		}
		catch (ex) {
			throw new Error(`${format.cut(file.name, 100)} cannot be opened. ${ex.message}.`);
		}
	}

	render() {
		return html`<button title="A trace that was downloaded; or drop it on the page" @click=${() => this.renderRoot.querySelector('input').click()}>Open file</button>
			<input type="file" accept=".json,application/json" multiple aria-label="Trace from a file" @change=${this.#chosen}>
			${this.over ? html`<div class="target" aria-hidden="true">Drop to open the trace</div>` : nothing}
			${this.problem ? html`<div class="problem said" role="alert"><span dir="auto">${this.problem}</span>
				<button @click=${() => this.problem = undefined}>Close</button></div>` : nothing}`;
	}

	#chosen({ target }) {
		this.#open([...target.files]);
		target.value = '';
	}

}

customElements.define('clew-file-opener', FileOpener);
