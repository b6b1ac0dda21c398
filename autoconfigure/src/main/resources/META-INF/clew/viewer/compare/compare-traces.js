import { LitElement, css, html, nothing } from 'lit';
import { shared, typeColours } from '../core/css.js';
import * as format from '../core/format.js';
import * as route from '../core/route.js';
import { icon } from '../core/icon.js';
import { build, fineTime } from '../model/tree-model.js';
import { addSums } from '../model/tree-sums.js';
import * as figures from './figures.js';
import { rowsOf } from './sides.js';
import './compare-facts.js';
import './diff-text.js';

const AT_ONCE = 200;

const DEEP = 12;

/** Two traces: their sums, and their steps laid side by side. */
class CompareTraces extends LitElement {

	static styles = [shared, typeColours, css`
		section { margin-top: 1rem; }
		h2 { margin-bottom: .3rem; }
		.bar h2 { margin: 0; }
		.bar { display: flex; flex-wrap: wrap; gap: .3rem 1rem; align-items: center; margin: 1.2rem 0 .4rem; }
		.row { display: grid; grid-template-columns: minmax(0, 1fr) repeat(3, minmax(8rem, 11rem)); gap: .1rem .8rem; padding: .3rem .4rem; border-bottom: 1px solid var(--line); }
		.header { color: var(--quiet); }
		.row:not(.header):hover { background: var(--raised); }
		.step { display: flex; flex-wrap: wrap; gap: .1rem .5rem; align-items: baseline; min-width: 0; overflow-wrap: anywhere; }
		.mark { flex: none; width: 1.1em; font-weight: 700; text-align: center; }
		.only-a { background: color-mix(in srgb, var(--warning-soft) 60%, transparent); }
		.only-b { background: color-mix(in srgb, var(--accent-soft) 70%, transparent); }
		.row .number { white-space: normal; }
		.row .number span { white-space: nowrap; }
		.more { text-align: center; padding: .6rem; }
		@media (max-width: 760px) {
			.row { display: flex; flex-wrap: wrap; gap: 0 var(--space-4); }
			.step { flex-basis: 100%; }
			.header { position: absolute; width: 1px; height: 1px; padding: 0; border: 0; overflow: hidden; clip-path: inset(50%); }
			.number:empty { display: none; }
		}
	`];

	static properties = { a: { attribute: false }, b: { attribute: false }, only: { state: true }, shown: { state: true } };

	willUpdate(changed) {
		if (changed.has('a') || changed.has('b')) {
			this.rows = rowsOf(tree(this.a), tree(this.b));
			this.shown = AT_ONCE;
		}
	}

	render() {
		const rows = this.only ? this.rows.filter(differs) : this.rows;
		const number = this.rows.filter(differs).length;
		return html`<clew-compare-facts caption="Summary" .facts=${facts(this.a, this.b)}></clew-compare-facts>
			${this.#text('Input', this.a.inputPreview, this.b.inputPreview)}${this.#text('Output', this.a.outputPreview, this.b.outputPreview)}
			<div class="bar"><h2>Steps</h2><span>${number === 0 ? 'No step differs' : `${format.count(number)} of ${format.count(this.rows.length)} differ`}</span>
				<button aria-pressed=${Boolean(this.only)} @click=${() => this.only = !this.only}>Differences only</button>
				<span class="quiet">Compared by preview; open a pair for the full diff.</span></div>
			<div role="table" aria-label="Steps of both traces">
				<div class="row header" role="row">${['Step', 'Time', 'Tokens', 'Cost'].map((name) => html`<span role="columnheader">${name}</span>`)}</div>
				${rows.slice(0, this.shown).map((row) => this.#row(row))}</div>
			${rows.length > this.shown ? html`<p class="more"><button @click=${() => this.shown += 3 * AT_ONCE}>
				Show more of ${format.count(rows.length)}</button></p>` : nothing}`;
	}

