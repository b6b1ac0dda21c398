import { LitElement, css, html, nothing } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { repeat } from 'lit/directives/repeat.js';
import { shared, typeColours } from '../core/css.js';
import * as format from '../core/format.js';
import { COLUMNS, shown } from './columns.js';
import { put, show } from './filters.js';
import { rowsOf, wordsOf } from './fold.js';
import { answer, question, saidStyles } from './said.js';
import * as cells from './trace-cells.js';

/**
 * Traces as rows, each of which leads to its trace, under heads that sort them. Tells of "pick" (a trace to select, or all)
 * and "bookmark".
 */
class TraceTable extends LitElement {

	static styles = [shared, typeColours, saidStyles, cells.cellStyles, css`
		table { width: 100%; border-collapse: separate; border-spacing: 0; }
		thead th { position: sticky; top: 0; z-index: 2; background: var(--page); text-align: start; font-weight: 500; color: var(--quiet);
			font-size: var(--text-xs); white-space: nowrap; vertical-align: middle; }
		th, td { padding: 6px var(--space-2); border-bottom: 1px solid var(--line); vertical-align: top; white-space: nowrap; }
		thead th { padding-block: var(--space-1); }
		th:first-child, td:first-child { padding-inline-start: var(--space-3); }
		th:last-child, td:last-child { padding-inline-end: var(--space-3); }
		tbody tr { position: relative; }
		tbody tr:hover { background: var(--raised); }
		tbody tr:focus-within, tbody tr.picked { background: var(--accent-soft); }
		th.number, td.number { text-align: end; }
		th button, th button:hover { padding: 0; border: 0; background: none; color: inherit; font-weight: inherit; gap: .2em; }
		th button:hover { color: var(--text); text-decoration: underline; }
		th[aria-sort] button { color: var(--text); }
		.said { width: 100%; max-width: 0; white-space: normal; }
		.few { width: 1px; padding-inline: 0 var(--space-1); }
		.few:first-child { padding-inline-end: var(--space-2); }
		td.few { padding-top: 7px; }
		.fold td { padding-block: var(--space-1); }
		.fold button { color: var(--quiet); font-size: var(--text-s); }
	`];

	static properties = { traces: { attribute: false }, filters: { attribute: false }, writable: { type: Boolean }, choice: { attribute: false },
		selected: { attribute: false }, opened: { state: true } };

	constructor() {
		super();
		this.opened = new Set();
	}

	/** Moves the focus by so many rows. */
	move(step) {
		cells.moveFocus(this.renderRoot, step);
	}

	render() {
		const stars = this.writable || this.traces.some((trace) => trace.bookmarked);
		const columns = shown(COLUMNS, this.choice, this.traces);
		const all = this.traces.every(({ traceId }) => this.selected.has(traceId));
		return html`<table aria-label="Traces">
			<thead><tr><th scope="col" class="few"><input class="pick" type="checkbox" aria-label="Select all" .checked=${all}
				.indeterminate=${!all && this.selected.size > 0} @change=${(event) => this.#pickAll(event.target.checked)}></th>
				${stars ? html`<th scope="col" class="few"><span class="visually-hidden">Bookmark</span></th>` : nothing}
				${this.#heads(columns.filter(isTime))}<th scope="col">Question and answer</th>
				${this.#heads(columns.filter((column) => !isTime(column)))}</tr></thead>
			<tbody>${repeat(rowsOf(this.traces, this.filters), ({ traces: [{ traceId }] }) => traceId, (row) => row.traces.length > 1
				? this.#folded(row, columns, stars) : this.#guarded(row.traces[0], columns, stars))}</tbody>
		</table>`;
	}

	#heads(columns) {
		return columns.map(({ label, number, sort }) => sort ? this.#head(label, sort, number)
			: html`<th scope="col" class=${number ? 'number' : nothing}>${label}</th>`);
	}

	#head(label, field, number) {
		const sort = this.filters.sort?.[0] ?? '-startTime';
		const down = sort === `-${field}`;
		const now = down || sort === field;
		const next = down ? field : `-${field}`;
		return html`<th scope="col" class=${number ? 'number' : nothing} aria-sort=${now ? (down ? 'descending' : 'ascending') : nothing}>
			<button @click=${() => show(put(this.filters, 'sort', next === '-startTime' ? '' : next))}>${label}
				<span aria-hidden="true">${now ? (down ? '↓' : '↑') : ''}</span></button></th>`;
	}

	#folded(row, columns, stars) {
		const [{ traceId }] = row.traces;
		const open = this.opened.has(traceId);
		return html`<tr class="fold"><td colspan=${columns.length + (stars ? 3 : 2)}><button class="plain" aria-expanded=${open}
				@click=${() => this.#toggle(traceId)}><span aria-hidden="true">${open ? '▾' : '▸'}</span>${wordsOf(row, format.count)}</button></td></tr>
			${open ? row.traces.map((trace) => this.#row(trace, columns, stars)) : nothing}`;
	}

	#toggle(traceId) {
		this.opened = new Set(this.opened.has(traceId) ? [...this.opened].filter((each) => each !== traceId) : [...this.opened, traceId]);
	}

	#guarded(trace, columns, stars) {
		return guard([trace, this.filters, this.writable, this.choice, stars, columns.length, this.selected.has(trace.traceId)],
			() => this.#row(trace, columns, stars));
	}

	#row(trace, columns, stars) {
		const selected = this.selected.has(trace.traceId);
		const cell = ({ name, number }) => html`<td class=${number ? 'number' : nothing}>${cells[name](trace)}</td>`;
		return html`<tr data-trace=${trace.traceId} class=${selected ? 'picked' : nothing}>
			<td class="few">${cells.pick(trace, selected)}</td>
			${stars ? html`<td class="few">${cells.star(trace, this.writable)}</td>` : nothing}
			${columns.filter(isTime).map(cell)}
			<td class="said"><div class="ellipsis">${question(trace, this.filters)}</div>${answer(trace, this.filters)}
				<div class="details">${cells.details(trace, this.filters, this.choice)}</div></td>
			${columns.filter((column) => !isTime(column)).map(cell)}
		</tr>`;
	}

	#pickAll(selected) {
		this.dispatchEvent(new CustomEvent('pick', { detail: { all: true, selected }, bubbles: true, composed: true }));
	}

}

function isTime({ name }) {
	return name === 'time';
}

customElements.define('clew-trace-table', TraceTable);
