import { LitElement, css, html, nothing } from 'lit';
import { shared } from '../core/css.js';
import './copy.js';

/** A part of an observation under its heading, with a way to copy it. */
class Block extends LitElement {

	static styles = [shared, css`
		:host { margin: 1.1rem 0; }
		header { display: flex; flex-wrap: wrap; gap: .2rem .6rem; align-items: center; min-height: 1.6rem; margin-bottom: .35rem; }
		clew-copy { margin-left: auto; }
	`];

	static properties = { heading: {}, value: { attribute: false } };

	connectedCallback() {
		super.connectedCallback();
		this.setAttribute('role', 'region');
	}

	updated() {
		this.setAttribute('aria-label', this.heading);
	}

	render() {
		return html`
			<header><h3>${this.heading}</h3><slot name="aside"></slot>${this.value === undefined ? nothing
				: html`<clew-copy .value=${this.value} label="Copy ${this.heading.toLowerCase()}"></clew-copy>`}</header>
			<slot></slot>`;
	}

}

customElements.define('clew-block', Block);
