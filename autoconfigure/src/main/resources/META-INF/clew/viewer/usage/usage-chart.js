import { LitElement, css, html, nothing } from 'lit';
import uPlot from 'uplot';
import { shared } from '../core/css.js';
import * as format from '../core/format.js';
import { MEASURES } from './usage-model.js';

const COLOURS = ['--type-span', '--type-generation', '--type-tool', '--type-retriever', '--type-agent', '--type-evaluator'];

const HOUR = 3600;

const DAY = 24 * HOUR;

// Seconds between two words of the time axis: nothing is shorter than the intervals, and months and years are uPlot's.
const INCREMENTS = [...[1, 2, 3, 4, 6, 8, 12].map((hours) => hours * HOUR),
	...[1, 2, 3, 4, 5, 7, 10, 15, 30, 60, 90, 120, 180, 365, 730, 1825, 3650].map((days) => days * DAY)];

/**
 * One measure over time, a line a group. A click on a point tells of it by the event "choose" ({ start, names }, nearest first); the table
 * below the charts says the same to those who cannot see or click.
 */
class UsageChart extends LitElement {

	static styles = [shared, css`
		.uplot, .u-wrap { position: relative; user-select: none; }
		.u-over, .u-under, .u-axis { position: absolute; }
		.u-under { overflow: hidden; }
		canvas { display: block; position: relative; width: 100%; height: 100%; }
		.u-select { display: none; }
		.u-cursor-x, .u-cursor-y { position: absolute; left: 0; top: 0; pointer-events: none; will-change: transform; }
		.u-hz .u-cursor-x { height: 100%; border-right: 1px dashed var(--quiet); }
		.u-cursor-y, .u-off { display: none; }
		.u-cursor-pt { position: absolute; top: 0; left: 0; border-radius: 50%; pointer-events: none; will-change: transform; }
		.u-over { cursor: pointer; }
		.legend { display: flex; flex-wrap: wrap; gap: .1rem .8rem; font-size: .88em; color: var(--quiet); min-height: 1.4em; }
		.legend svg { vertical-align: 1px; }
	`];

	static properties = { measure: {}, at: { state: true },
		data: { attribute: false, hasChanged: (now, before) => JSON.stringify(now) !== JSON.stringify(before) } };

	#plot;

	#resized = new ResizeObserver(() => this.#plot?.setSize(this.#size()));

	connectedCallback() {
		super.connectedCallback();
		this.#resized.observe(this);
		this.scheme = matchMedia('(prefers-color-scheme: dark)');
		this.redraw = () => this.#draw();
		this.scheme.addEventListener('change', this.redraw);
	}

	disconnectedCallback() {
		this.#resized.disconnect();
		this.scheme.removeEventListener('change', this.redraw);
		this.#plot?.destroy();
		super.disconnectedCallback();
	}

	render() {
		const [word, , written] = MEASURES[this.measure];
		return html`<h2>${word}</h2>
			<div class="legend" aria-hidden="true">${this.data.series.map((line, i) => html`<span>
				<svg width="12" height="4"><rect width="12" height="4" fill="currentColor" .style=${`color: var(${COLOURS[i]})`}></rect></svg>
				<bdi>${line.name}</bdi>${this.at === undefined ? nothing : html` ${format[written](line.values[this.at]) || '–'}`}</span>`)}
				${this.data.left > 0 ? html`<span>and ${format.count(this.data.left)} more in the table</span>` : nothing}</div>
			<div class="plot" aria-hidden="true"></div>`;
	}

	updated(changed) {
		if (changed.has('data') || changed.has('measure')) {
			this.#draw();
		}
	}

	#size() {
		return { width: Math.max(200, this.clientWidth), height: 170 };
	}

	#draw() {
		this.#plot?.destroy();
		const colour = (name) => getComputedStyle(this).getPropertyValue(name).trim();
		const resolve = (name) => {
			const probe = this.renderRoot.querySelector('.plot');
			probe.style.color = `var(${name})`;
			return getComputedStyle(probe).color;
		};
		const written = format[MEASURES[this.measure][2]];
		const axis = { stroke: resolve('--quiet'), grid: { stroke: resolve('--line'), width: 1 }, ticks: { show: false }, font: `12px ${colour('--sans')}` };
		/** @type {import('uplot').Options} */
		const options = {
			...this.#size(),
			legend: { show: false },
			cursor: { y: false, drag: { x: false, y: false } },
			scales: { x: { range: () => this.data.extent.map((time) => time / 1000) }, y: { range: (plot, low, high) => [0, high > 0 ? high * 1.1 : 1] } },
			axes: [{ ...axis, space: 80, incrs: INCREMENTS, values: (plot, splits, index, space, step) => format.timeTicks(splits, step) }, { ...axis, size: 70, values: (plot, splits) => splits.map((value) => written(value)) }],
			series: [{}, ...this.data.series.map((line, i) => ({
				label: line.name, stroke: resolve(COLOURS[i]), width: 2, points: { show: true, size: this.data.starts.length > 60 ? 3 : 6 }, spanGaps: false }))],
			hooks: {
				setCursor: [(plot) => this.at = plot.cursor.idx ?? undefined],
				ready: [(plot) => plot.over.addEventListener('click', () => this.#choose(plot))]
			}
		};
		const times = this.data.starts.map((start) => start / 1000);
		const values = this.data.series.map((line) => Array.from(line.values, (value) => value ?? null));
		this.#plot = new uPlot(options, [times, ...values], this.renderRoot.querySelector('.plot'));
	}

	// The lines, those nearest to the pointer first.
	#choose(plot) {
		const at = plot.cursor.idx;
		if (at === null || at === undefined) {
			return;
		}
		const distance = (line) => line.values[at] === undefined ? Number.MAX_VALUE
			: Math.abs(plot.valToPos(line.values[at], 'y') - plot.cursor.top);
		const nearest = [...this.data.series].sort((one, other) => distance(one) - distance(other));
		this.dispatchEvent(new CustomEvent('choose', { detail: { start: this.data.starts[at], names: nearest.map((line) => line.name) } }));
	}

}

customElements.define('clew-usage-chart', UsageChart);
