import { LitElement, css, html, nothing } from 'lit';
import { get } from '../core/api.js';
import { shared } from '../core/css.js';
import { messagesOf, textOf } from '../observation/shapes.js';
import '../observation/text-view.js';

/** From so many characters on a preview may be the beginning only. */
const CUT = 499;

const NO_ANSWER = { RUNNING: 'no answer yet', COMPLETED: 'no answer recorded' };

const SIDES = {
	asked: {
		who: 'User',
		preview: 'inputPreview',
		none: () => 'not recorded',
		step: (candidates) => candidates[0],
		whole: ({ input }) => input?.userMessage ?? messagesOf(input)?.at(-1).content ?? input
	},
	answered: {
		who: 'Assistant',
		preview: 'outputPreview',
		none: ({ status }) => NO_ANSWER[status],
		step: (candidates) => candidates.filter(({ status }) => status === 'COMPLETED')
			.sort((one, other) => Date.parse(one.endTime) - Date.parse(other.endTime)).at(-1),
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
		.more { margin-top: .3rem; font-size: .9em; }
		.problem { margin: .3rem 0 0; padding: .3rem .6rem; }
	`];

	static properties = { side: { reflect: true }, trace: { attribute: false }, whole: { state: true }, problem: { state: true } };

	willUpdate() {
		const preview = this.trace[SIDES[this.side].preview];
		if (preview !== this.preview) {
			this.preview = preview;
			this.whole = undefined;
			this.problem = undefined;
		}
	}

	render() {
		const { who, none } = SIDES[this.side];
		const { preview, whole, trace } = this;
		const name = html`<span class="visually-hidden">${who}: </span>`;
		if (preview === undefined) {
			return html`${name}<span class="none">${trace.contentHidden ? 'hidden' : none(trace)}</span>`;
		}
		const isCut = preview.length >= CUT && whole === undefined;
		return html`${name}
			<clew-text .text=${whole ?? (isCut ? `${preview}…` : preview)} .open=${whole !== undefined} ?plain=${this.side === 'asked'}
				name=${this.side} tabindex="-1"></clew-text>
			${isCut ? html`<button class="more" @click=${this.#read}>Show all</button>` : nothing}
			${this.problem ? html`<p class="problem" role="alert">${this.problem}</p>` : nothing}`;
	}

	// The button that was pressed is gone then, and the focus with it.
	async #read() {
		const { preview, trace: { traceId } } = this;
		try {
			const whole = await this.#whole(traceId, preview);
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

	// Which step it is of is told by its beginning alone.
	async #whole(traceId, beginning) {
		const { preview, step, whole } = SIDES[this.side];
		const { observations } = await get('llmtraces', { content: 'preview' }, traceId);
		const found = step(observations.filter((each) => ['AGENT', 'GENERATION'].includes(each.type) && each[preview] === beginning));
		if (!found) {
			throw new Error('It is not there any more: the trace has gone on');
		}
		return textOf(whole(await get('llmtraces', {}, traceId, found.observationId)));
	}

}

customElements.define('clew-said', Said);
