import { LitElement, css, html, nothing } from 'lit';
import { shared } from '../core/css.js';
import * as format from '../core/format.js';
import { sign } from '../core/icon.js';
import * as route from '../core/route.js';

const BUCKETS = {
	input: 'Input',
	input_cached_tokens: 'Input, cache read',
	input_cache_creation: 'Input, cache write',
	input_cache_creation_5m: 'Input, cache write (5 min)',
	input_cache_creation_1h: 'Input, cache write (1 h)',
	input_audio_tokens: 'Input, audio',
	output: 'Output',
	output_reasoning_tokens: 'Output, reasoning',
	output_audio_tokens: 'Output, audio',
	total: 'Total'
};

/** What few look for in a trace, folded: usage and cost by bucket, metadata, ids. */
class TraceFacts extends LitElement {

	static styles = [shared, css`
		:host([open]) { flex-basis: 100%; }
		summary { list-style-position: inside; }
		summary { width: fit-content; color: var(--quiet); cursor: pointer; }
		.all { display: flex; flex-wrap: wrap; gap: .6rem 2.5rem; max-height: 40vh; overflow: auto; padding: .4rem 0; }
		table { border-collapse: collapse; }
		caption { text-align: left; font-weight: 600; padding-bottom: .15rem; }
		th { font-weight: normal; text-align: left; color: var(--quiet); }
		th, td { padding: .1rem .8rem .1rem 0; vertical-align: top; overflow-wrap: anywhere; }
		td.number { text-align: right; }
		tr.total > * { border-top: 1px solid var(--line); }
		code { overflow-wrap: anywhere; }
	`];

	static properties = { trace: { attribute: false } };

	render() {
		const trace = this.trace;
		return html`<details @toggle=${({ target }) => this.toggleAttribute('open', target.open)}><summary>Details</summary><div class="all" tabindex="0" role="region" aria-label="Details of the trace">
			${trace.usage || trace.cost ? this.#buckets(trace.usage ?? {}, trace.cost ?? {}) : nothing}
			${Object.keys(trace.metadata ?? {}).length ? this.#metadata(trace.metadata) : nothing}
			${this.#origin(trace)}
		</div></details>`;
	}

	#buckets(usage, cost) {
		const names = [...new Set([...Object.keys(usage), ...Object.keys(cost)])]
			.filter((name) => !format.NO_BUCKETS.includes(name));
		return html`<table><caption>Tokens and cost</caption>
			<thead class="visually-hidden"><tr><th scope="col">Bucket</th><th scope="col">Tokens</th><th scope="col">Cost</th></tr></thead>
			<tbody>${[...names, 'total'].map((name) => html`<tr class=${name === 'total' ? name : ''}><th scope="row"><bdi>${own(BUCKETS, name) ?? name}</bdi></th>
				<td class="number">${format.count(own(usage, name))}</td><td class="number">${format.money(own(cost, name), cost.currency)}</td></tr>`)}
			${cost.unpriced ? html`<tr><th scope="row">Calls without a known price</th><td></td><td class="number">${format.count(cost.unpriced)}</td></tr>` : nothing}
			${cost.withoutUsage ? html`<tr><th scope="row">Calls without usage</th><td></td><td class="number">${format.count(cost.withoutUsage)}</td></tr>` : nothing}
			</tbody></table>`;
	}

	#origin(trace) {
		const rows = [['Trace ID', html`<code>${trace.traceId}</code> <button class="plain square" aria-label="Copy trace ID" title="Copy trace ID"
				@click=${() => this.#copy(trace.traceId, 'The trace ID')}>${sign('copy')}</button>`],
			['Started', html`<span class="number">${format.time(trace.startTime)}</span>`],
			['Session', trace.sessionId && html`<bdi>${trace.sessionId}</bdi>`], ['User', trace.userId && html`<bdi>${trace.userId}</bdi>`],
			...['environment', 'release', 'service'].map((name) => [`${name.charAt(0).toUpperCase()}${name.slice(1)}`, trace[name] && this.#filter(name, trace[name])]),
			['Instance', trace.instance && html`<bdi>${trace.instance}</bdi>`],
			['Steps', html`<span class="number">${format.count(trace.observationCount)}</span>`]];
		return html`<table><caption>Origin</caption><tbody>${rows.filter(([, value]) => value).map(([name, value]) => html`<tr><th scope="row">${name}</th><td>${value}</td></tr>`)}</tbody></table>`;
	}

	#filter(name, value) {
		return this.trace.openedFrom ? html`<bdi>${value}</bdi>` : html`<a href=${route.href({ page: 'traces', [name]: value })} title="Traces of this ${name}"><bdi>${value}</bdi></a>`;
	}

	#metadata(metadata) {
		return html`<table><caption>Metadata</caption><tbody>${Object.entries(metadata).map(([name, value]) => html`<tr>
			<th scope="row"><bdi>${name}</bdi></th><td dir="auto">${typeof value === 'string' ? value : JSON.stringify(value)}</td></tr>`)}</tbody></table>`;
	}

	#copy(...detail) {
		this.dispatchEvent(new CustomEvent('copy-text', { detail }));
	}

}

// Buckets may have any name, "constructor" among them.
function own(of, name) {
	return Object.hasOwn(of, name) ? of[name] : undefined;
}

customElements.define('clew-trace-facts', TraceFacts);
