import { LitElement, css, html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { shared } from '../core/css.js';
import { RANGES, put, show } from './filters.js';

const OWN = 'own';

/** When traces started: some time before now, or from one time to another. */
class TimeRange extends LitElement {

	static styles = [shared, css`
		:host { display: flex; flex-wrap: wrap; gap: .4rem; align-items: center; }
		select { flex: 1; min-width: 0; max-width: 100%; }
		label { display: inline-flex; gap: .3rem; align-items: center; font-size: .9em; }
		input { max-width: 13.500rem; }
	`];

	static properties = { filters: { attribute: false }, own: { state: true } };

	willUpdate(changed) {
		if (changed.has('filters') && this.filters.range) {
			this.own = false;
		}
	}

	render() {
		const own = this.own || Boolean(this.filters.from || this.filters.to);
		const now = this.filters.range?.[0] ?? (own ? OWN : '');
		return html`<select aria-label="Time" .value=${live(now)} @change=${this.#choose}>
				<option value="" ?selected=${now === ''}>Any time</option>
				${Object.entries(RANGES).map(([name, [word]]) => html`<option value=${name} ?selected=${now === name}>${word}</option>`)}
				<option value=${OWN} ?selected=${now === OWN}>From … to …</option>
			</select>
			${own && !this.filters.range ? html`${this.#end('from', 'From')}${this.#end('to', 'Before')}` : nothing}`;
	}

	#end(name, label) {
		return html`<label>${label}<input type="datetime-local" step="1" .value=${local(this.filters[name]?.[0])}
			@change=${(event) => show(put(this.filters, name, iso(event.target.value)))}></label>`;
	}

	#choose(event) {
		const chosen = event.target.value;
		this.own = chosen === OWN;
		const none = put(put(this.filters, 'from'), 'to');
		show(put(this.own ? this.filters : none, 'range', this.own ? '' : chosen));
	}

}

// The time of this place, as the input has it, and as the address has it.
function local(text) {
	const time = new Date(text ?? NaN);
	return isNaN(time.getTime()) ? '' : new Date(time.getTime() - time.getTimezoneOffset() * 60_000).toISOString().slice(0, 19);
}

function iso(value) {
	return value === '' ? '' : new Date(value).toISOString();
}

customElements.define('clew-time-range', TimeRange);
