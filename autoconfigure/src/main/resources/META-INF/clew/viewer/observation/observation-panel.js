import { LitElement, css, html, nothing } from 'lit';
import { get } from '../core/api.js';
import { shared, typeColours } from '../core/css.js';
import * as format from '../core/format.js';
import { icon } from '../core/types.js';

/** One observation in full. */
class ObservationPanel extends LitElement {

	static styles = [shared, typeColours, css`
		:host { padding: .6rem 1rem; }
		pre { white-space: pre-wrap; overflow-wrap: anywhere; background: var(--raised); padding: .5rem; border-radius: 6px; }
	`];

	static properties = { traceid: {}, observationid: {}, running: { type: Boolean }, observation: { state: true }, problem: { state: true } };

	willUpdate(changed) {
		if (changed.has('observationid') || changed.has('traceid')) {
			this.observation = undefined;
			this.#load();
		}
	}

	async #load() {
		const id = this.observationid;
		if (!id) {
			return;
		}
		try {
			const observation = await get('llmtraces', {}, this.traceid, id);
			this.observation = id === this.observationid ? observation : this.observation;
			this.problem = undefined;
		}
		catch (ex) {
			this.problem = ex.message;
		}
	}

	render() {
		const observation = this.observation;
		if (!observation) {
			return this.problem ? html`<p class="problem" role="alert">${this.problem}</p>` : nothing;
		}
		return html`
			<h2>${icon(observation.type)} ${observation.name}</h2>
			<p class="number quiet">${format.preciseTime(observation.startTime)} ${format.duration(observation.latencyMs)}</p>
			<pre>${JSON.stringify(observation, null, '\t')}</pre>`;
	}

}

customElements.define('clew-observation', ObservationPanel);
