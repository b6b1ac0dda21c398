import { LitElement, css, html, nothing } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { repeat } from 'lit/directives/repeat.js';
import { shared, typeColours } from '../core/css.js';
import * as format from '../core/format.js';
import { put, show } from './filters.js';
import * as cells from './trace-cells.js';

/** Traces as rows, each of which leads to its trace, under heads that sort them. */
class TraceTable extends LitElement {

	static styles = [shared, typeColours, cells.cellStyles, css`
		table { width: 100%; border-collapse: separate; border-spacing: 0; }
		thead th { position: sticky; top: 0; z-index: 2; background: var(--page); text-align: left; font-weight: 500; color: var(--quiet);
			font-size: .9em; white-space: nowrap; }
		th, td { padding: .35rem .5rem; border-bottom: 1px solid var(--line); vertical-align: top; }
		th:first-child, td:first-child { padding-left: .75rem; }
		tbody tr { position: relative; }
		tbody tr:hover { background: var(--raised); }
		tbody tr:focus-within { background: var(--accent-soft); }
		th.number, td.number { text-align: right; }
		th button { padding: 0; border: 0; background: none; color: inherit; font-weight: inherit; gap: .2em; }
		th button:hover { background: none; color: var(--text); text-decoration: underline; }
		th[aria-sort] button { color: var(--text); }
		td.name { width: 40%; max-width: 0; min-width: 10rem; }
		td.short { max-width: 8rem; }
		td.bookmark { width: 1.5rem; padding: .2rem 0 0 .4rem; }
		.title { display: flex; flex-wrap: wrap; gap: .1rem .4rem; min-width: 0; }
		.title .open { min-width: 0; overflow-wrap: anywhere; }
	`];

	static properties = { traces: { attribute: false }, filters: { attribute: false }, writable: { type: Boolean } };

	/** Moves the focus by so many rows. */
	move(step) {
		cells.moveFocus(this.renderRoot, step);
	}

	render() {
		const stars = this.writable || this.traces.some((trace) => trace.bookmarked);
		const firsts = this.traces.some((trace) => trace.timeToFirstTokenMs !== undefined);
		return html`<table aria-label="Traces">
			<thead><tr>${stars ? html`<th scope="col"><span class="visually-hidden">Bookmark</span></th>` : nothing}
				${this.#head('Time', 'startTime')}<th scope="col">Name</th><th scope="col">Session</th><th scope="col">User</th>
				<th scope="col">Types</th>${this.#head('Latency', 'latencyMs')}
				${firsts ? html`<th scope="col" class="number">First token</th>` : nothing}
				${this.#head('Tokens', 'tokens')}${this.#head('Cost', 'cost')}<th scope="col">Level</th></tr></thead>
			<tbody>${repeat(this.traces, (trace) => trace.traceId,
				(trace) => guard([trace, this.filters, this.writable, stars, firsts], () => this.#row(trace, stars, firsts)))}</tbody>
		</table>`;
	}

	#head(label, field) {
		const sort = this.filters.sort?.[0] ?? '-startTime';
		const down = sort === `-${field}`;
		const now = down || sort === field;
		const next = down ? field : `-${field}`;
		return html`<th scope="col" class=${field === 'startTime' ? '' : 'number'} aria-sort=${now ? (down ? 'descending' : 'ascending') : nothing}>
			<button @click=${() => show(put(this.filters, 'sort', next === '-startTime' ? '' : next))}>${label}
				<span aria-hidden="true">${now ? (down ? '↓' : '↑') : ''}</span></button></th>`;
	}

	#row(trace, stars, firsts) {
		return html`<tr data-trace=${trace.traceId}>
			${stars ? html`<td class="bookmark">${cells.star(trace, this.writable)}</td>` : nothing}
			<td>${cells.time(trace)}</td>
			<td class="name"><div class="title">${cells.name(trace, this.filters)}${cells.tags(trace, this.filters)}${cells.scores(trace)}</div>${cells.preview(trace)}</td>
			<td class="short cut">${cells.session(trace, this.filters)}</td>
			<td class="short cut">${cells.user(trace, this.filters)}</td>
			<td>${cells.types(trace)}</td>
			<td class="number">${cells.latency(trace)}</td>
			${firsts ? html`<td class="number">${format.duration(trace.timeToFirstTokenMs)}</td>` : nothing}
			<td class="number">${format.tokens(trace.usage)}</td>
			<td class="number">${cells.cost(trace)}</td>
			<td>${cells.level(trace)}</td>
		</tr>`;
	}

}

customElements.define('clew-trace-table', TraceTable);
