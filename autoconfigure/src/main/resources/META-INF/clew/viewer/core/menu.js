import { LitElement, css, html, nothing } from 'lit';
import { shared } from './css.js';
import { sign } from './icon.js';

const GAP = 4;

/** A button that opens what is in it, as a layer below; a click elsewhere or Escape closes it. "label" names it, "sign" is drawn beside. */
class Menu extends LitElement {

	static styles = [shared, css`
		:host { display: inline-flex; }
		[popover] { margin: 0; inset: auto; min-width: 12rem; max-width: min(24rem, calc(100vw - 1rem)); max-height: 70vh; overflow: auto;
			padding: var(--space-2); border: 1px solid var(--line-strong); border-radius: var(--corner-m); background: var(--surface);
			color: var(--text); box-shadow: 0 4px 16px rgb(0 0 0 / .18); }
	`];

	static properties = { label: {}, sign: {} };

	/** Closes it. */
	close() {
		this.#panel.hidePopover();
	}

	/** @returns {HTMLElement} */
	get #panel() {
		return this.renderRoot.querySelector('[popover]');
	}

	render() {
		return html`<button class="plain" popovertarget="panel">${this.sign ? sign(this.sign) : nothing}${this.label}</button>
			<div id="panel" popover role="group" aria-label=${this.label} @beforetoggle=${this.#place}><slot></slot></div>`;
	}

	// Below the button, within the window.
	#place({ newState }) {
		if (newState === 'open') {
			const button = this.renderRoot.querySelector('button').getBoundingClientRect();
			const width = document.documentElement.clientWidth;
			Object.assign(this.#panel.style, { top: `${button.bottom + GAP}px`, ...button.left < width / 2 ? { left: `${Math.max(GAP, button.left)}px` }
				: { right: `${Math.max(GAP, width - button.right)}px` } });
		}
		this.dispatchEvent(new CustomEvent('toggled', { detail: newState === 'open' }));
	}

}

customElements.define('clew-menu', Menu);
