import { LitElement, css, html, nothing } from 'lit';
import { file, get } from '../core/api.js';
import { shared } from '../core/css.js';
import * as format from '../core/format.js';
import { Listening } from '../core/listening.js';
import { Poll } from '../core/poll.js';
import * as route from '../core/route.js';
import { MOST_POINTS, countOf } from './usage-grid.js';
import { DIMENSIONS, MEASURES, RANGES, endOf, nameOf, series, tracesOf } from './usage-model.js';
import './usage-chart.js';
import './usage-table.js';

const ZONE = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** What was used and what it cost, over time and by what. */
class UsagePage extends LitElement {

	static styles = [shared, css`
		:host { padding: .75rem 1rem 2rem; }
		form { display: flex; flex-wrap: wrap; gap: .4rem .8rem; align-items: end; margin-bottom: .75rem; }
		label { display: grid; gap: .1rem; font-size: .9em; color: var(--quiet); }
		.charts { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 26rem), 1fr)); gap: 1rem 1.5rem; margin: 1rem 0; }
		.charts > * { min-width: 0; }
		.coverage { color: var(--quiet); max-width: 60rem; }
		.incomplete { color: var(--warning); }
	`];

	static properties = { total: { state: true }, over: { state: true }, problem: { state: true },
		unsaved: { state: true }, open: { state: true } };

	constructor() {
		super();
		this.poll = new Poll(this, () => this.#load(), 10_000);
		new Listening(this, () => route.onChange(() => this.poll.now()));
	}

	#asked() {
		const now = route.params();
		const by = Object.hasOwn(DIMENSIONS, now.get('by')) ? now.get('by') : 'model';
		const range = Object.hasOwn(RANGES, now.get('range')) ? now.get('range') : 'day';
		const [, hours, usual] = RANGES[range];
		const interval = ['hour', 'day'].includes(now.get('interval')) ? now.get('interval') : usual;
		return { by, range, interval, from: hours ? new Date(Date.now() - hours * 3_600_000).toISOString() : undefined };
	}

	async #load() {
		const { by, interval, from } = this.#asked();
		const [total, over] = await Promise.allSettled([get('llmusage', { groupBy: by, from }), this.#over(by, interval, from)]);
		this.problem = (total.reason ?? over.reason)?.message;
		this.total = total.value ? { ...total.value, by, from } : this.total;
		this.over = over.value ?? (over.reason.status === 400 ? undefined : this.over);
	}

	// Days where hours are too many to be told or to be drawn.
	async #over(by, interval, from) {
		const over = await get('llmusage', { groupBy: by, interval, zone: ZONE, from })
			.catch((ex) => interval === 'hour' && ex.status === 400 ? undefined : Promise.reject(ex));
		if (!over) {
			return this.#over(by, 'day', from);
		}
		const starts = over.groups.map((group) => Date.parse(group.start)).sort((one, other) => one - other);
		if (interval === 'hour' && starts.length > 0 && countOf(starts[0], starts.at(-1), interval) > MOST_POINTS) {
			return this.#over(by, 'day', from);
		}
		const asked = from ? { from: Date.parse(from), to: Date.now() } : {};
		return { ...over, by, interval,
			range: { ...asked, interval, knownFrom: over.coverage.complete ? undefined : Date.parse(over.coverage.from) } };
	}

	async #download() {
		const { by, interval, from } = this.#asked();
		this.unsaved = undefined;
		try {
			const link = document.createElement('a');
			link.href = URL.createObjectURL(await file('text/csv', 'llmusage', { groupBy: by, interval, zone: ZONE, from }));
			link.download = `usage-by-${by}.csv`;
			link.click();
			URL.revokeObjectURL(link.href);
		}
		catch (ex) {
			this.unsaved = `Nothing was downloaded. ${ex.message}`;
		}
	}

	#choose({ start, names }) {
		const { by, counted, interval, groups } = this.over;
		const there = groups.filter((each) => Date.parse(each.start) === start);
		const group = names.map((name) => there.find((each) => nameOf(each, by) === name)).find(Boolean);
		const traces = group && tracesOf(group, by, counted, { from: group.start, to: endOf(start, interval) });
		if (traces) {
			route.go(traces);
		}
	}

	render() {
		const asked = this.#asked();
		const options = (words, chosen) => Object.entries(words).map(([value, [word]]) =>
			html`<option value=${value} ?selected=${value === chosen}>${word}</option>`);
		return html`
			<h1 class="visually-hidden">Usage</h1>
			<form @submit=${(event) => event.preventDefault()}
					@change=${(event) => route.change(Object.fromEntries(new FormData(event.currentTarget)))}>
				<label>By<select name="by">${options(DIMENSIONS, asked.by)}</select></label>
				<label>Time<select name="range">${options(RANGES, asked.range)}</select></label>
				<label>Interval<select name="interval">${options({ hour: ['Hours'], day: ['Days'] }, asked.interval)}</select></label>
				<button type="button" @click=${this.#download} ?disabled=${!this.total}>Download CSV</button>
			</form>
			${this.problem ? html`<p class="problem" role="alert">${this.problem}</p>` : nothing}
			${this.unsaved ? html`<p class="problem" role="alert">${this.unsaved}</p>` : nothing}
			${this.total ? this.#report() : nothing}`;
	}

	#report() {
		const { total, over } = this;
		if (total.groups.length === 0) {
			return html`${this.#coverage(total.coverage)}<p>Nothing was used in this time.</p>`;
		}
		return html`${this.#coverage(total.coverage)}
			${over ? this.#charts(over) : nothing}
			<clew-usage-table caption="All of this time" dimension=${total.by} counted=${total.counted} .groups=${total.groups}
				.range=${{ from: total.from }}></clew-usage-table>
			${over ? this.#intervals() : nothing}`;
	}

	#charts(over) {
		return html`${over.interval === this.#asked().interval ? nothing : html`<p class="coverage">Hours are too many to be shown: these are days.</p>`}
			<div class="charts">${Object.keys(MEASURES).map((measure) => html`<clew-usage-chart measure=${measure}
				.data=${series(over.groups, over.by, measure, over.range)} @choose=${(event) => this.#choose(event.detail)}></clew-usage-chart>`)}</div>`;
	}

	// Tables are many: they are made when somebody wants to see them.
	#intervals() {
		return html`<details @toggle=${(event) => this.open = event.target.open}><summary>By ${this.over.interval}</summary>
			${this.open ? this.#tables() : nothing}</details>`;
	}

	#tables() {
		const byStart = new Map();
		this.over.groups.forEach((group) => byStart.set(group.start, [...byStart.get(group.start) ?? [], group]));
		return [...byStart.keys()].sort().reverse().map((start) => html`
			<clew-usage-table caption=${format.time(start)} dimension=${this.over.by} counted=${this.over.counted}
				.groups=${byStart.get(start)} .range=${{ from: start, to: endOf(start, this.over.interval) }}></clew-usage-table>`);
	}

	#coverage(coverage) {
		return coverage.complete
			? html`<p class="coverage">Everything since ${format.time(coverage.from)} is in these figures.</p>`
			: html`<p class="coverage incomplete" role="note">These figures are not complete: the store holds everything only since
				${format.time(coverage.from)}.</p>`;
	}

}

customElements.define('clew-usage-page', UsagePage);
