import { LitElement, css, html, nothing } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { repeat } from 'lit/directives/repeat.js';
import { shared, typeColours } from '../core/css.js';
import * as format from '../core/format.js';
import { rowsOf, wordsOf } from './fold.js';
import { answer, question, saidStyles } from './said.js';
import * as cells from './trace-cells.js';

/** Traces as cards, for where a table is too wide. Tells of "pick" and "bookmark". */
class TraceCards extends LitElement {

	static styles = [shared, typeColours, saidStyles, cells.cellStyles, css`
		ul { list-style: none; margin: 0; padding: 0; display: grid; grid-template-columns: minmax(0, 1fr); gap: var(--space-2); }
		ul.cards { padding: 0 var(--space-3); }
		.card { position: relative; min-width: 0; padding: var(--space-2) var(--space-3); border: 1px solid var(--line); border-radius: var(--corner-m); background: var(--surface); }
		.card:focus-within, .card.picked { background: var(--accent-soft); }
		.line { display: flex; flex-wrap: wrap; gap: 1px var(--space-3); align-items: center; }
		.first { flex-wrap: nowrap; justify-content: space-between; font-size: var(--text-xs); color: var(--quiet); margin-bottom: 2px; }
		.first > span { display: inline-flex; gap: var(--space-2); align-items: center; }
		.question { display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 2; overflow: hidden; overflow-wrap: anywhere; }
		.figures { margin-top: var(--space-1); font-size: var(--text-s); }
		.fold button { color: var(--quiet); font-size: var(--text-s); }
	`];

	static properties = { traces: { attribute: false }, filters: { attribute: false }, writable: { type: Boolean }, choice: { attribute: false },
		selected: { attribute: false }, opened: { state: true } };

	constructor() {
		super();
		this.opened = new Set();
	}

	/** Moves the focus by so many cards. */
	move(step) {
		cells.moveFocus(this.renderRoot, step);
	}

	render() {
		return html`<ul class="cards" aria-label="Traces">${repeat(rowsOf(this.traces, this.filters), ({ traces: [{ traceId }] }) => traceId,
			(row) => row.traces.length > 1 ? this.#folded(row) : guard([row.traces[0], this.filters, this.writable, this.choice,
				this.selected.has(row.traces[0].traceId)], () => this.#card(row.traces[0])))}</ul>`;
	}

	#folded(row) {
		const [{ traceId }] = row.traces;
		const open = this.opened.has(traceId);
		return html`<li class="fold"><button class="plain" aria-expanded=${open} @click=${() => this.opened = open ? new Set() : new Set([traceId])}><span
			aria-hidden="true">${open ? '▾' : '▸'}</span>${wordsOf(row, format.count)}</button></li>${open ? row.traces.map((trace) => this.#card(trace)) : nothing}`;
	}

	#card(trace) {
		const { choice } = this;
		const selected = this.selected.has(trace.traceId);
		const tokens = choice.tokens ? format.tokens(trace.usage) : '';
		return html`<li data-trace=${trace.traceId} class="card ${selected ? 'picked' : ''}">
			<div class="line first"><span>${cells.pick(trace, selected)}${choice.time ? cells.shortTime(trace) : nothing}</span>
				<span>${choice.level ? cells.level(trace) : nothing}${cells.star(trace, this.writable)}</span></div>
			<div class="question">${question(trace, this.filters)}</div>${answer(trace, this.filters)}
			<div class="line figures number">${choice.types ? cells.types(trace) : nothing}
				${choice.latency ? html`<span>${cells.latency(trace)}</span>` : nothing}
				${trace.timeToFirstTokenMs === undefined || !choice.firstToken ? nothing : html`<span>first token ${format.duration(trace.timeToFirstTokenMs)}</span>`}
				${tokens ? html`<span>${tokens} tokens</span>` : nothing}
				${trace.cost && choice.cost ? cells.cost(trace) : nothing}</div>
			<div class="details">${cells.details(trace, this.filters, choice)}</div>
		</li>`;
	}

}

customElements.define('clew-trace-cards', TraceCards);
