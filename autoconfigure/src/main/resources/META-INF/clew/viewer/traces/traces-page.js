import { LitElement, css, html, nothing } from 'lit';
import { post } from '../core/api.js';
import { shared } from '../core/css.js';
import * as format from '../core/format.js';
import { pageKey } from '../core/keys.js';
import { Listening, on } from '../core/listening.js';
import { Poll } from '../core/poll.js';
import * as route from '../core/route.js';
import { isForbidden, mayWrite } from '../scores/writing.js';
import { chosen } from './columns.js';
import { Counts } from './counts.js';
import { GROUPS, OPEN } from './facet-list.js';
import { Feed } from './feed.js';
import { entries, put, query, read, show } from './filters.js';
import { NearEnd, Place } from './scrolling.js';
import { pointAt } from './search-words.js';
import './empty-state.js';
import './filter-form.js';
import './list-head.js';
import './search-box.js';
import './selection-bar.js';
import './time-range.js';
import './trace-cards.js';
import './trace-table.js';

const NARROW = 760;

// From here on there is room for filters beside the traces.
const ROOMY = 1100;

const SORTS = { '': 'Newest first', startTime: 'Oldest first', '-latencyMs': 'Slowest first', '-cost': 'Costliest first', '-tokens': 'Most tokens first' };

/** All traces, the newest first, as they come; filters beside them. */
class TracesPage extends LitElement {

	static styles = [shared, css`
		:host { display: flex; flex-direction: column; height: 100%; }
		.bar { display: flex; flex-wrap: wrap; gap: .4rem .5rem; align-items: center; padding: .5rem .75rem; }
		.body { flex: 1; min-height: 0; display: flex; }
		.filters { flex: none; width: 15rem; padding: var(--space-1) var(--space-3) var(--space-4); overflow-y: auto; border-inline-end: 1px solid var(--line); }
		.list { flex: 1; min-width: 0; display: flex; flex-direction: column; }
		.scroll { flex: 1; min-height: 0; overflow: auto; position: relative; }
		.problem mark { background: none; color: inherit; font-weight: 600; text-decoration: underline wavy; }
		.problem, .hidden-content { margin: .25rem .75rem .75rem; }
		.hidden-content { padding: .4rem .75rem; border-radius: 6px; background: var(--warning-soft); color: var(--warning); }
		.new { position: sticky; top: .4rem; z-index: 3; height: 0; text-align: center; }
		.new button { background: var(--accent); border-color: var(--accent); color: var(--page); border-radius: 1.500em; box-shadow: 0 2px 8px rgb(0 0 0 / .25); }
		.end { padding: 1rem; text-align: center; }
		.bar [aria-expanded="true"] { background: var(--raised); }
		.live { margin-left: auto; }
		.live::before { content: ''; width: .55em; height: .55em; border-radius: 50%; border: 1px solid currentcolor; }
		.live[aria-pressed="true"]::before { background: var(--accent); border-color: var(--accent); }
		@media (max-width: ${NARROW}px) {
			.filters { width: 100%; border: 0; }
			.list.behind { display: none; }
			clew-search-box { flex: 1 1 calc(100% - 9rem); max-width: none; }
			.bar > select, .bar > clew-time-range { flex: 1 1 6rem; min-width: 0; }
			.bar > [aria-expanded] { order: -1; }
			.bar > clew-search-box { order: -2; }
		}
	`];

	static properties = { filters: { state: true }, narrow: { state: true }, asking: { state: true }, live: { state: true },
		writable: { state: true }, refusal: { state: true }, choice: { state: true }, selected: { state: true }, open: { state: true } };

	#feed = new Feed(this, () => query(this.filters), () => this.#place.isScrolled);

	#place = new Place(this, () => this.renderRoot.querySelector('.scroll'), () => this.#feed.rows?.length);

	#counts = new Counts(this, () => query(this.filters), () => this.asking ? [...this.open] : this.#feed.hasMore ? ['level'] : [], () => this.live);

	#width = matchMedia(`(max-width: ${NARROW}px)`);

