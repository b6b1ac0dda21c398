import { LitElement, css, html, nothing } from 'lit';
import { shared } from '../core/css.js';
import { Listening } from '../core/listening.js';
import * as route from '../core/route.js';
import { aside, isStep, onAside, putAside } from './aside.js';

/** Tells of what is selected for comparison, wherever one looks for its counterpart. */
class CompareBar extends LitElement {

	static styles = [shared, css`
		.bar { display: flex; flex-wrap: wrap; gap: .3rem 1rem; align-items: center; padding: .3rem 1rem; background: var(--accent-soft); border-bottom: 1px solid var(--line); }
		.text { flex: 1 1 16rem; min-width: 0; overflow-wrap: anywhere; }
		button { padding: .1rem .5rem; }
	`];

	constructor() {
		super();
		new Listening(this, () => onAside(() => this.requestUpdate()), () => route.onChange(() => this.requestUpdate()));
	}

	render() {
		const put = aside();
		const what = put && isStep(put.place) ? 'step' : 'trace';
		return html`<div role="status">${put && route.page() !== 'compare' ? html`<div class="bar">
			<span class="text">Selected for compare: <bdi>${put.name}</bdi>. Open another ${what} and choose “Compare”.</span>
			<a href=${route.href({ page: 'compare', a: put.place })}>Enter ID</a>
			<button @click=${() => putAside()}>Cancel</button></div>` : nothing}</div>`;
	}

}

customElements.define('clew-compare-bar', CompareBar);
