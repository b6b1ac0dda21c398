import { LitElement, css, html } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { shared, typeColours } from '../core/css.js';
import * as format from '../core/format.js';
import * as route from '../core/route.js';
import { TYPES, icon } from '../core/types.js';

/** Traces as rows, each of which leads to its trace. */
class TraceTable extends LitElement {

	static styles = [shared, typeColours, css`
		:host { overflow-x: auto; }
		table { width: 100%; border-collapse: collapse; }
		th { text-align: left; font-weight: 500; color: var(--quiet); font-size: .9em; }
		th, td { padding: .3rem .6rem; border-bottom: 1px solid var(--line); vertical-align: top; }
		tbody tr:hover { background: var(--raised); }
		td.number, th.number { text-align: right; }
		.preview { max-width: 32rem; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
		.types { white-space: nowrap; }
	`];

	static properties = { traces: { attribute: false } };

	render() {
		return html`<table>
			<thead><tr><th scope="col">Time</th><th scope="col">Name</th><th scope="col">Session</th><th scope="col">User</th>
				<th scope="col">Steps</th><th scope="col" class="number">Latency</th><th scope="col" class="number">Tokens</th>
				<th scope="col" class="number">Cost</th><th scope="col">Level</th></tr></thead>
			<tbody>${repeat(this.traces, (trace) => trace.traceId, (trace) => this.#row(trace))}</tbody>
		</table>`;
	}

	#row(trace) {
		return html`<tr>
			<td class="number">${format.time(trace.startTime)}</td>
			<td><a href=${route.href({ trace: trace.traceId })}>${trace.name}</a>
				<div class="preview quiet">${trace.inputPreview ?? ''}</div></td>
			<td>${trace.sessionId ?? ''}</td>
			<td>${trace.userId ?? ''}</td>
			<td class="types">${Object.keys(TYPES).filter((type) => type !== 'SPAN' && trace.observationCounts[type])
				.map((type) => html`${icon(type)}<small class="quiet">${trace.observationCounts[type]}</small> `)}</td>
			<td class="number">${trace.status === 'RUNNING' ? 'running' : format.duration(trace.latencyMs)}</td>
			<td class="number">${format.tokens(trace.usage)}</td>
			<td class="number">${format.cost(trace.cost)}</td>
			<td>${trace.level === 'DEFAULT' ? '' : html`<span class="chip level-${trace.level}">${trace.level}</span>`}</td>
		</tr>`;
	}

}

customElements.define('clew-trace-table', TraceTable);
