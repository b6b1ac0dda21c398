import { LitElement, css, html, nothing } from 'lit';
import { get } from '../core/api.js';
import { shared, typeColours } from '../core/css.js';
import * as format from '../core/format.js';
import * as route from '../core/route.js';
import { icon } from '../core/icon.js';
import { idsOf, isStep } from './aside.js';
import './compare-form.js';
import './compare-steps.js';
import './compare-traces.js';

/** Two traces or two steps side by side. "a" and "b" are places as aside.js has them. */
class ComparePage extends LitElement {

	static styles = [shared, typeColours, css`
		:host { padding: .75rem 1rem 3rem; max-width: 90rem; margin: 0 auto; }
		.head { display: flex; flex-wrap: wrap; gap: .3rem 1rem; align-items: center; margin-bottom: .6rem; }
		.head button:first-of-type { margin-left: auto; }
		.sides { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); gap: .5rem; margin-bottom: .8rem; }
		.side { display: flex; flex-wrap: wrap; gap: .1rem .6rem; align-items: baseline; padding: .4rem .7rem; border: 1px solid var(--line); border-radius: 6px; background: var(--surface); overflow-wrap: anywhere; min-width: 0; }
		.letter { font-weight: 650; }
		.problem { margin: 0 0 .6rem; overflow-wrap: anywhere; }
		@media (max-width: 760px) { .sides { grid-template-columns: minmax(0, 1fr); } }
	`];

	static properties = { a: {}, b: {}, sides: { state: true }, problems: { state: true }, asking: { state: true } };

	willUpdate(changed) {
		if (changed.has('a') || changed.has('b')) {
			this.sides = undefined;
			this.problems = [];
			this.asking = false;
			document.title = 'Compare · Clew';
			if (this.a && this.b && isStep(this.a) === isStep(this.b)) {
				this.#load();
			}
		}
	}

	disconnectedCallback() {
		document.title = 'Clew';
		super.disconnectedCallback();
	}

	async #load() {
		const { a, b } = this;
		const loaded = await Promise.allSettled([read(a), read(b)]);
		if (a !== this.a || b !== this.b) {
			return;
		}
		this.problems = loaded.map(({ reason }, at) => reason && `${'AB'[at]}: ${reason.message}`).filter(Boolean);
		this.sides = this.problems.length ? undefined : loaded.map(({ value }) => value);
	}

	render() {
		const { a, b, sides } = this;
		const mixed = a && b && isStep(a) !== isStep(b);
		return html`<div class="head"><h1>Compare</h1>${sides ? html`
				<button @click=${() => route.go({ page: 'compare', a: b, b: a })}>Swap A and B</button>
				<button aria-expanded=${this.asking} @click=${() => this.asking = !this.asking}>Compare others</button>` : nothing}</div>
			${mixed ? html`<p class="problem" role="alert">One of them is a whole trace and the other a step: choose two traces or two steps.</p>` : nothing}
			${this.problems.map((problem) => html`<p class="problem" role="alert">${problem}</p>`)}
			${!a || !b || mixed || this.problems.length || this.asking ? html`<clew-compare-form a=${a ?? ''} b=${b ?? ''}></clew-compare-form>` : nothing}
			${sides ? this.#compared(sides) : a && b && !mixed && !this.problems.length ? html`<p class="quiet" role="status">Loading both sides …</p>` : nothing}`;
	}

	/** @param {any[]} sides */
	#compared([a, b]) {
		const steps = isStep(this.a);
		return html`<div class="sides">${this.#side('A', this.a, a)}${this.#side('B', this.b, b)}</div>
			${a.contentHidden || b.contentHidden ? html`<p class="quiet">Inputs and outputs are hidden${a.contentHiddenBy ?? b.contentHiddenBy
				? html` by <code>${a.contentHiddenBy ?? b.contentHiddenBy}</code>` : nothing}: what they say is not compared.</p>` : nothing}
			${steps ? html`<clew-compare-steps .a=${a} .b=${b}></clew-compare-steps>` : html`<clew-compare-traces .a=${a} .b=${b}></clew-compare-traces>`}`;
	}

	#side(letter, place, { type, name, startTime, status, openedFrom }) {
		const [trace, observation] = idsOf(place);
		return html`<section class="side" aria-label=${letter}><span class="letter">${letter}</span>
			<span>${type ? icon(type) : nothing} <a href=${route.href({ trace, observation })}><bdi>${format.cut(name)}</bdi></a></span>
			<span class="quiet number">${format.time(startTime)}</span>
			${openedFrom || trace.startsWith('file:') ? html`<span class="chip level-WARNING">opened from a file</span>` : nothing}
			${status === 'RUNNING' ? html`<span class="chip">running</span>` : nothing}</section>`;
	}

}

function read(place) {
	const ids = idsOf(place);
	return get('llmtraces', ids.length > 1 ? {} : { content: 'preview' }, ...ids);
}

customElements.define('clew-compare', ComparePage);
