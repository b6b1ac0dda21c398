/** What the list of traces shows, and what of it somebody has chosen. */

const KEY = 'clew:columns';

/**
 * Something that is shown of a trace: a column of its own, or a detail below the question.
 * @typedef {object} Column
 * @property {string} name
 * @property {string} label
 * @property {boolean} [number] whether it is a figure
 * @property {string} [sort] the field of the endpoint that it is sorted by
 * @property {boolean} [extra] whether it is shown to those only who choose it
 * @property {(trace: object) => boolean} has whether a trace has anything to show there
 */

/** @type {Column[]} */
export const COLUMNS = [
	{ name: 'time', label: 'Time', sort: 'startTime', has: () => true },
	{ name: 'types', label: 'Steps', has: () => true },
	{ name: 'latency', label: 'Latency', number: true, sort: 'latencyMs', has: () => true },
	{ name: 'firstToken', label: 'First token', number: true, has: (trace) => trace.timeToFirstTokenMs !== undefined },
	{ name: 'tokens', label: 'Tokens', number: true, sort: 'tokens', has: (trace) => trace.usage !== undefined },
	{ name: 'cost', label: 'Cost', number: true, sort: 'cost', has: (trace) => trace.cost !== undefined },
	{ name: 'level', label: 'Level', has: (trace) => trace.level !== 'DEFAULT' }
];

/** @type {Column[]} */
export const DETAILS = [
	{ name: 'name', label: 'Name', has: (trace) => trace.inputPreview !== undefined },
	{ name: 'session', label: 'Session', has: (trace) => trace.sessionId !== undefined },
	{ name: 'user', label: 'User', has: (trace) => trace.userId !== undefined },
	{ name: 'tags', label: 'Tags', has: (trace) => trace.tags.length > 0 },
	{ name: 'scores', label: 'Scores', has: (trace) => trace.scores.some(({ observationId }) => observationId === undefined) },
	{ name: 'environment', label: 'Environment', extra: true, has: (trace) => trace.environment !== undefined },
	{ name: 'release', label: 'Release', extra: true, has: (trace) => trace.release !== undefined },
	{ name: 'service', label: 'Service', extra: true, has: (trace) => trace.service !== undefined }
];

/** Whether each is to be shown, by name: as it was chosen, or else as it is by default. */
export function chosen() {
	const own = stored();
	return Object.fromEntries([...COLUMNS, ...DETAILS].map(({ name, extra }) => [name, own[name] ?? !extra]));
}

/** Remembers a choice; returns what is to be shown then. */
export function choose(name, shown) {
	const choice = { ...chosen(), [name]: shown };
	try {
		localStorage.setItem(KEY, JSON.stringify(choice));
	}
	catch {
		// Where nothing may be stored, it holds as long as the page.
	}
	return choice;
}

/** Those that are chosen and that any of the traces has something for. */
export function shown(columns, choice, traces) {
	return columns.filter(({ name, has }) => choice[name] && traces.some(has));
}

function stored() {
	try {
		return JSON.parse(localStorage.getItem(KEY)) ?? {};
	}
	catch {
		return {};
	}
}
