import { LitElement, css, html } from 'lit';
import { shared } from '../core/css.js';
import { documentsOf, isMessages, isParts } from '../model/shapes.js';
import { parsed } from './text.js';
import './documents.js';
import './fields.js';
import './json.js';
import './media.js';
import './text-view.js';

/** An input, an output or a part of one, in the form that its shape asks for. */
class Value extends LitElement {

	static styles = [shared, css`
		.several > * + * { margin-top: .5rem; }
		.item { display: block; padding: .35rem .6rem; border-left: 3px solid var(--line); }
	`];

	static properties = { value: { attribute: false }, name: {}, plain: { type: Boolean }, short: { type: Boolean } };

	render() {
		return view(this.value, this.name, this);
	}

}

function view(value, name, how) {
	if (typeof value === 'string') {
		const json = parsed(value);
		return json === undefined ? html`<clew-text .text=${value} ?plain=${how.plain} ?short=${how.short} name=${name ?? ''}></clew-text>`
			: html`<clew-json .value=${json} depth="3"></clew-json>`;
	}
	if (isParts(value)) {
		return html`<div class="several">${value.map((part) => part.type === 'text'
			? view(String(part.text ?? ''), name, how) : html`<clew-media .media=${part}></clew-media>`)}</div>`;
	}
	if (isMessages(value)) {
		return html`<clew-messages .messages=${value}></clew-messages>`;
	}
	const documents = documentsOf(value);
	if (documents) {
		return html`<clew-documents .documents=${documents}></clew-documents>`;
	}
	if (Array.isArray(value) && value.length > 0 && value.length <= 100 && value.every((each) => typeof each === 'string')) {
		return html`<div class="several">${value.map((each) => html`<span class="item">${view(each, name, how)}</span>`)}</div>`;
	}
	return isFlat(value) ? html`<clew-fields .fields=${value}></clew-fields>` : html`<clew-json .value=${value} depth="3"></clew-json>`;
}

function isFlat(value) {
	return typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value).length > 0
		&& Object.values(value).every((each) => typeof each !== 'object');
}

customElements.define('clew-value', Value);
