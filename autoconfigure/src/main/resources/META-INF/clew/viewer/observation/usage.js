import { LitElement, css, html, nothing } from 'lit';
import { brief } from '../content/text.js';
import { shared } from '../core/css.js';
import * as format from '../core/format.js';
import { NOT_KNOWN } from '../model/calls.js';

const WORDS = {
	input: 'Input',
	input_cached_tokens: 'Input, cache read',
	input_cache_creation: 'Input, cache write',
	input_cache_creation_5m: 'Input, cache write (5 min)',
	input_cache_creation_1h: 'Input, cache write (1 h)',
	input_audio_tokens: 'Input, audio',
	output: 'Output',
	output_reasoning_tokens: 'Output, reasoning',
	output_audio_tokens: 'Output, audio'
};

/** Tokens and what they cost, by bucket: buckets do not overlap, so that they add up to the total. */
class Usage extends LitElement {

	static styles = [shared, css`
		table { border-collapse: collapse; width: 100%; max-width: 34rem; }
		th { text-align: start; font-weight: 400; }
		th, td { padding: .2rem .6rem .2rem 0; border-bottom: 1px solid var(--line); overflow-wrap: anywhere; }
		thead th { color: var(--quiet); font-size: .9em; }
		td.number, th.number { text-align: end; }
		tfoot th, tfoot td { font-weight: 650; border-bottom: 0; }
		p { margin: .3rem 0 0; }
	`];

	static properties = { usage: { attribute: false }, cost: { attribute: false }, tier: {}, missing: {} };

	render() {
		const usage = this.usage ?? {};
		const cost = this.cost ?? {};
		const keys = [...new Set([...Object.keys(WORDS), ...Object.keys(usage), ...Object.keys(cost)])]
			.filter((key) => !format.NO_BUCKETS.includes(key) && (own(usage, key) !== undefined || own(cost, key) !== undefined));
		return html`
			<table>
				<thead><tr><th scope="col">Bucket</th><th scope="col" class="number">Tokens</th><th scope="col" class="number">Cost</th></tr></thead>
				<tbody>${keys.map((key) => html`<tr><th scope="row"><bdi>${Object.hasOwn(WORDS, key) ? WORDS[key] : brief(key, 100)}</bdi></th>
					<td class="number">${format.count(own(usage, key))}</td> <td class="number">${format.money(own(cost, key), cost.currency)}</td></tr>`)}</tbody>
				<tfoot><tr><th scope="row">Total</th> <td class="number">${format.count(usage.total)}</td>
					<td class="number">${this.#total(cost)}</td></tr></tfoot>
			</table>
			${this.#origin(keys)}`;
	}

	#total(cost) {
		if (cost.total !== undefined) {
			return format.money(cost.total, cost.currency);
		}
		return NOT_KNOWN[this.missing] ?? '';
	}

	#origin(keys) {
		if (this.tier) {
			return html`<p class="quiet">Price: <bdi>${brief(this.tier, 100)}</bdi></p>`;
		}
		return this.cost && !keys.some((key) => Object.hasOwn(this.cost, key)) ? html`<p class="quiet">The provider said what it cost in all.</p>` : nothing;
	}

}

// Names of buckets are anybody's, "constructor" among them.
function own(of, key) {
	return Object.hasOwn(of, key) ? of[key] : undefined;
}

customElements.define('clew-usage', Usage);
