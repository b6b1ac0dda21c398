import { LitElement, css, html, nothing } from 'lit';
import { file, get } from '../core/api.js';
import { layout, shared } from '../core/css.js';
import * as format from '../core/format.js';
import { sign } from '../core/icon.js';
import { Listening } from '../core/listening.js';
import { Poll } from '../core/poll.js';
import * as route from '../core/route.js';
import { hasLost, overTime, queryOf, sums, sumsBefore } from './usage-data.js';
import { DIMENSIONS, INTERVALS, MEASURES, RANGES, endOf, mostUsed, nameOf, series, tracesOf } from './usage-model.js';
import './usage-chart.js';
import './usage-shares.js';
import './usage-table.js';
import './usage-totals.js';

const REST = '--series-rest';

const SHARES = ['model', 'user', 'prompt'];

/** What changes slowly is asked for every so many times only. */
const SELDOM = 6;

/** What was used and what it cost, in all, over time and by what. */
class UsagePage extends LitElement {

	static styles = [shared, layout, css`
		:host { max-width: 100rem; margin: 0 auto; padding: var(--space-4) var(--space-4) var(--space-6); }
		.legend { display: flex; flex-wrap: wrap; gap: 2px var(--space-4); margin: var(--space-5) 0 var(--space-2); font-size: var(--text-s); color: var(--quiet); }
		.legend span { min-width: 0; overflow-wrap: anywhere; }
		.swatch { display: inline-block; width: 8px; height: 8px; margin-inline-end: 6px; border-radius: 2px; }
		.charts { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: var(--space-3); }
		.shares { display: grid; grid-template-columns: repeat(3, minmax(0, 1fr)); gap: var(--space-3); margin: var(--space-3) 0; }
		.table { padding-bottom: var(--space-2); }
		details { margin-top: var(--space-4); }
		summary { cursor: pointer; color: var(--quiet); }
		details clew-usage-table { margin-top: var(--space-4); }
		.incomplete { margin: 0 0 var(--space-3); padding: var(--space-2) var(--space-3); border-radius: var(--corner-m); background: var(--warning-soft);
			color: var(--warning); font-size: var(--text-s); }
		@media (width < 900px) { .charts, .shares { grid-template-columns: minmax(0, 1fr); } }
		@media (width < 500px) { .head > h1 { width: 100%; } .toolbar { width: 100%; } .field { flex: 1 1 8rem; } }
	`];

	static properties = { total: { state: true }, over: { state: true }, now: { state: true }, previous: { state: true }, shares: { state: true },
		lost: { state: true }, problem: { state: true }, unsaved: { state: true }, open: { state: true } };

	#times = 0;

	#seldomFor = '';

	#colours = { by: '', names: [] };

	constructor() {
		super();
		this.poll = new Poll(this, () => this.#load(), 10_000);
		new Listening(this, () => route.onChange(() => this.poll.now()));
	}

	#asked() {
		const now = route.params();
		const chosen = (name, words, usual) => Object.hasOwn(words, now.get(name)) ? now.get(name) : usual;
		const range = chosen('range', RANGES, 'day');
		const hours = RANGES[range][1];
		return { by: chosen('by', DIMENSIONS, 'model'), range, interval: chosen('interval', INTERVALS, 'auto'),
			from: hours ? new Date(Date.now() - hours * 3_600_000).toISOString() : undefined };
	}

	async #load() {
		const asked = this.#asked();
		const { by, from } = asked;
		const [total, over, now] = await Promise.allSettled([get('llmusage', { groupBy: by, from }), overTime(asked), sums(from), this.#loadSeldom(asked)]);
		this.problem = (total.reason ?? over.reason ?? now.reason)?.message;
		this.total = total.value ? { ...total.value, by, from } : this.total;
		this.over = over.value ?? (over.reason.status === 400 ? undefined : this.over);
		this.now = now.value ?? this.now;
		if (total.value) {
			this.#colour(total.value.groups, by);
		}
	}

	async #loadSeldom(asked) {
		if (this.#times++ % SELDOM !== 0 && this.#seldomFor === asked.range) {
			return;
		}
		this.#seldomFor = asked.range;
		const [before, lost, ...shares] = await Promise.allSettled([sumsBefore(asked), hasLost(),
			...SHARES.map((dimension) => get('llmusage', { groupBy: dimension, from: asked.from }))]);
		this.previous = before.value;
		this.lost = Boolean(lost.value);
		this.shares = shares.map(({ value }) => value);
	}

