import { LitElement, css, html, nothing, svg } from 'lit';
import { shared } from '../core/css.js';
import * as format from '../core/format.js';
import * as route from '../core/route.js';
import { MEASURES } from './usage-model.js';
import { levels, runs, stacked, ticks, wholeLevels } from './usage-scale.js';

const HEIGHT = 190;

const TOP = 10;

const BOTTOM = 36;

const WIDEST_BAR = 40;

/**
 * One measure over time. What adds up stands on top of each other; the rest is a line, or a bar where a point would stand alone.
 * Each mark leads to its traces; the table below the charts says the same to those who cannot see or point.
 */
class UsageChart extends LitElement {

	static styles = [shared, css`
		:host { position: relative; }
		h2 { font-size: var(--text-m); }
		svg { display: block; width: 100%; margin-top: var(--space-2); overflow: visible; }
		text { font: var(--text-xs) var(--sans); fill: var(--quiet); font-variant-numeric: tabular-nums; }
		.level { stroke: var(--line); shape-rendering: crispEdges; }
		.line { fill: none; stroke-width: 2; stroke-linejoin: round; }
		.at { fill: var(--raised); }
		a { cursor: pointer; }
		a:hover .mark { filter: brightness(1.15); }
		.tip { position: absolute; z-index: 1; top: 30px; min-width: 9rem; max-width: 20rem; padding: var(--space-2) var(--space-3); border: 1px solid var(--line-strong);
			border-radius: var(--corner-m); background: var(--surface); box-shadow: 0 4px 16px rgb(0 0 0 / .12); font-size: var(--text-s); pointer-events: none; }
		.tip dl { display: grid; grid-template-columns: auto 1fr auto; gap: 2px var(--space-2); align-items: center; margin: var(--space-1) 0 0; }
		.tip dt { grid-column: 2; overflow-wrap: anywhere; }
		.tip dd { margin: 0; text-align: end; }
		.swatch { width: 8px; height: 8px; border-radius: 2px; }
	`];

	static properties = { measure: {}, interval: {}, data: { attribute: false }, colours: { attribute: false }, linkOf: { attribute: false },
		width: { state: true }, at: { state: true } };

	#resized = new ResizeObserver(([{ contentRect }]) => this.width = Math.max(240, contentRect.width));

	constructor() {
		super();
		this.width = 480;
	}

	connectedCallback() {
		super.connectedCallback();
		this.#resized.observe(this);
	}

	disconnectedCallback() {
		this.#resized.disconnect();
		super.disconnectedCallback();
	}

	willUpdate() {
		if (this.at >= this.data.starts.length) {
			this.at = undefined;
		}
	}

	render() {
		const [word, , written, adds] = MEASURES[this.measure];
		const place = this.#place(adds, written);
		return html`<h2>${word}</h2>
			<svg height=${HEIGHT} viewBox="0 0 ${this.width} ${HEIGHT}" aria-hidden="true" direction="ltr"
				@pointermove=${(event) => this.#point(event, place)} @pointerleave=${() => this.at = undefined}>
				${this.at === undefined ? nothing : svg`<rect class="at" x=${place.x(this.at)} y=${TOP} width=${place.slot} height=${place.bottom - TOP}></rect>`}
				${place.levels.map((level) => svg`<line class="level" x1=${place.left} x2=${this.width} y1=${place.y(level)} y2=${place.y(level)}></line>
					<text x=${place.left - 8} y=${place.y(level) + 4} text-anchor="end">${format[written](level)}</text>`)}
				${this.#words(place)}
				${adds ? this.#bars(place) : this.#lines(place)}
			</svg>
			${this.at === undefined ? nothing : this.#tip(place, written)}`;
	}

