import { LitElement, css, html, nothing } from 'lit';
import '../content/text-view.js';
import { visible } from '../content/text.js';
import { get } from '../core/api.js';
import { shared } from '../core/css.js';
import * as route from '../core/route.js';
import { messageOf } from '../model/error-text.js';
import { messagesOf, textOf } from '../model/shapes.js';

const NO_ANSWER = { RUNNING: 'no answer yet', COMPLETED: 'no answer recorded' };

const SIDES = {
	asked: {
		who: 'User',
		preview: 'inputPreview',
		cut: 'inputPreviewCut',
		observation: 'inputObservationId',
		none: () => 'not recorded',
		whole: ({ input }) => input?.userMessage ?? messagesOf(input)?.at(-1).content ?? input
	},
	answered: {
		who: 'Assistant',
		preview: 'outputPreview',
		cut: 'outputPreviewCut',
		observation: 'outputObservationId',
		none: ({ status }) => NO_ANSWER[status],
		whole: ({ output }) => output?.role ? output.content : output
	}
};

/** One side of a turn, "asked" or "answered": what its trace has the beginning of, and the whole of it when that is asked for. */
class Said extends LitElement {

	static styles = [shared, css`
		:host { width: fit-content; max-width: 85%; padding: .5rem .75rem; border-radius: 8px; border: 1px solid var(--line); background: var(--surface);
			overflow-wrap: anywhere; --text-font: var(--sans); --text-size: 1em; }
		:host([side="asked"]) { margin: 0 0 .4rem auto; background: var(--accent-soft); }
		.none { color: var(--quiet); font-style: italic; }
		:host([failed]) { border-color: var(--error); background: var(--error-soft); color: var(--error); }
		.failed a { margin-inline-start: .5em; color: inherit; white-space: nowrap; }
		.more { margin-top: .3rem; font-size: .9em; }
		.problem { margin: .3rem 0 0; padding: .3rem .6rem; }
	`];

	static properties = { side: { reflect: true }, failed: { type: Boolean, reflect: true }, trace: { attribute: false }, whole: { state: true }, problem: { state: true } };

	willUpdate() {
		this.failed = this.side === 'answered' && this.trace.outputPreview === undefined && this.trace.errorPreview !== undefined;
		const preview = this.trace[SIDES[this.side].preview];
		if (preview !== this.preview) {
			this.preview = preview;
			this.whole = undefined;
			this.problem = undefined;
		}
	}

	render() {
		const { who, none, cut } = SIDES[this.side];
		const { preview, whole, trace } = this;
		const name = html`<span class="visually-hidden">${who}: </span>`;
		if (this.failed) {
			return this.#error();
		}
		if (preview === undefined) {
			return html`${name}<span class="none">${trace.contentHidden ? 'hidden' : none(trace)}</span>`;
		}
		const isCut = trace[cut] && whole === undefined;
		return html`${name}
			<clew-text .text=${whole ?? (isCut ? `${preview}…` : preview)} .open=${whole !== undefined} ?plain=${this.side === 'asked'}
				name=${this.side} tabindex="-1"></clew-text>
			${isCut ? html`<button class="more" @click=${this.#read}>Show all</button>` : nothing}
			${this.problem ? html`<p class="problem" role="alert">${this.problem}</p>` : nothing}`;
	}

	#error() {
		const { traceId, errorObservationId, errorPreview, errorPreviewCut } = this.trace;
		return html`<span class="visually-hidden">Error: </span><span class="failed"><bdi dir="auto">${visible(messageOf(errorPreview))}${errorPreviewCut ? '…' : ''}</bdi>
			<a href=${route.href({ trace: traceId, observation: errorObservationId })}>Open failed step</a></span>`;
	}

	// The button that was pressed is gone then, and the focus with it.
	async #read() {
		const { observation, whole: wholeOf } = SIDES[this.side];
		const { preview, trace: { traceId, [observation]: observationId } } = this;
		try {
			const whole = textOf(wholeOf(await get('llmtraces', {}, traceId, observationId)));
			if (preview === this.preview) {
				this.whole = whole;
				this.problem = undefined;
				await this.updateComplete;
				this.renderRoot.querySelector('clew-text')?.focus({ preventScroll: true });
			}
		}
		catch (ex) {
			this.problem = preview === this.preview ? ex.message : this.problem;
		}
	}

}

customElements.define('clew-said', Said);
