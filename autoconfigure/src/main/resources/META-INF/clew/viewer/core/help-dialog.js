import { LitElement, css, html } from 'lit';
import { shared } from './css.js';
import { singleKeys, switchSingleKeys } from './keys.js';
import { OF_TRACE, OF_TRACES } from './shortcuts.js';

/**
 * Pages with keys of their own.
 * @type {[title: string, keys: {keys: string, does: string}[]][]}
 */
const SECTIONS = [['One trace', OF_TRACE], ['Traces', OF_TRACES]];

/** The keys of the viewer. */
class HelpDialog extends LitElement {

	static styles = [shared, css`
		dialog { max-width: min(34rem, calc(100vw - 2rem)); padding: 1rem 1.25rem; border: 1px solid var(--line); border-radius: 8px;
			background: var(--surface); color: var(--text); }
		dialog::backdrop { background: rgb(0 0 0 / .45); }
		header { display: flex; justify-content: space-between; align-items: center; gap: 1rem; margin-bottom: .6rem; }
		label { display: inline-flex; gap: .5em; align-items: center; cursor: pointer; }
		label + p { margin: .1rem 0 0; font-size: .9em; }
		h3 { margin-top: .8rem; }
		dl { display: grid; grid-template-columns: 6.5rem 1fr; gap: .35rem .75rem; margin: .4rem 0 0; }
		dd { margin: 0; }
		kbd { display: inline-block; min-width: 1.7em; padding: 0 .4em; text-align: center; border: 1px solid var(--line); border-bottom-width: 2px;
			border-radius: 4px; background: var(--raised); font: inherit; font-family: var(--mono); }
	`];

	static properties = { keys: { state: true } };

	show() {
		this.keys = singleKeys();
		const dialog = this.renderRoot.querySelector('dialog');
		if (!dialog.open) {
			dialog.showModal();
		}
	}

	render() {
		return html`<dialog aria-labelledby="title" @click=${this.#closeOutside}>
			<header><h2 id="title">Keyboard shortcuts</h2><button @click=${this.#close} autofocus>Close</button></header>
			<label><input type="checkbox" role="switch" .checked=${this.keys} @change=${this.#switch}> Single-key shortcuts</label>
			<p class="quiet">Those of one letter or sign. Arrows, Home, End and Enter always work.</p>
			${SECTIONS.map(([title, shortcuts]) => html`<h3>${title}</h3>
				<dl>${shortcuts.map(({ keys, does }) => html`<dt>${keys.split(' ').map((key) => html`<kbd>${key}</kbd> `)}</dt><dd>${does}</dd>`)}</dl>`)}
		</dialog>`;
	}

	#switch({ target }) {
		switchSingleKeys(target.checked);
		this.keys = target.checked;
	}

	#close() {
		this.renderRoot.querySelector('dialog').close();
	}

	#closeOutside(event) {
		if (event.target.localName === 'dialog') {
			this.#close();
		}
	}

}

customElements.define('clew-help', HelpDialog);