	// A name keeps its colour as long as one looks at the page.
	#colour(groups, by) {
		const old = this.#colours.by === by ? this.#colours.names : [];
		const most = mostUsed(groups, by);
		const kept = old.map((name) => most.includes(name) ? name : undefined);
		const added = most.filter((name) => !old.includes(name));
		const names = Array.from({ length: most.length }, (_, i) => kept[i] ?? added.shift());
		this.#colours = { by, names: names.filter((name) => name !== undefined) };
	}

	#colourOf = (name) => {
		const at = this.#colours.names.indexOf(name);
		return at < 0 ? REST : `--series-${at + 1}`;
	};

	#linkOf = (name, start, filters) => {
		const { by, counted, interval, groups } = this.over;
		const group = groups.find((each) => Date.parse(each.start) === start && nameOf(each, by) === name);
		const traces = group && tracesOf(group, by, counted, { from: group.start, to: endOf(start, interval) });
		return traces && { ...traces, ...filters };
	};

	async #download() {
		const asked = this.#asked();
		this.unsaved = undefined;
		try {
			const link = document.createElement('a');
			link.href = URL.createObjectURL(await file('text/csv', 'llmusage', queryOf(asked, this.over?.interval ?? 'day')));
			link.download = `usage-by-${asked.by}.csv`;
			link.click();
			URL.revokeObjectURL(link.href);
		}
		catch (ex) {
			this.unsaved = `Download failed. ${ex.message}`;
		}
	}

	render() {
		const asked = this.#asked();
		const options = (words, chosen) => Object.entries(words).map(([value, [word]]) =>
			html`<option value=${value} ?selected=${value === chosen}>${word}</option>`);
		return html`
			<div class="head"><h1>Usage</h1>
				<form class="toolbar" @submit=${(event) => event.preventDefault()}
						@change=${(event) => route.change(Object.fromEntries(new FormData(event.currentTarget)))}>
					<label class="field">Group by<select name="by">${options(DIMENSIONS, asked.by)}</select></label>
					<label class="field">Time<select name="range">${options(RANGES, asked.range)}</select></label>
					<label class="field">Interval<select name="interval">${options(INTERVALS, asked.interval)}</select></label>
					<button type="button" @click=${this.#download} ?disabled=${!this.total}>${sign('download')}Download CSV</button>
				</form></div>
			${this.problem ? html`<p class="problem" role="alert">${this.problem}</p>` : nothing}
			${this.unsaved ? html`<p class="problem" role="alert">${this.unsaved}</p>` : nothing}
			${this.total && this.now ? this.#report(asked) : this.problem ? nothing : html`<p class="note" role="status">Loading usage …</p>`}`;
	}

	#report(asked) {
		const { total, over } = this;
		if (total.groups.length === 0) {
			return html`${this.#coverage()}<p>Nothing was used in this time.</p>`;
		}
		const time = { from: total.from };
		return html`${this.#coverage()}
			<clew-usage-totals .now=${this.now} .previous=${this.previous} time-before=${RANGES[asked.range][2] ?? nothing} .time=${time}></clew-usage-totals>
			${over ? this.#charts(over) : nothing}
			${this.shares ? html`<div class="shares">${SHARES.map((dimension, i) => this.shares[i]
				? html`<clew-usage-shares dimension=${dimension} .report=${this.shares[i]} .time=${time}></clew-usage-shares>` : nothing)}</div>` : nothing}
			<div class="card table"><clew-usage-table caption="Totals by ${DIMENSIONS[total.by][0].toLowerCase()}" dimension=${total.by} counted=${total.counted} .groups=${total.groups}
				.range=${time} .colours=${this.#colourOf}></clew-usage-table></div>
			${over ? this.#intervals() : nothing}`;
	}

	#charts(over) {
		const { names } = this.#colours;
		const all = Object.keys(MEASURES).map((measure) => series(over.groups, over.by, measure, names, over.range));
		const rest = all.some((each) => each.series.some(({ name }) => name === undefined));
		return html`
			<div class="legend" aria-hidden="true">${(rest ? [...names, undefined] : names).map((name) => html`<span><i class="swatch" .style=${`background: var(${this.#colourOf(name)})`}></i><bdi>${name ?? 'all others'}</bdi></span>`)}</div>
			${over.wished ? html`<p class="note">Too many ${over.wished}s to show: one bar is one ${over.interval}.</p>` : nothing}
			<div class="charts">${Object.keys(MEASURES).map((measure, i) => html`<clew-usage-chart class="card" measure=${measure} interval=${over.interval}
				.data=${all[i]} .colours=${this.#colourOf} .linkOf=${this.#linkOf}></clew-usage-chart>`)}</div>`;
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
				.groups=${byStart.get(start)} .range=${{ from: start, to: endOf(start, this.over.interval) }} .colours=${this.#colourOf}></clew-usage-table>`);
	}

	#coverage() {
		const { from, complete, samplingProbability } = this.total.coverage;
		if (samplingProbability < 1) {
			return html`<p class="incomplete" role="note">Sampled: ${format.share(samplingProbability)} of the traces are in these figures.</p>`;
		}
		return !complete && (this.lost || this.total.from === undefined)
			? html`<p class="incomplete" role="note">Partial data: recording began at ${format.time(from)}.</p>` : nothing;
	}

}

customElements.define('clew-usage-page', UsagePage);
