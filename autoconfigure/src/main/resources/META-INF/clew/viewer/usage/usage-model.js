/** What the usage page shows: pure functions over what the endpoint returns. */

import { grid, startOf } from './usage-grid.js';

/** What can be grouped by: word, and the filter of the traces page that means the same. */
export const DIMENSIONS = {
	model: ['Model', (value) => ({ model: value })],
	responseModel: ['Model that answered', (value) => ({ responseModel: value })],
	traceName: ['Name', (value) => ({ name: value })],
	user: ['User', (value) => ({ user: value })],
	session: ['Session', (value) => ({ session: value, page: 'traces' })],
	agent: ['Agent', (value) => ({ observationName: value, type: 'AGENT' })],
	prompt: ['Prompt', (value) => ({ prompt: value })],
	observationName: ['Step', (value) => ({ observationName: value })],
	type: ['Type', (value) => ({ type: value })],
	tag: ['Tag', (value) => ({ tag: value })],
	provider: ['Provider', undefined],
	environment: ['Environment', (value) => ({ environment: value })],
	release: ['Release', (value) => ({ release: value })],
	service: ['Service', (value) => ({ service: value })]
};

/** Spans of time: word, hours, and the interval that suits it. */
export const RANGES = {
	hour: ['Last hour', 1, 'hour'],
	day: ['Last 24 hours', 24, 'hour'],
	week: ['Last 7 days', 168, 'day'],
	month: ['Last 30 days', 720, 'day'],
	all: ['All', undefined, 'hour']
};

/** What is drawn: word, the value of a group, how it is written, and what it is where nothing was used. */
export const MEASURES = {
	cost: ['Cost', (group) => group.cost?.total === undefined ? undefined : Number(group.cost.total), 'money', 0],
	tokens: ['Tokens', (group) => group.usage?.total, 'count', 0],
	latency: ['Latency, 95th percentile', (group) => group.latencyMs?.p95, 'duration', undefined],
	errors: ['Errors', (group) => group.errors, 'count', 0]
};

const MOST = 6;

/** Name of a group; of what has no value the name says that. */
export function nameOf(group, dimension) {
	return group.key[dimension] ?? 'none';
}

/**
 * The query of the traces page that a group stands for; undefined where no filter says it.
 * @param {string} counted what the endpoint counts: the time is that of traces, or else that of their steps
 */
export function tracesOf(group, dimension, counted, { from, to }) {
	const filter = DIMENSIONS[dimension][1];
	const value = group.key[dimension];
	const time = counted === 'traces' ? { from, to } : { observationFrom: from, observationTo: to };
	return filter && value !== undefined ? { page: 'traces', ...filter(value), ...time } : undefined;
}

/** The end of the interval that begins at a start: the start of the next hour or day of this zone. */
export function endOf(start, interval) {
	return new Date(startOf(start, interval, 1)).toISOString();
}

/**
 * Series over time of the groups that matter most by a measure, with what is between the intervals that have something.
 * @param {{interval: string, from?: number, to?: number, knownFrom?: number}} range what was asked for, and from when on
 * nothing means that nothing was used
 * @returns {{starts: number[], extent: number[], series: {name: string, values: (number|undefined)[]}[], left: number}} left is
 * how many groups are not among them
 */
export function series(groups, dimension, measure, range) {
	const [, value, , nothing] = MEASURES[measure];
	const used = [...new Set(groups.map((group) => Date.parse(group.start)))].sort((one, other) => one - other);
	const starts = grid(used, range.interval, range);
	const index = new Map(starts.map((start, i) => [start, i]));
	const empty = starts.map((start) => start >= (range.knownFrom ?? -Infinity) ? nothing : undefined);
	const byName = new Map();
	for (const group of groups) {
		const name = nameOf(group, dimension);
		const line = byName.get(name) ?? { name, values: [...empty], weight: 0, some: false };
		const own = value(group);
		line.values[index.get(Date.parse(group.start))] = own;
		line.weight += own ?? 0;
		line.some ||= own !== undefined;
		byName.set(name, line);
	}
	const lines = [...byName.values()].filter((line) => line.some).sort((one, other) => other.weight - one.weight);
	return { starts, extent: extent(starts, range), left: Math.max(0, lines.length - MOST),
		series: lines.slice(0, MOST).map(({ name, values }) => ({ name, values })) };
}

/**
 * Something of a width even where there is one interval alone.
 * @param {number[]} starts
 * @param {{interval: string, from?: number}} range
 */
function extent(starts, { interval, from }) {
	return starts.length === 0 ? [] : [from === undefined ? startOf(starts[0], interval, -1) : starts[0], startOf(starts.at(-1), interval, 1)];
}
