import { LitElement, css, html, nothing } from 'lit';
import { shared } from '../core/css.js';
import * as format from '../core/format.js';
import { sign } from '../core/icon.js';
import { Listening } from '../core/listening.js';
import * as route from '../core/route.js';
import { aside, isStep, onAside, putAside } from './aside.js';

/** Selects a trace or a step for comparison, or compares it with the one that is selected. "place" as aside.js has it; "compact" is a sign alone. */
class CompareButton extends LitElement {

	static styles = [shared, css`
		:host { display: inline-flex; min-width: 0; }
		button { max-width: 16rem; }
	`];

	static properties = { place: {}, name: {}, compact: { type: Boolean } };

	constructor() {
		super();
		new Listening(this, () => onAside(() => this.requestUpdate()));
	}

	render() {
		const other = aside();
		const what = isStep(this.place) ? 'step' : 'trace';
		if (other?.place === this.place) {
			return html`<button class=${this.compact ? 'square' : ''} aria-pressed="true" aria-label="Selected for compare" title="Cancel the comparison" @click=${() => putAside()}>${sign('compare')}${this.compact ? nothing : ' Selected'}</button>`;
		}
		if (other && isStep(other.place) === isStep(this.place)) {
			return html`<button class="primary" aria-label="Compare with ${format.cut(other.name, 60)}" title="Compare with ${format.cut(other.name, 60)}, which is selected"
				@click=${() => this.#compare(other.place)}>${sign('compare')} Compare</button>`;
		}
		return html`<button class=${this.compact ? 'square' : ''} aria-label="Select for compare" title="Select this ${what} for comparison with another one"
			@click=${() => putAside({ place: this.place, name: format.cut(this.name, 100) })}>${sign('compare')}${this.compact ? nothing : ' Select for compare'}</button>`;
	}

	#compare(place) {
		putAside();
		route.go({ page: 'compare', a: place, b: this.place });
	}

}

customElements.define('clew-compare-button', CompareButton);
