import { LitElement, css, html, nothing } from 'lit';
import { shared } from '../core/css.js';
import * as format from '../core/format.js';
import * as route from '../core/route.js';
import { join } from './conversation.js';
import './message.js';

const LONG = 8;

const FIRST = 1;

const LAST = 3;

const STEP = 50;

/** A conversation. What the generation before had already sent is folded, and so is the middle of a long one. */
class Messages extends LitElement {

	static styles = [shared, css`
		ol { list-style: none; margin: 0; padding: 0; display: grid; grid-template-columns: minmax(0, 1fr); gap: .5rem; }
		.fold { display: flex; flex-wrap: wrap; gap: .2rem .6rem; align-items: center; padding: .25rem .6rem; border: 1px dashed var(--line); border-radius: 6px; }
		.fold a { padding: .1rem .2rem; }
		.fold button { border: 0; padding: .1rem .2rem; background: none; color: var(--accent); }
	`];

	static properties = { messages: { attribute: false }, steps: { attribute: false }, unchanged: { type: Number }, gone: { type: Number },
		before: { attribute: false }, old: { state: true }, more: { state: true } };

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
			${this.gone > 0 ? html`<li class="fold quiet">${number(this.gone, 'message')} of the generation before ${this.gone === 1 ? 'is' : 'are'} not here any more</li>` : nothing}
			${this.#folded(join(this.messages.slice(this.unchanged)))}
		</ol>`;
	}

	#before(count) {
		return html`<button type="button" aria-expanded=${!!this.old} @click=${() => this.old = !this.old}>${this.old ? 'Hide' : 'Show'}
				${number(count, 'message')} as in the generation before</button>
			${this.before ? html`<a href=${link(this.before)}>Go there</a>` : nothing}`;
	}

	#folded(items) {
		const hidden = items.length > LONG ? items.length - FIRST - LAST - this.more : 0;
		if (hidden <= 0) {
			return this.#items(items);
		}
		const end = items.length - LAST;
		return html`${this.#items(items.slice(0, end - hidden))}
			<li class="fold"><button type="button" @click=${() => this.more += STEP}>Show ${format.count(Math.min(STEP, hidden))} more</button>
				<span class="quiet">${number(hidden, 'message')} folded</span></li>
			${this.#items(items.slice(end))}`;
	}

	#items(items) {
		return items.map((item) => html`<li><clew-message .message=${item.message} .calls=${item.calls} .steps=${this.steps}></clew-message></li>`);
	}

}

function number(count, word) {
	return `${format.count(count)} ${word}${count === 1 ? '' : 's'}`;
}

function link(observationId) {
	const now = Object.fromEntries(route.params());
	return route.href({ ...now, observation: observationId });
}

customElements.define('clew-messages', Messages);