	#place(adds, written) {
		const { starts, series } = this.data;
		const stacks = adds ? stacked(series, starts.length) : [];
		const tops = adds ? stacks.flatMap((stack) => stack.map((pair) => pair?.[1] ?? 0)) : series.flatMap(({ values }) => values.map((value) => value ?? 0));
		const highest = tops.reduce((most, each) => Math.max(most, each), 0);
		const marks = written === 'count' ? wholeLevels(highest) : levels(highest);
		const left = 12 + 7 * Math.max(...marks.map((level) => format[written](level).length));
		const slot = (this.width - left) / Math.max(1, starts.length);
		const bottom = HEIGHT - BOTTOM;
		return { stacks, levels: marks, left, slot, bottom, x: (i) => left + i * slot,
			y: (value) => bottom - (bottom - TOP) * value / marks.at(-1), bar: Math.min(WIDEST_BAR, Math.max(1, slot - Math.min(4, slot * .2))) };
	}

	#words({ left, slot, bottom }) {
		const { starts } = this.data;
		const places = ticks(starts.length, this.width - left);
		const step = (starts[places[1] ?? 1] - starts[0]) / 1000 || 60;
		return format.timeTicks(places.map((i) => starts[i] / 1000), step).map((word, n) => word.split('\n').map((line, row) => svg`
			<text x=${left + (places[n] + .5) * slot} y=${bottom + 16 + row * 15} text-anchor="middle">${line}</text>`));
	}

	#bars(place) {
		return this.data.series.map(({ name }, n) => place.stacks[n].map((pair, i) => pair && this.#bar(place, name, i, pair)));
	}

	#bar(place, name, i, [from, to], width = place.bar) {
		const x = place.x(i) + (place.slot - width) / 2;
		return this.#link(name, i, svg`<rect class="mark" x=${x} y=${place.y(to)} width=${width} height=${Math.max(1, place.y(from) - place.y(to))}
			fill=${this.#colour(name)}></rect>`);
	}

	#lines(place) {
		return this.data.series.map(({ name, values }) => runs(values).map(([first, last]) => first === last
			? this.#bar(place, name, first, [0, values[first]], Math.min(place.bar, 10))
			: this.#line(place, name, values, first, last)));
	}

	#line(place, name, values, first, last) {
		const middle = (i) => place.x(i) + place.slot / 2;
		const points = values.slice(first, last + 1).map((value, i) => [middle(first + i), place.y(value)]);
		return [svg`<polyline class="line" points=${points.map((each) => each.join(',')).join(' ')} stroke=${this.#colour(name)}></polyline>`,
			points.map(([x, y], i) => this.#link(name, first + i, svg`<circle class="mark" cx=${x} cy=${y} r=${place.slot < 8 ? 1.5 : 3} fill=${this.#colour(name)}></circle>`))];
	}

	#link(name, i, mark) {
		const query = this.linkOf(name, this.data.starts[i], MEASURES[this.measure][4]);
		return query ? svg`<a href=${route.href(query)} tabindex="-1">${mark}</a>` : mark;
	}

	#colour(name) {
		return `var(${this.colours(name)})`;
	}

	#point(event, { left, slot }) {
		const at = Math.floor((event.clientX - event.currentTarget.getBoundingClientRect().left - left) / slot);
		this.at = at >= 0 && at < this.data.starts.length ? at : undefined;
	}

	#tip(place, written) {
		const start = this.data.starts[this.at];
		const right = place.x(this.at) > this.width / 2;
		const shown = this.data.series.filter(({ values }) => values[this.at] !== undefined).reverse();
		return html`<div class="tip" aria-hidden="true" .style=${right ? `right: ${this.width - place.x(this.at) + 6}px` : `left: ${place.x(this.at + 1) + 6}px`}>
			<b>${format.time(new Date(start).toISOString())}</b>
			${shown.length === 0 ? html`<div class="quiet">nothing used</div>` : html`<dl>${shown.map(({ name, values }) => html`
				<span class="swatch" .style=${`background: var(${this.colours(name)})`}></span><dt><bdi>${name ?? 'all others'}</bdi></dt>
				<dd class="number">${format[written](values[this.at])}</dd>`)}</dl>`}</div>`;
	}

}

customElements.define('clew-usage-chart', UsageChart);
