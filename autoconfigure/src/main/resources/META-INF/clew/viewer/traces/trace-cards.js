import { LitElement, css, html, nothing } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { repeat } from 'lit/directives/repeat.js';
import { shared, typeColours } from '../core/css.js';
import * as format from '../core/format.js';
import * as cells from './trace-cells.js';

/** Traces as cards, for where a table is too wide. */
class TraceCards extends LitElement {

	static styles = [shared, typeColours, cells.cellStyles, css`
		ul { list-style: none; margin: 0; padding: 0 .75rem; display: grid; gap: .5rem; }
		li { position: relative; min-width: 0; padding: .55rem .7rem; border: 1px solid var(--line); border-radius: 8px; background: var(--surface); }
		li:focus-within { background: var(--accent-soft); }
		.line { display: flex; flex-wrap: wrap; gap: .1rem .7rem; align-items: baseline; }
		.first { flex-wrap: nowrap; justify-content: space-between; }
		.first > .open { min-width: 0; overflow-wrap: anywhere; }
		.first > :last-child { flex: none; }
		.figures { margin-top: .3rem; }
		.small { font-size: .9em; }
		.small > * { max-width: 100%; }
		.star { align-self: center; }
	`];

	static properties = { traces: { attribute: false }, filters: { attribute: false }, writable: { type: Boolean } };

	/** Moves the focus by so many cards. */
	move(step) {
		cells.moveFocus(this.renderRoot, step);
	}

	render() {
		return html`<ul aria-label="Traces">${repeat(this.traces, (trace) => trace.traceId,
			(trace) => guard([trace, this.filters, this.writable], () => this.#card(trace)))}</ul>`;
	}

	#card(trace) {
		const tokens = format.tokens(trace.usage);
		return html`<li data-trace=${trace.traceId}>
			<div class="line first">${cells.name(trace, this.filters)}<span class="small quiet">${cells.time(trace)} ${cells.star(trace, this.writable)}</span></div>
			${cells.preview(trace)}
			<div class="line figures number">
				<span>${cells.latency(trace)}</span>
				${trace.timeToFirstTokenMs === undefined ? nothing : html`<span>first token ${format.duration(trace.timeToFirstTokenMs)}</span>`}
				${tokens ? html`<span>${tokens} tokens</span>` : nothing}
				${trace.cost ? cells.cost(trace) : nothing}${cells.level(trace)}</div>
			<div class="line small quiet">${cells.types(trace)}
				${trace.sessionId === undefined ? nothing : html`<span class="cut">${cells.session(trace, this.filters)}</span>`}
				${trace.userId === undefined ? nothing : html`<span class="cut">${cells.user(trace, this.filters)}</span>`}
				${cells.tags(trace, this.filters)}${cells.scores(trace)}</div>
		</li>`;
	}

}

customElements.define('clew-trace-cards', TraceCards);
