import { LitElement, css, html, nothing } from 'lit';
import '../compare/compare-button.js';
import { brief } from '../content/text.js';
import { has } from '../core/api.js';
import { copy } from '../core/clipboard.js';
import { shared } from '../core/css.js';
import * as format from '../core/format.js';
import { sign } from '../core/icon.js';
import { Listening } from '../core/listening.js';
import * as route from '../core/route.js';
import '../files/download.js';
import '../scores/bookmark.js';
import '../scores/scores.js';
import './trace-facts.js';

/** What is known of a trace as a whole. Tells of the wish for another trace by "next" and "previous", for help by "help". */
class TraceHead extends LitElement {

	static styles = [shared, css`
		:host { padding: var(--space-2) var(--space-4); border-bottom: 1px solid var(--line); background: var(--surface); }
		.line { display: flex; gap: var(--space-2); align-items: start; }
		.title { display: flex; flex-wrap: wrap; flex: 1; gap: var(--space-1) var(--space-2); align-items: center; min-width: 0; min-height: var(--control); }
		h1 { min-width: 0; max-width: 100%; font-size: var(--text-l); }
		h1 bdi { display: block; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
		.deeds { display: flex; flex: none; gap: var(--space-1); align-items: center; }
		.less { display: none; }
		.known { display: flex; flex-wrap: wrap; gap: 2px var(--space-4); align-items: center; margin-top: 2px; }
		dl { display: flex; flex-wrap: wrap; gap: 2px var(--space-4); align-items: center; margin: 0; min-width: 0; }
		dl > div { display: flex; gap: var(--space-1); min-width: 0; }
		dt { color: var(--quiet); }
		dd { margin: 0; min-width: 0; overflow-wrap: anywhere; }
		dd > .number { font-weight: 500; }
		.running { color: var(--accent); border-color: currentcolor; }
		.tag { max-width: 16rem; overflow: hidden; text-overflow: ellipsis; vertical-align: top; text-decoration: none; }
		ul { margin: var(--space-1) 0 0; padding-left: 1.2rem; color: var(--warning); }
		.said { margin: var(--space-1) 0 0; }
		.said:empty { display: none; }
		@media (max-width: 760px) {
			:host { position: relative; padding: var(--space-1) var(--space-3); }
			.title { flex-wrap: nowrap; }
			.tag, .late { display: none; }
			.known, dl { column-gap: var(--space-3); }
			dt { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
			.less { display: inline-flex; }
			.deeds.folded > .more { display: none; }
			.deeds { flex-wrap: wrap; justify-content: end; max-width: 70%; }
		}
	`];

	static properties = { trace: { attribute: false }, order: { attribute: false }, said: {}, open: { state: true } };

	constructor() {
		super();
		new Listening(this, () => route.onChange(() => this.requestUpdate()));
	}

	render() {
		const trace = this.trace;
		return html`
			<div class="line"><div class="title"><h1 title=${brief(trace.name, 2000)}><bdi>${brief(trace.name, 200)}</bdi></h1>
				${trace.status === 'RUNNING' ? html`<span class="chip running">running</span>` : nothing}
				${trace.level === 'DEFAULT' ? nothing : html`<span class="chip level-${trace.level}">${trace.level.toLowerCase()}</span>`}
				${trace.tags.map((tag) => html`<a class="chip tag" href=${route.href({ page: 'traces', tag })} title="Traces with the tag ${tag}"><bdi>${tag}</bdi></a>`)}</div>
				${this.#deeds(trace)}</div>
			<div class="known"><dl>${this.#facts(trace)}</dl>
				<clew-trace-facts .trace=${trace} @copy-text=${(event) => this.#copy(...event.detail)}></clew-trace-facts>
				<clew-scores compact .scores=${trace.scores} traceid=${trace.traceId} @scored=${(event) => this.#scored(event.detail)}></clew-scores></div>
			${trace.contentHidden || trace.contentHiddenBy ? html`<p class="said quiet">Inputs, outputs and metadata are hidden${
				trace.contentHiddenBy ? html` by <code>${trace.contentHiddenBy}</code>` : nothing}.</p>` : nothing}
			${trace.notes.length ? html`<ul aria-label="Notes">${trace.notes.map((note) => html`<li dir="auto">${note}</li>`)}</ul>` : nothing}
			<p class="said" role="status">${this.said}</p>`;
	}

