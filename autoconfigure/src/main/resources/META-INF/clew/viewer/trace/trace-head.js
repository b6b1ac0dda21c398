import { LitElement, css, html, nothing } from 'lit';
import '../compare/compare-button.js';
import { brief } from '../content/text.js';
import { has } from '../core/api.js';
import { copy } from '../core/clipboard.js';
import { shared } from '../core/css.js';
import * as format from '../core/format.js';
import * as route from '../core/route.js';
import '../files/download.js';
import '../scores/bookmark.js';
import '../scores/scores.js';
import './trace-facts.js';

/** What is known of a trace as a whole. Tells of the wish for another trace by "next" and "previous", for help by "help". */
class TraceHead extends LitElement {

	static styles = [shared, css`
		:host { padding: .5rem 1rem; border-bottom: 1px solid var(--line); background: var(--surface); }
		.line { display: flex; flex-wrap: wrap; gap: .35rem .6rem; align-items: center; }
		h1 { overflow-wrap: anywhere; unicode-bidi: isolate; }
		.deeds { display: flex; flex-wrap: wrap; gap: .35rem; margin-left: auto; }
		dl { display: flex; flex-wrap: wrap; gap: .15rem 1.1rem; margin: .35rem 0 0; }
		dl > div { display: flex; gap: .35rem; min-width: 0; }
		dt { color: var(--quiet); }
		dd { margin: 0; min-width: 0; overflow-wrap: anywhere; }
		.running { color: var(--accent); border-color: currentcolor; }
		ul { margin: .35rem 0 0; padding-left: 1.2rem; color: var(--warning); }
		clew-scores { margin-top: .35rem; }
		.said { margin: .35rem 0 0; }
		.said:empty { display: none; }
	`];

	static properties = { trace: { attribute: false }, order: { attribute: false }, said: {} };

	render() {
		const trace = this.trace;
		return html`
			<div class="line"><h1 title=${brief(trace.name, 2000)}><bdi>${brief(trace.name, 200)}</bdi></h1>
				${trace.status === 'RUNNING' ? html`<span class="chip running">running</span>` : nothing}
				${trace.level === 'DEFAULT' ? nothing : html`<span class="chip level-${trace.level}">${trace.level.toLowerCase()}</span>`}
				${trace.tags.map((tag) => html`<a class="chip" href=${route.href({ page: 'traces', tag })} title="Traces with this tag"><bdi>${tag}</bdi></a>`)}
				<div class="deeds">
					<clew-download .trace=${trace}></clew-download>
					<clew-bookmark .trace=${trace}></clew-bookmark>
					<clew-compare-button place=${trace.traceId} name=${trace.name}></clew-compare-button>
					${this.#way('previous', 'k')}${this.#way('next', 'j')}
					${trace.openedFrom ? nothing : html`<button @click=${() => this.#copy(link(), 'The link')}>Copy link</button>`}
					<button aria-label="Keyboard shortcuts" title="Keyboard shortcuts (?)" @click=${() => this.#tell('help')}>?</button>
				</div></div>
			<dl>${this.#facts(trace)}</dl>
			${trace.contentHidden || trace.contentHiddenBy ? html`<p class="said quiet">Inputs, outputs and metadata are hidden${
				trace.contentHiddenBy ? html` by <code>${trace.contentHiddenBy}</code>` : nothing}.</p>` : nothing}
			${trace.notes.length ? html`<ul aria-label="Notes">${trace.notes.map((note) => html`<li dir="auto">${note}</li>`)}</ul>` : nothing}
			<clew-scores .scores=${trace.scores} traceid=${trace.traceId} @scored=${(event) => this.#scored(event.detail)}></clew-scores>
			<clew-trace-facts .trace=${trace} @copy-text=${(event) => this.#copy(...event.detail)}></clew-trace-facts>
			<p class="said" role="status">${this.said}</p>`;
	}

	#way(step, key) {
		const word = this.order[step];
		const name = word.charAt(0).toUpperCase() + word.slice(1);
		const which = { older: ', an older one', newer: ', a newer one' }[word] ?? ' of the list';
		return html`<button class=${step} aria-label="${step === 'next' ? 'Next' : 'Previous'} trace${which}" title="${name} trace (${key})"
			@click=${() => this.#tell(step)}>${step === 'next' ? `${name} →` : `← ${name}`}</button>`;
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
			['Started', html`<span class="number">${format.time(trace.startTime)}</span>`],
			['Latency', trace.latencyMs === undefined ? undefined : html`<span class="number">${format.duration(trace.latencyMs)}</span>`],
			['Tokens', trace.usage && html`<span class="number">${format.tokens(trace.usage)}</span>`],
			['Cost', trace.cost && html`<span class="number">${format.cost(trace.cost)}</span>${lacking(trace.cost)}`],
			['Session', trace.sessionId && this.#session(trace.sessionId)],
			['User', trace.userId && this.#filter('user', trace.userId)],
			['Environment', this.#filter('environment', trace.environment)],
			['Release', trace.release && this.#filter('release', trace.release)],
			['Service', trace.service && this.#filter('service', trace.service)]
		].filter(([, value]) => value).map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`);
	}

	#filter(name, value) {
		return this.trace.openedFrom ? html`<bdi>${value}</bdi>` : html`<a href=${route.href({ page: 'traces', [name]: value })} title="Traces of this ${name}"><bdi>${value}</bdi></a>`;
	}

	#session(id) {
		return html`${this.#filter('session', id)}${has('llmsessions') && !this.trace.openedFrom ? html` <a href=${route.href({ session: id })} title="The session as a conversation">conversation</a>` : nothing}`;
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
