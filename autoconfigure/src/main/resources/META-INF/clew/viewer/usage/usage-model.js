/** What the usage page shows: pure functions over what the endpoint returns. */

/** What can be grouped by: word, and the filter of the traces page that means the same. */
export const DIMENSIONS = {
	model: ['Model', (value) => ({ model: value })],
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

/** What is drawn: word, the value of a group, and how it is written. */
export const MEASURES = {
	cost: ['Cost', (group) => group.cost?.total === undefined ? undefined : Number(group.cost.total), 'money'],
	tokens: ['Tokens', (group) => group.usage?.total, 'count'],
	latency: ['Latency, 95th percentile', (group) => group.latencyMs?.p95, 'duration'],
	errors: ['Errors', (group) => group.errors, 'count']
};

const MOST = 6;

/** Name of a group; of what has no value the name says that. */
export function nameOf(group, dimension) {
	return group.key[dimension] ?? 'none';
}

/** The query of the traces page that a group stands for, in an interval if one is given. */
export function tracesOf(group, dimension, from, to) {
	const filter = DIMENSIONS[dimension][1];
	const value = group.key[dimension];
	return filter && value !== undefined ? { page: 'traces', ...filter(value), from, to } : { page: 'traces', from, to };
}

/** The end of the interval that begins at a start: the start of the next hour or day of this zone. */
export function endOf(start, interval) {
	const end = new Date(start);
	if (interval === 'day') {
		end.setDate(end.getDate() + 1);
	}
	else {
		end.setTime(end.getTime() + 3_600_000);
	}
	return end.toISOString();
}

/**
 * Series over time of the groups that matter most by a measure.
 * @returns {{starts: string[], series: {name: string, values: (number|undefined)[]}[], left: number}} left is how many groups
 * are not among them
 */
export function series(groups, dimension, measure) {
	const value = MEASURES[measure][1];
	const starts = [...new Set(groups.map((group) => group.start))].sort();
	const index = new Map(starts.map((start, i) => [start, i]));
	const byName = new Map();
	for (const group of groups) {
		const name = nameOf(group, dimension);
		const line = byName.get(name) ?? { name, values: new Array(starts.length), weight: 0 };
		line.values[index.get(group.start)] = value(group);
		line.weight += value(group) ?? 0;
		byName.set(name, line);
	}
	const lines = [...byName.values()].filter((line) => line.values.some((each) => each !== undefined))
		.sort((one, other) => other.weight - one.weight);
	return { starts, series: lines.slice(0, MOST), left: Math.max(0, lines.length - MOST) };
}