	// On a narrow screen all but the ways to other traces stand behind one button.
	#deeds(trace) {
		const isLog = route.params().get('view') === 'log';
		return html`<div class="deeds ${this.open ? '' : 'folded'}">
			<button class="more" aria-pressed=${isLog} title="All steps with their inputs and outputs" @click=${() => route.change({ view: isLog ? undefined : 'log' })}>${sign('log')} Log</button>
			<clew-bookmark class="more" .trace=${trace}></clew-bookmark>
			<clew-compare-button class="more" place=${trace.traceId} name=${trace.name}></clew-compare-button>
			<clew-download class="more" .trace=${trace}></clew-download>
			${trace.openedFrom ? nothing : html`<button class="more square" aria-label="Copy link" title="Copy link" @click=${() => this.#copy(link(), 'The link')}>${sign('link')}</button>`}
			${this.#way('previous', 'k')}${this.#way('next', 'j')}
			<button class="more square" aria-label="Keyboard shortcuts" title="Keyboard shortcuts (?)" @click=${() => this.#tell('help')}>?</button>
			<button class="less square" aria-label="Actions" aria-expanded=${Boolean(this.open)} @click=${() => this.open = !this.open}>${sign('more')}</button></div>`;
	}

	#way(step, key) {
		const word = this.order[step];
		const name = word.charAt(0).toUpperCase() + word.slice(1);
		const which = { older: ', an older one', newer: ', a newer one' }[word] ?? ' of the list';
		return html`<button class="${step} square" aria-label="${step === 'next' ? 'Next' : 'Previous'} trace${which}" title="${name} trace (${key})"
			@click=${() => this.#tell(step)}>${sign(step === 'next' ? 'down' : 'up')}</button>`;
	}

	/**
	 * Puts the focus on the way to the next or the previous trace.
	 * @param {FocusOptions & {on?: string}} [options]
	 */
	async focus({ on, ...options } = {}) {
		await this.updateComplete;
		this.renderRoot.querySelector(`.${on}`)?.focus(options);
	}

	#facts(trace) {
		return [
			['Latency', trace.latencyMs === undefined ? undefined : html`<span class="number">${format.duration(trace.latencyMs)}</span>`],
			['Cost', trace.cost && html`<span class="number">${format.cost(trace.cost)}</span>${lacking(trace.cost)}`],
			['Tokens', trace.usage && html`<span class="number" title="Input → output">${format.tokens(trace.usage)}</span>`, 'late'],
			['Started', html`<span class="number">${format.time(trace.startTime)}</span>`, 'late'],
			['Session', trace.sessionId && this.#session(trace.sessionId), 'late'],
			['User', trace.userId && this.#filter('user', trace.userId), 'late']
		].filter(([, value]) => value).map(([name, value, when]) => html`<div class=${when ?? ''}><dt>${name}</dt><dd>${value}</dd></div>`);
	}

	#filter(name, value) {
		return this.trace.openedFrom ? html`<bdi>${value}</bdi>` : html`<a href=${route.href({ page: 'traces', [name]: value })} title="Traces of this ${name}"><bdi>${value}</bdi></a>`;
	}

	#session(id) {
		return html`${this.#filter('session', id)}${has('llmsessions') && !this.trace.openedFrom ? html` · <a href=${route.href({ session: id })}>View conversation</a>` : nothing}`;
	}

	#scored(scores) {
		this.trace.scores = scores;
		this.requestUpdate();
	}

	async #copy(text, what) {
		this.said = await copy(text) ? `${what} is copied.` : `${what} cannot be copied here: ${text}`;
	}

	#tell(type) {
		this.dispatchEvent(new CustomEvent(type));
	}

}

// Where one came from is of no use to others.
function link() {
	const address = new URL(location.href);
	address.searchParams.delete('list');
	return address.href;
}

function lacking(cost) {
	return format.lacks(cost).map((what) => html` <span class="chip level-WARNING">${what}</span>`);
}

customElements.define('clew-trace-head', TraceHead);
