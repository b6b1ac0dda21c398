import { LitElement, css, html, nothing } from 'lit';
import { shared } from '../core/css.js';
import * as format from '../core/format.js';
import * as route from '../core/route.js';
import { join, linesOf } from './conversation.js';
import './message.js';

/** Of a conversation that is longer than that, in lines, the last message is shown, and so many of those before at a time. */
const LONG = 22;

const STEP = 50;

/**
 * A conversation. What a call before had already is folded ("unchanged" messages, "gone" ones, and where: "before", parameters of
 * the address), and all but the last message of a long one. "documents" are those in the prompt, which are folded too.
 */
class Messages extends LitElement {

	static styles = [shared, css`
		ol { list-style: none; margin: 0; padding: 0; display: grid; grid-template-columns: minmax(0, 1fr); gap: .5rem; }
		.fold { display: flex; flex-wrap: wrap; gap: 2px var(--space-3); align-items: center; color: var(--quiet); font-size: var(--text-s); }
		.fold button { border: 0; padding: 2px 0; background: none; color: var(--accent); }
		.fold button::before { content: '▸'; content: '▸' / ''; }
		.fold button[aria-expanded="true"]::before { content: '▾'; content: '▾' / ''; }
	`];

	static properties = { messages: { attribute: false }, steps: { attribute: false }, unchanged: { type: Number }, gone: { type: Number },
		before: { attribute: false }, documents: { attribute: false }, short: { type: Boolean }, old: { state: true }, more: { state: true } };

	constructor() {
		super();
		this.unchanged = 0;
		this.gone = 0;
		this.more = 0;
	}

	render() {
		const old = this.messages.slice(0, this.unchanged);
		return html`<ol>
			${this.unchanged > 0 ? html`<li class="fold">${this.#before(old.length)}</li>` : nothing}
			${this.old ? this.#items(join(old)) : nothing}
			${this.gone > 0 ? html`<li class="fold quiet">${number(this.gone, 'message')} of the previous call not sent again</li>` : nothing}
			${this.#folded(this.messages.slice(this.unchanged))}
		</ol>`;
	}

	#before(count) {
		return html`<button type="button" aria-expanded=${Boolean(this.old)} @click=${() => this.old = !this.old}>${number(count, 'unchanged message')}</button>
			${this.before ? html`<a href=${link(this.before)}>Open previous call</a>` : nothing}`;
	}

	#folded(messages) {
		const items = join(messages);
		const hidden = items.length > 1 && linesOf(messages) > LONG ? Math.max(0, items.length - 1 - this.more) : 0;
		return html`${hidden > 0 ? html`<li class="fold"><button type="button" aria-expanded="false" @click=${() => this.more += STEP}>${
				hidden > STEP ? `${format.count(STEP)} of ${number(hidden, 'earlier message')}` : number(hidden, 'earlier message')}</button></li>` : nothing}
			${this.#items(items.slice(hidden))}`;
	}

	#items(items) {
		return items.map((item) => html`<li><clew-message .message=${item.message} .calls=${item.calls} .steps=${this.steps} .documents=${this.documents} ?short=${this.short}></clew-message></li>`);
	}

}

function number(count, word) {
	return `${format.count(count)} ${word}${count === 1 ? '' : 's'}`;
}

function link(place) {
	return route.href({ ...Object.fromEntries(route.params()), ...place });
}

customElements.define('clew-messages', Messages);
