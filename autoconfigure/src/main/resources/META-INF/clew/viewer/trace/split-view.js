import { LitElement, css, html } from 'lit';
import { shared } from '../core/css.js';
import { Narrow } from '../core/narrow.js';

const KEY = 'clew:split';

const USUAL = 54;

const LEAST = 25;

const MOST = 75;

const STEP = 2;

/**
 * Tree and panel side by side (slots "tree" and "panel"), with a bar between them that can be moved by mouse and keyboard, and
 * stays where it was put. Where there is room for one of them only, the panel stands above the tree, or alone when it is "over" it.
 */
class SplitView extends LitElement {

	static styles = [shared, css`
		:host { display: grid; min-height: 0; grid-template-rows: minmax(0, 1fr); }
		.grip { position: relative; z-index: 3; background: var(--line); cursor: col-resize; touch-action: none; }
		.grip::before { content: ''; position: absolute; inset: 0 -4px; }
		.grip:hover, .grip:focus-visible, .grip.moves { background: var(--accent); outline: 1px solid var(--accent); }
		slot { display: contents; }
		:host([narrow]) { display: block; }
	`];

	static properties = { over: { type: Boolean }, share: { state: true }, moves: { state: true } };

	#narrow = new Narrow(this);

	constructor() {
		super();
		this.share = remembered();
	}

	willUpdate() {
		this.toggleAttribute('narrow', this.#narrow.matches);
		this.style.setProperty('grid-template-columns', this.#narrow.matches ? '' : `minmax(0, ${this.share}fr) 1px minmax(0, ${100 - this.share}fr)`);
	}

	render() {
		if (this.#narrow.matches) {
			return html`<slot name="panel"></slot>${this.over ? '' : html`<slot name="tree"></slot>`}`;
		}
		return html`<slot name="tree"></slot>
			<div class="grip ${this.moves ? 'moves' : ''}" role="separator" tabindex="0" aria-orientation="vertical" aria-label="Width of the tree" title="Drag, or use the arrow keys"
				aria-valuenow=${Math.round(this.share)} aria-valuemin=${LEAST} aria-valuemax=${MOST} aria-valuetext="${Math.round(this.share)} %" @keydown=${this.#key} @dblclick=${() => this.#move(USUAL)}
				@pointerdown=${this.#grip} @pointermove=${this.#drag} @pointerup=${this.#drop} @pointercancel=${this.#drop}></div>
			<slot name="panel"></slot>`;
	}

	#grip(event) {
		event.target.setPointerCapture(event.pointerId);
		this.moves = true;
	}

	#drag(event) {
		if (this.moves) {
			const { left, width } = this.getBoundingClientRect();
			this.#move((event.clientX - left) / width * 100);
		}
	}

	#drop() {
		this.moves = false;
	}

	#key(event) {
		const to = { ArrowLeft: this.share - STEP, ArrowRight: this.share + STEP, Home: LEAST, End: MOST, Enter: USUAL }[event.key];
		if (to !== undefined) {
			event.preventDefault();
			this.#move(to);
		}
	}

	#move(share) {
		this.share = Math.min(MOST, Math.max(LEAST, share));
		try {
			localStorage.setItem(KEY, this.share.toFixed(1));
		}
		catch {
			// Then it stays until the page is left.
		}
	}

}

function remembered() {
	try {
		const share = Number(localStorage.getItem(KEY) ?? USUAL);
		return share >= LEAST && share <= MOST ? share : USUAL;
	}
	catch {
		return USUAL;
	}
}

customElements.define('clew-split', SplitView);
