import { LitElement, css, html, nothing } from 'lit';
import { layout, shared } from '../core/css.js';
import * as format from '../core/format.js';
import * as route from '../core/route.js';

/** Below this, a change is none. */
const NONE = 0.005;

/** What was used in all, each figure with its change against the time before. */
class UsageTotals extends LitElement {

	static styles = [shared, layout, css`
		dl { display: grid; grid-template-columns: repeat(5, minmax(0, 1fr)); gap: var(--space-3); margin: 0; }
		.card { display: grid; gap: 2px; align-content: start; padding: var(--space-3) var(--space-4); }
		dd { margin: 0; }
		.figure { font-size: var(--text-figure); font-weight: 600; line-height: 1.2; letter-spacing: -.01em; font-variant-numeric: tabular-nums;
			overflow-wrap: anywhere; }
		.figure a { color: inherit; text-decoration: none; }
		.figure a:hover { text-decoration: underline; }
		.errors { color: var(--error); }
		.more, .change { font-size: var(--text-s); color: var(--quiet); font-variant-numeric: tabular-nums; }
		.change { min-height: 1.45em; }
		@media (width < 900px) { dl { grid-template-columns: repeat(auto-fit, minmax(9.5rem, 1fr)); } }
		@media (width < 500px) { .figure { font-size: var(--text-xl); } }
	`];

	static properties = { now: { attribute: false }, previous: { attribute: false }, timeBefore: { attribute: 'time-before' }, time: { attribute: false } };

	render() {
		const { now } = this;
		const traces = { page: 'traces', ...this.time };
		const rate = now.traces ? now.errors / now.traces : undefined;
		return html`<dl>
			${this.#tile('Cost', format.money(now.cost) || '–', this.#lacking(now.lacking), 'cost')}
			${this.#tile('Model calls', format.count(now.calls), html`in <a href=${route.href(traces)}>${now.traces === 1 ? '1 trace' : `${format.count(now.traces)} traces`}</a>`, 'calls')}
			${this.#tile('Tokens', format.count(now.tokens), this.#sides(now.usage), 'tokens')}
			${this.#tile('Failed traces', now.errors === 0 ? '0' : html`<a class="errors" href=${route.href({ ...traces, level: 'ERROR' })}>${format.count(now.errors)}</a>`,
				rate === undefined ? nothing : `${format.share(rate)} of traces`, 'errors')}
			${this.#tile('Latency p95', format.duration(now.p95) || '–', 'of traces', 'p95')}
		</dl>`;
	}

	#tile(label, figure, more, key) {
		return html`<div class="card"><dt class="label">${label}</dt><dd class="figure"><bdi>${figure}</bdi></dd>
			<dd class="more">${more}</dd>${this.timeBefore ? html`<dd class="change">${this.#change(key)}</dd>` : nothing}</div>`;
	}

	#lacking(cost) {
		const without = format.lacks(cost);
		return without.length > 0 ? without.join(', ') : 'all calls priced';
	}

	#sides(usage) {
		const sum = (side) => Object.keys(usage ?? {}).filter((key) => key.startsWith(side)).reduce((total, key) => total + usage[key], 0);
		return html`<bdi>${format.count(sum('input'))}</bdi> in, <bdi>${format.count(sum('output'))}</bdi> out`;
	}

	// Nothing is said where the time before is not known as a whole.
	#change(key) {
		const [now, then] = [this.now[key], this.previous?.[key]];
		if (!this.previous || this.previous.traces === 0) {
			return html`<span title="The ${this.timeBefore} has no complete data">no earlier data</span>`;
		}
		if (now === undefined || then === undefined) {
			return nothing;
		}
		const part = then === 0 ? undefined : (now - then) / then;
		const [sign, word] = part === undefined ? now === 0 ? ['', 'no change'] : ['▲', 'from 0'] : Math.abs(part) < NONE ? ['', 'no change']
			: [part > 0 ? '▲' : '▼', format.share(Math.abs(part))];
		return html`<span aria-hidden="true">${sign}</span> <span class="visually-hidden">${sign === '▲' ? 'up' : sign === '▼' ? 'down' : ''}</span>${word}
			<span class="against">vs. ${this.timeBefore}</span>`;
	}

}

customElements.define('clew-usage-totals', UsageTotals);
