import { LitElement, css, html } from 'lit';
import { shared } from '../core/css.js';
import * as format from '../core/format.js';
import { Listening } from '../core/listening.js';
import * as route from '../core/route.js';
import { aside, isStep, onAside, putAside } from './aside.js';

/** Puts a trace or a step aside to be compared, or compares it with the one that was. "place" as aside.js has it. */
class CompareButton extends LitElement {

	static styles = [shared, css`
		:host { display: inline-flex; min-width: 0; }
		button { max-width: 20rem; }
		bdi { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; min-width: 0; }
	`];

	static properties = { place: {}, name: {} };

	constructor() {
		super();
		new Listening(this, () => onAside(() => this.requestUpdate()));
	}

	render() {
		const other = aside();
		const what = isStep(this.place) ? 'step' : 'trace';
		if (other?.place === this.place) {
			return html`<button aria-pressed="true" title="Not to be compared any more" @click=${() => putAside()}>Put aside to compare</button>`;
		}
		if (other && isStep(other.place) === isStep(this.place)) {
			return html`<button aria-label="Compare with ${format.cut(other.name, 60)}" title="Compare with the ${what} that was put aside"
				@click=${() => this.#compare(other.place)}>Compare with <bdi>${format.cut(other.name, 60)}</bdi></button>`;
		}
		return html`<button title="Put this ${what} aside, to compare it with another one" @click=${() => putAside({ place: this.place, name: format.cut(this.name, 100) })}>Compare with …</button>`;
	}

	#compare(place) {
		putAside();
		route.go({ page: 'compare', a: place, b: this.place });
	}

}

customElements.define('clew-compare-button', CompareButton);