	constructor() {
		super();
		this.filters = read(route.params());
		this.live = true;
		this.choice = chosen();
		this.selected = new Set();
		this.open = new Set(GROUPS.slice(0, OPEN));
		this.asking = !matchMedia(`(max-width: ${ROOMY}px)`).matches;
		new Poll(this, () => this.live && this.#feed.refresh());
		new NearEnd(this, () => this.renderRoot.querySelector('.scroll'), () => this.renderRoot.querySelector('.end'),
			() => this.#feed.problem ?? this.#feed.more());
		new Listening(this, () => on(this.#width, 'change', () => this.#resized()), () => on(document, 'keydown', (event) => this.#press(event)),
			() => route.onChange(() => this.#go()));
	}

	connectedCallback() {
		super.connectedCallback();
		this.#resized();
		this.#begin();
	}

	updated(changed) {
		if (changed.has('filters') || changed.has('open') || changed.has('asking') || changed.has('live') && this.live) {
			this.#counts.ask();
		}
		const first = this.#feed.rows?.[0];
		if (first && this.writable === undefined) {
			this.writable = false;
			mayWrite(first.traceId).then((writable) => this.writable = writable);
		}
	}

	#resized() {
		this.narrow = this.#width.matches;
	}

	#go() {
		this.#place.left();
		const filters = read(route.params());
		if (route.page() === 'traces' && JSON.stringify(filters) !== JSON.stringify(this.filters)) {
			this.filters = filters;
			this.selected = new Set();
			this.#begin();
		}
	}

	// Where the reader was, if this is a way back.
	async #begin() {
		const { count, top } = this.#place.remembered;
		await this.#feed.restart(count);
		await this.updateComplete;
		this.#place.goTo(top);
	}

	async #reveal() {
		this.#place.goTo(0);
		await this.#feed.restart();
		await this.updateComplete;
		this.#list?.move(0);
	}

	get #list() {
		return this.renderRoot.querySelector('clew-trace-table, clew-trace-cards');
	}

