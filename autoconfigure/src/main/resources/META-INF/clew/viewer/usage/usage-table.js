import { LitElement, css, html, nothing } from 'lit';
import { shared } from '../core/css.js';
import * as format from '../core/format.js';
import * as route from '../core/route.js';
import { DIMENSIONS, nameOf, tracesOf } from './usage-model.js';

/** Groups as rows, each of which leads to its traces. */
class UsageTable extends LitElement {

	static styles = [shared, css`
		:host { overflow-x: auto; }
		table { width: 100%; border-collapse: collapse; }
		caption { text-align: left; font-weight: 600; padding: .3rem 0; }
		th { text-align: left; font-weight: 500; color: var(--quiet); font-size: .9em; }
		th, td { padding: .3rem .6rem; border-bottom: 1px solid var(--line); vertical-align: top; }
		td:first-child { overflow-wrap: anywhere; min-width: 8rem; }
		td.number, th.number { text-align: right; }
		.errors { color: var(--error); font-weight: 600; }
	`];

	static properties = { caption: {}, dimension: {}, counted: {}, groups: { attribute: false }, range: { attribute: false } };

	render() {
		const counted = { traces: 'Traces', modelCalls: 'Calls', observations: 'Steps' }[this.counted] ?? 'Count';
		return html`<table>
			<caption>${this.caption}</caption>
			<thead><tr><th scope="col">${DIMENSIONS[this.dimension][0]}</th><th scope="col" class="number">${counted}</th>
				<th scope="col" class="number">Errors</th><th scope="col" class="number">Median</th><th scope="col" class="number">95 %</th>
				<th scope="col" class="number">99 %</th><th scope="col" class="number">Tokens</th><th scope="col" class="number">Cost</th></tr></thead>
			<tbody>${this.groups.map((group) => this.#row(group))}</tbody>
		</table>`;
	}

	#row(group) {
		const traces = tracesOf(group, this.dimension, this.counted, this.range);
		const name = html`<bdi>${nameOf(group, this.dimension)}</bdi>`;
		const errors = format.count(group.errors);
		return html`<tr>
			<td>${traces ? html`<a href=${route.href(traces)}>${name}</a>` : name}
				${group.unpricedModels?.length ? html`<div class="quiet">no price: <bdi>${group.unpricedModels.join(', ')}</bdi></div>` : nothing}
				${group.cost?.withoutUsage ? html`<div class="quiet">no usage: ${format.calls(group.cost.withoutUsage)}</div>` : nothing}</td>
			<td class="number">${format.count(group.count)}</td>
			<td class="number">${group.errors === 0 ? errors : traces
				? html`<a class="errors" href=${route.href({ ...traces, level: 'ERROR' })}>${errors}</a>` : html`<span class="errors">${errors}</span>`}</td>
			<td class="number">${format.duration(group.latencyMs?.p50)}</td>
			<td class="number">${format.duration(group.latencyMs?.p95)}</td>
			<td class="number">${format.duration(group.latencyMs?.p99)}</td>
			<td class="number">${format.tokens(group.usage)}</td>
			<td class="number">${format.cost(group.cost)}</td>
		</tr>`;
	}

}

customElements.define('clew-usage-table', UsageTable);
