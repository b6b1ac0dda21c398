import { LitElement, css, html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import '../content/copy.js';
import { breakable } from '../content/breaks.js';
import { brief } from '../content/text.js';
import { get } from '../core/api.js';
import { shared, typeColours } from '../core/css.js';
import * as format from '../core/format.js';
import { icon } from '../core/icon.js';
import { pageKey } from '../core/keys.js';
import { Listening, on } from '../core/listening.js';
import * as route from '../core/route.js';
import { TYPES } from '../core/types.js';
import { endingOf } from '../model/endings.js';
import { entriesOf, markdownOf, matching } from './log-model.js';
import { arrange, shownIn } from './tree-rows.js';
import './log-text.js';

/** So many are shown at first, and more when they are asked for. */
const AT_ONCE = 200;

const DEEPEST = 8;

/** All steps of a trace with what went in and came out, one after the other; each can be folded. */
class TraceLog extends LitElement {

	static styles = [shared, typeColours, css`
		:host { display: flex; flex-direction: column; min-height: 0; }
		.tools { display: flex; flex-wrap: wrap; gap: var(--space-2); align-items: center; padding: var(--space-2) var(--space-4); border-bottom: 1px solid var(--line); background: var(--surface); }
		.tools :is(button, input) { min-height: var(--control); }
		[role="search"] { display: flex; flex: 1 1 12rem; gap: var(--space-2); align-items: center; max-width: 30rem; }
		input { flex: 1; min-width: 6rem; }
		clew-copy { margin-inline-start: auto; }
		.entries { flex: 1; min-height: 0; overflow: auto; padding: var(--space-3) var(--space-4) var(--space-6); }
		ol { list-style: none; margin: 0 auto; padding: 0; max-width: 70rem; display: grid; grid-template-columns: minmax(0, 1fr); gap: var(--space-2); }
		li { border: 1px solid var(--line); border-radius: var(--corner-m); background: var(--surface); content-visibility: auto; contain-intrinsic-size: auto 6rem; }
		header { display: flex; flex-wrap: wrap; gap: 2px var(--space-2); align-items: center; padding: var(--space-1) var(--space-3); }
		.fold { width: 1.2em; padding: 0; border: 0; background: none; color: var(--quiet); justify-content: center; }
		.fold::before { content: '▸'; content: '▸' / ''; }
		.fold[aria-expanded="true"]::before { content: '▾'; content: '▾' / ''; }
		.name { min-width: 0; color: var(--text); font-weight: 500; text-decoration: none; overflow-wrap: break-word; }
		.name:hover { text-decoration: underline; }
		.figures { display: flex; flex-wrap: wrap; gap: 0 var(--space-3); margin-inline-start: auto; min-width: 0; overflow-wrap: anywhere; color: var(--quiet); font-size: var(--text-s); }
		.parts { display: grid; grid-template-columns: minmax(0, 1fr); gap: var(--space-2); padding: 0 var(--space-3) var(--space-2) calc(var(--space-3) + 1.2em + var(--space-2)); }
		.label { color: var(--quiet); font-size: var(--text-xs); }
		.more { display: flex; justify-content: center; margin-top: var(--space-3); }
		p { margin: var(--space-3) var(--space-4); }
		@media (max-width: 760px) { :host { display: block; } .entries { overflow: visible; padding-inline: var(--space-2); } .parts { padding-inline-start: var(--space-3); } }
	`];

	static properties = { trace: { attribute: false }, roots: { attribute: false }, whole: { state: true }, problem: { state: true },
		query: { state: true }, closed: { state: true }, shown: { state: true } };

	#soon;

	constructor() {
		super();
		this.query = '';
		this.closed = new Set();
		this.shown = AT_ONCE;
		new Listening(this, () => on(document, 'keydown', (event) => this.#key(pageKey(event), event)));
	}

	willUpdate(changed) {
		if (changed.has('trace')) {
			this.#load();
		}
		if (this.whole && (changed.has('whole') || changed.has('roots'))) {
			const steps = route.params().get('steps') ?? 'main';
			const places = arrange(this.roots, shownIn({ spans: route.params().get('spans') !== 'off', steps }));
			this.entries = entriesOf(places.roots, new Map(this.whole.observations.map((each) => [each.observationId, each])));
		}
	}

	async #load() {
		const { trace } = this;
		try {
			const whole = await get('llmtraces', {}, trace.traceId);
			if (trace === this.trace) {
				this.whole = whole;
				this.problem = undefined;
			}
		}
		catch (ex) {
			this.problem = this.whole ? undefined : ex.message;
		}
	}

	render() {
		if (!this.whole) {
			return this.problem ? html`<p class="problem" role="alert">${this.problem}</p>` : html`<p class="quiet" role="status">Loading the log …</p>`;
		}
		const found = matching(this.entries, this.query);
		return html`${this.#tools(found)}
			<div class="entries" tabindex="0" role="region" aria-label="Log"><ol>${repeat(found.slice(0, this.shown), ({ key }) => key, (entry) => this.#entry(entry))}</ol>
				${found.length > this.shown ? html`<div class="more"><button @click=${() => this.shown += AT_ONCE}>Show ${format.count(Math.min(AT_ONCE, found.length - this.shown))} more of ${format.count(found.length)}</button></div>` : nothing}</div>`;
	}

	#tools(found) {
		const all = this.entries.length;
		const isClosed = this.closed.size > 0;
		return html`<div class="tools"><div role="search"><input type="search" aria-label="Search in the log" placeholder="Search the log  /" autocomplete="off" spellcheck="false" @input=${this.#type}>
				<span class="number quiet" role="status">${this.query ? `${format.count(found.length)} of ${format.count(all)}` : ''}</span></div>
			<button @click=${() => this.closed = isClosed ? new Set() : new Set(this.entries.map(({ key }) => key))}>${isClosed ? 'Expand all' : 'Collapse all'}</button>
			<clew-copy .value=${() => this.#markdown()} label="Copy as Markdown" word="Copy as Markdown"></clew-copy></div>`;
	}

	#entry(entry) {
		const { key, observation, depth, isEnd, parts } = entry;
		const { level, observationId, name } = observation;
		const ending = isEnd ? undefined : endingOf(observation);
		const open = parts.length > 0 && !this.closed.has(key);
		return html`<li .style=${`margin-inline-start: ${Math.min(depth, DEEPEST) * 0.9}rem`}><header>
				${parts.length ? html`<button class="fold" aria-expanded=${open} aria-label="${isEnd ? 'Output' : 'Content'} of ${brief(name, 80)}" @click=${() => this.#fold(key)}></button>` : nothing}
				${icon(observation.type)} <a class="name" href=${route.href({ ...Object.fromEntries(route.params()), view: undefined, observation: observationId })}
					title="Open the step"><bdi>${breakable(brief(name))}</bdi></a>${isEnd ? html` <span class="quiet">ended</span>` : nothing}
				${isEnd || level === 'DEFAULT' ? nothing : html`<span class="chip level-${level}">${level.toLowerCase()}</span>`}
				${ending ? html`<span class="chip level-WARNING" title=${ending.title}>${ending.word}</span>` : nothing}
				${isEnd ? nothing : html`<span class="figures">${observation.model ? html`<bdi>${brief(observation.model, 100)}</bdi>` : nothing}${figuresOf(entry).map((each) => html` <span class="number">${each}</span>`)}</span>`}</header>
			${open ? html`<div class="parts">${parts.map(({ label, text }) => html`<div><div class="label">${label}</div> <clew-log-text .text=${text} query=${this.query}></clew-log-text></div>`)}</div>` : nothing}
		</li>`;
	}

	#markdown() {
		const { trace, entries } = this;
		const { traceId, startTime, latencyMs, usage, cost, level, sessionId, userId, environment, release, service } = trace;
		const facts = [['Trace', traceId], ['Started', startTime], ['Latency', format.duration(latencyMs)], ['Tokens', format.tokens(usage)], ['Cost', format.cost(cost)], ['Level', level],
			['Session', sessionId], ['User', userId], ['Environment', environment], ['Release', release], ['Service', service]].filter(([, value]) => value);
		return markdownOf(trace.name, facts, entries, headingOf);
	}

	#type(event) {
		const text = event.target.value.trim();
		clearTimeout(this.#soon);
		this.#soon = setTimeout(() => {
			this.query = text;
			this.shown = AT_ONCE;
		}, 120);
	}

	#key(key, event) {
		if (key === '/') {
			event.preventDefault();
			this.renderRoot.querySelector('input')?.select();
		}
	}

	#fold(key) {
		const closed = new Set(this.closed);
		if (!closed.delete(key)) {
			closed.add(key);
		}
		this.closed = closed;
	}

}

function headingOf(entry) {
	const { type, name, level, model } = entry.observation;
	const more = [level === 'DEFAULT' ? '' : level.toLowerCase(), model, ...figuresOf(entry)].filter(Boolean);
	return `${TYPES[type]?.[0] ?? type} ${name}${entry.isEnd ? ', ended' : ` (${more.join(', ')})`}`;
}

function figuresOf({ observation, node }) {
	const tokens = node.tokens && `${format.count(node.tokens.input)} → ${format.count(node.tokens.output)}`;
	return [observation.status === 'RUNNING' ? 'running' : format.duration(observation.latencyMs), tokens,
		format.cost({ total: node.cost, unpriced: node.unpriced, withoutUsage: node.withoutUsage })].filter(Boolean);
}

customElements.define('clew-log', TraceLog);