	#press(event) {
		const action = {
			'/': () => this.renderRoot.querySelector('clew-search-box').focus(),
			'?': () => this.#help(),
			j: () => this.#list?.move(1),
			k: () => this.#list?.move(-1)
		}[pageKey(event)];
		if (action) {
			event.preventDefault();
			action();
		}
	}

	#pick({ traceId, all, selected }) {
		const ids = all ? this.#feed.rows.map((row) => row.traceId) : [traceId];
		this.selected = new Set(selected ? [...this.selected, ...ids] : [...this.selected].filter((each) => !ids.includes(each)));
	}

	#erased(traceId) {
		this.#feed.drop(traceId);
		this.selected = new Set([...this.selected].filter((each) => each !== traceId));
	}

	async #help() {
		await import('../core/help-dialog.js');
		this.renderRoot.querySelector('clew-help').show();
	}

	// Writing may be closed after all: then there is no use in the button.
	async #bookmark({ traceId, bookmarked }) {
		try {
			await post('llmtraces', { bookmarked }, traceId);
			this.refusal = undefined;
			this.#feed.replace(traceId, { bookmarked });
		}
		catch (ex) {
			this.refusal = `The bookmark was not set. ${ex.message}`;
			this.writable = !isForbidden(ex);
		}
	}

	render() {
		const feed = this.#feed;
		return html`
			<h1 class="visually-hidden">Traces</h1>
			${this.#bar()}
			<div class="body">
				${this.asking ? this.#filters() : nothing}
				<div class="list ${this.asking ? 'behind' : ''}">
					${this.#head()}
					<div class="scroll" @scroll=${() => this.#place.moved()} @bookmark=${(event) => this.#bookmark(event.detail)} @pick=${(event) => this.#pick(event.detail)}>
						<div class="new" role="status">${feed.waiting ? html`<button @click=${this.#reveal}>${this.#waiting()}</button>` : nothing}</div>
						${this.#refused(feed.problem)}${this.#problem(this.refusal)}
						${feed.hiddenBy && !feed.problem ? html`<p class="hidden-content">Inputs and outputs are hidden: ${feed.hiddenBy}</p>` : nothing}
						${feed.rows ? this.#rows(feed.rows) : feed.problem ? nothing : html`<p class="end quiet" role="status">Loading …</p>`}
					</div>
				</div>
			</div>
			<clew-help></clew-help>`;
	}

	#bar() {
		const active = entries(this.filters).length;
		return html`<div class="bar">
			<clew-search-box .filters=${this.filters}></clew-search-box>
			<clew-time-range .filters=${this.filters}></clew-time-range>
			${this.narrow ? html`<select aria-label="Sort by" @change=${(event) => show(put(this.filters, 'sort', event.target.value))}>
				${Object.entries(SORTS).map(([sort, word]) => html`<option value=${sort} ?selected=${sort === (this.filters.sort?.[0] ?? '')}>${word}</option>`)}</select>` : nothing}
			<button aria-expanded=${this.asking} @click=${() => this.asking = !this.asking}>Filters${active ? ` (${active})` : ''}</button>
			<button class="live" aria-pressed=${this.live} title=${this.live ? 'New traces appear by themselves' : 'What is shown does not change'}
				@click=${() => this.live = !this.live}>Live</button>
			<button aria-label="Keyboard shortcuts" title="Keyboard shortcuts (?)" @click=${this.#help}>?</button>
		</div>`;
	}

	#head() {
		const selected = this.#feed.rows?.filter(({ traceId }) => this.selected.has(traceId)) ?? [];
		return selected.length ? html`<clew-selection-bar .traces=${selected} .writable=${this.writable}
				@changed=${({ detail: { traceId, ...change } }) => this.#feed.replace(traceId, change)} @erased=${(event) => this.#erased(event.detail)}
				@clear=${() => this.selected = new Set()}></clew-selection-bar>`
			: html`<clew-list-head .filters=${this.filters} .rows=${this.#feed.rows} .waiting=${this.#feed.waiting} .more=${this.#feed.hasMore}
				.total=${this.#counts.total} .part=${this.#counts.newest !== undefined} .choice=${this.choice} @chosen=${(event) => this.choice = event.detail}></clew-list-head>`;
	}

	#filters() {
		return html`<section class="filters" aria-label="Filters">
			<clew-facet-list .filters=${this.filters} .counts=${this.#counts.values} .newest=${this.#counts.newest} .open=${this.open} @open=${(event) => this.open = event.detail}></clew-facet-list>
			<clew-filter-form .filters=${this.filters}></clew-filter-form>
			${this.narrow ? html`<button @click=${() => this.asking = false}>Show traces</button>` : nothing}
		</section>`;
	}

	#waiting() {
		const { waiting, mayBeMoreWaiting } = this.#feed;
		return `${format.count(waiting)}${mayBeMoreWaiting ? ' or more' : ''} new ${waiting === 1 ? 'trace' : 'traces'}`;
	}

	#refused(problem) {
		const place = pointAt(problem?.body);
		return place ? html`<p class="problem" role="alert">Query: <bdi>${place.before}<mark>${place.wrong || '…'}</mark>${place.after}</bdi>; allowed: ${place.allowed}</p>`
			: this.#problem(problem?.message);
	}

	#problem(message) {
		return message ? html`<p class="problem" role="alert">${message}</p>` : nothing;
	}

	#rows(rows) {
		if (rows.length === 0) {
			return html`<clew-empty-state .filters=${this.filters}></clew-empty-state>`;
		}
		return html`${this.narrow
			? html`<clew-trace-cards .traces=${rows} .filters=${this.filters} .writable=${this.writable} .choice=${this.choice} .selected=${this.selected}></clew-trace-cards>`
			: html`<clew-trace-table .traces=${rows} .filters=${this.filters} .writable=${this.writable} .choice=${this.choice} .selected=${this.selected}></clew-trace-table>`}
			${this.#feed.hasMore ? html`<p class="end"><button ?disabled=${this.#feed.loading} @click=${() => this.#feed.more()}>
				${this.#feed.loading ? 'Loading …' : 'Load more'}</button></p>` : nothing}`;
	}

}

customElements.define('clew-traces', TracesPage);
