/** What the usage page shows: pure functions over what the endpoint returns. */

import { grid, startOf } from './usage-grid.js';

/** What can be grouped by: word, the filter of the traces page that means the same, and the name of what has no value for it. */
export const DIMENSIONS = {
	model: ['Model', (value) => ({ model: value }), 'unnamed model'],
	responseModel: ['Response model', (value) => ({ responseModel: value }), 'no response'],
	traceName: ['Trace name', (value) => ({ name: value }), 'unnamed'],
	user: ['User', (value) => ({ user: value }), 'no user'],
	session: ['Session', (value) => ({ session: value, page: 'traces' }), 'no session'],
	agent: ['Agent', (value) => ({ observationName: value, type: 'AGENT' }), 'no agent'],
	prompt: ['Prompt', (value) => ({ prompt: value }), 'no prompt template'],
	observationName: ['Observation name', (value) => ({ observationName: value }), 'unnamed'],
	type: ['Observation type', (value) => ({ type: value }), 'no type'],
	tag: ['Tag', (value) => ({ tag: value }), 'no tag'],
	provider: ['Provider', undefined, 'unknown provider'],
	environment: ['Environment', (value) => ({ environment: value }), 'no environment'],
	release: ['Release', (value) => ({ release: value }), 'no release'],
	service: ['Service', (value) => ({ service: value }), 'no service']
};

/** Spans of time: word, hours, and what the time before them is called. */
export const RANGES = {
	quarter: ['Last 15 minutes', 0.25, 'previous 15 minutes'],
	hour: ['Last hour', 1, 'previous hour'],
	day: ['Last 24 hours', 24, 'previous 24 hours'],
	week: ['Last 7 days', 168, 'previous 7 days'],
	month: ['Last 30 days', 720, 'previous 30 days'],
	all: ['All time', undefined, undefined]
};

/** Intervals that can be asked for; by itself the page takes the one that suits what it shows. */
export const INTERVALS = { auto: ['Auto'], minute: ['Minutes'], hour: ['Hours'], day: ['Days'] };

/**
 * What is drawn: word, the value of a group, how it is written, whether values of several groups add up, and filters of the
 * traces that a mark leads to.
 * @type {Record<string, [word: string, value: (group: any) => any, written: string, adds: boolean, filters: object]>}
 */
export const MEASURES = {
	cost: ['Cost', (group) => group.cost?.total === undefined ? undefined : Number(group.cost.total), 'money', true, {}],
	tokens: ['Tokens', (group) => group.usage?.total, 'count', true, {}],
	latency: ['Latency p95', (group) => group.latencyMs?.p95, 'duration', false, {}],
	errors: ['Errors', (group) => group.errors, 'count', true, { level: 'ERROR' }]
};

/** How many series have a colour of their own. */
export const MOST_SERIES = 7;

/** Name of a group; what has no value is called so. */
export function nameOf(group, dimension) {
	return group.key[dimension] ?? DIMENSIONS[dimension][2];
}

/**
 * The query of the traces page that a group stands for; undefined where no filter says it.
 * @param {string} counted what the endpoint counts: the time is that of traces, or else that of their observations
 */
export function tracesOf(group, dimension, counted, { from, to }) {
	const filter = DIMENSIONS[dimension][1];
	const value = group.key[dimension];
	const time = counted === 'traces' ? { from, to } : { observationFrom: from, observationTo: to };
	return filter && value !== undefined ? { page: 'traces', ...filter(value), ...time } : undefined;
}

/** The end of the interval that begins at a start: the start of the next one of this zone. */
export function endOf(start, interval) {
	return new Date(startOf(start, interval, 1)).toISOString();
}

/** Names of the groups that matter most, those that cost most first, then those with the most tokens, then with the most calls. */
export function mostUsed(groups, dimension, most = MOST_SERIES) {
	const sum = (value) => (one, other) => (value(other) ?? 0) - (value(one) ?? 0);
	const [byCost, byTokens, byCount] = [sum(MEASURES.cost[1]), sum(MEASURES.tokens[1]), sum((group) => group.count)];
	const sorted = [...groups].sort((one, other) => byCost(one, other) || byTokens(one, other) || byCount(one, other));
	return [...new Set(sorted.map((group) => nameOf(group, dimension)))].slice(0, most);
}

/**
 * A measure over time: a series for each name, and one for all others where their values add up.
 * @param {string[]} names of groups, in the order of their colours
 * @param {{interval: string, from?: number, to?: number}} range what is shown
 * @returns {{starts: number[], series: {name: string|undefined, values: (number|undefined)[]}[]}} no name stands for all others
 */
export function series(groups, dimension, measure, names, range) {
	const [, value, , adds] = MEASURES[measure];
	const used = [...new Set(groups.map((group) => Date.parse(group.start)))].sort((one, other) => one - other);
	const starts = grid(used, range.interval, range);
	const index = new Map(starts.map((start, i) => [start, i]));
	const lines = new Map();
	for (const group of groups) {
		const own = nameOf(group, dimension);
		const name = names.includes(own) ? own : undefined;
		const at = index.get(Date.parse(group.start));
		const amount = value(group);
		if (amount !== undefined && (name !== undefined || adds)) {
			const values = lines.get(name) ?? lines.set(name, new Array(starts.length).fill(undefined)).get(name);
			values[at] = (values[at] ?? 0) + amount;
		}
	}
	return { starts, series: [...names, undefined].filter((name) => lines.has(name)).map((name) => ({ name, values: lines.get(name) })) };
}

/** Sums of what the endpoint counts over all groups: calls, and of traces all that is shown on top. */
export function totals(whole, calls) {
	const all = whole.groups[0];
	return {
		cost: MEASURES.cost[1](all ?? {}), lacking: all?.cost, tokens: all?.usage?.total ?? 0, usage: all?.usage, p95: all?.latencyMs?.p95,
		traces: all?.count ?? 0, errors: all?.errors ?? 0,
		calls: calls.groups.reduce((sum, group) => sum + group.count, 0)
	};
}
