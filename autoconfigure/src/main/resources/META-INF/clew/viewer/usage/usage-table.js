import { LitElement, css, html, nothing } from 'lit';
import { shared, tables } from '../core/css.js';
import * as format from '../core/format.js';
import * as route from '../core/route.js';
import { DIMENSIONS, nameOf, tracesOf } from './usage-model.js';

const COUNTED = { traces: 'Traces', modelCalls: 'Calls', observations: 'Observations' };

/** Groups as rows, each of which leads to its traces. */
class UsageTable extends LitElement {

	static styles = [shared, tables, css`
		td:first-child { overflow-wrap: anywhere; min-width: 10rem; }
		.swatch { display: inline-block; width: 8px; height: 8px; margin-inline-end: 6px; border-radius: 2px; }
		.errors { color: var(--error); font-weight: 600; }
		.quiet { font-size: var(--text-s); }
		@media (width < 640px) { table { display: block; overflow-x: auto; } }
	`];

	static properties = { caption: {}, dimension: {}, counted: {}, groups: { attribute: false }, range: { attribute: false }, colours: { attribute: false } };

	render() {
		const number = (word) => html`<th scope="col" class="number">${word}</th>`;
		return html`<table>
			<caption>${this.caption}</caption>
			<thead><tr><th scope="col">${DIMENSIONS[this.dimension][0]}</th>
				${[COUNTED[this.counted] ?? 'Count', 'Errors', 'p50', 'p95', 'p99', 'Input', 'Output', 'Cost'].map(number)}</tr></thead>
			<tbody>${this.groups.map((group) => this.#row(group))}</tbody>
		</table>`;
	}

	#row(group) {
		const traces = tracesOf(group, this.dimension, this.counted, this.range);
		const name = html`<bdi>${nameOf(group, this.dimension)}</bdi>`;
		const colour = this.colours?.(nameOf(group, this.dimension));
		return html`<tr>
			<td>${colour ? html`<span class="swatch" .style=${`background: var(${colour})`}></span>` : nothing}${traces ? html`<a href=${route.href(traces)}>${name}</a>` : name}
				${group.unpricedModels?.length ? html`<div class="quiet">no price: <bdi>${group.unpricedModels.join(', ')}</bdi></div>` : nothing}
				${group.cost?.withoutUsage ? html`<div class="quiet">no usage reported: ${format.calls(group.cost.withoutUsage)}</div>` : nothing}</td>
			<td class="number">${format.count(group.count)}</td>
			<td class="number">${this.#errors(group, traces)}</td>
			<td class="number">${format.duration(group.latencyMs?.p50)}</td>
			<td class="number">${format.duration(group.latencyMs?.p95)}</td>
			<td class="number">${format.duration(group.latencyMs?.p99)}</td>
			<td class="number">${side(group.usage, 'input')}</td>
			<td class="number">${side(group.usage, 'output')}</td>
			<td class="number">${format.cost(group.cost)}</td>
		</tr>`;
	}

	#errors(group, traces) {
		const errors = format.count(group.errors);
		if (group.errors === 0) {
			return errors;
		}
		const rate = html` <span class="quiet">${format.share(group.errors / group.count)}</span>`;
		return traces ? html`<a class="errors" href=${route.href({ ...traces, level: 'ERROR' })}>${errors}</a>${rate}` : html`<span class="errors">${errors}</span>${rate}`;
	}

}

// All buckets of one side; a dash where nobody reported any.
function side(usage, name) {
	const buckets = Object.keys(usage ?? {}).filter((key) => key.startsWith(name));
	return !usage ? '' : buckets.length ? format.count(buckets.reduce((total, key) => total + usage[key], 0)) : '–';
}

customElements.define('clew-usage-table', UsageTable);