	#text(heading, a, b) {
		return a === undefined && b === undefined ? nothing : html`<section aria-label=${heading}><h2>${heading}</h2>
			<clew-diff .a=${a} .b=${b}></clew-diff></section>`;
	}

	#row(row) {
		const { a, b, depth } = row;
		const { observation } = a ?? b;
		const state = !b ? 'only-a' : !a ? 'only-b' : '';
		return html`<div class="row ${state}" role="row"><span class="step" role="cell" .style=${`padding-left: ${Math.min(depth, DEEP) * 0.9}rem`}>
				<span class="mark" aria-hidden="true">${!b ? '−' : !a ? '+' : differs(row) ? '≠' : '='}</span>${icon(observation.type)} ${this.#name(row, observation)}
				${words(row).map((word) => html`<span class="chip">${word}</span>`)}</span>
			${cell('Time', (node) => format.duration(node.duration), figures.signed(a?.duration, b?.duration, format.duration), a, b)}
			${cell('Tokens', ({ tokens: of }) => of ? `${format.count(of.input)} → ${format.count(of.output)}` : '', figures.signed(total(a), total(b), format.count), a, b)}
			${cell('Cost', (node) => node.cost === undefined ? format.cost(node) : format.money(node.cost), cost(a, b), a, b)}</div>`;
	}

	#name({ a, b }, { name }) {
		const place = (trace, node) => `${trace.traceId}/${node.observation.observationId}`;
		const href = a && b ? { page: 'compare', a: place(this.a, a), b: place(this.b, b) }
			: { trace: (a ? this.a : this.b).traceId, observation: (a ?? b).observation.observationId };
		return html`<a href=${route.href(href)} title=${a && b ? 'Compare in full' : `Open in ${a ? 'A' : 'B'}`}><bdi>${format.cut(name)}</bdi></a>`;
	}

}

function tree(trace) {
	const roots = build(trace, trace.openedFrom ? 0 : Date.now() - fineTime(trace.startTime));
	addSums(roots);
	return roots;
}

/** @param {import('./sides.js').Row} row */
function differs({ a, b, changes }) {
	return !a || !b || changes.length > 0;
}

function words({ a, b, changes }) {
	return !b ? ['only in A'] : !a ? ['only in B'] : changes.length ? [`differs: ${changes.join(', ')}`] : [];
}

function total(node) {
	return node?.tokens && node.tokens.input + node.tokens.output;
}

function cost(a, b) {
	return format.lacks(a).length || format.lacks(b).length ? '' : figures.signed(a?.cost, b?.cost, format.money);
}

// Both values, the same one once, and what lies between them.
function cell(name, write, difference, a, b) {
	const one = a ? write(a) : '';
	const other = b ? write(b) : '';
	const values = one === other || !b ? html`<span>${one}</span>` : !a ? html`<span>${other}</span>` : html`<span><span class="visually-hidden">${name} of A: </span>${one || '–'}</span> <span aria-hidden="true">|</span>
		<span><span class="visually-hidden"> of B: </span>${other || '–'}</span>`;
	return html`<span class="number" role="cell">${values}${difference && one !== other ? html` <span class="quiet">(${difference})</span>` : nothing}</span>`;
}

function facts(a, b) {
	const sum = (side, name) => figures.count(name, figures.tokens(a.usage, side), figures.tokens(b.usage, side));
	return [figures.fact('Level', a.level, b.level), ...figures.different('Status', a.status, b.status), figures.duration('Latency', a.latencyMs, b.latencyMs),
		sum('input', 'Input tokens'), sum('output', 'Output tokens'), figures.cost('Cost', a.cost, b.cost), figures.count('Steps', a.observationCount, b.observationCount),
		...['userId', 'environment', 'release', 'service'].map((field) => figures.fact(FIELDS[field], a[field], b[field]))];
}

const FIELDS = { userId: 'User', environment: 'Environment', release: 'Release', service: 'Service' };

customElements.define('clew-compare-traces', CompareTraces);
