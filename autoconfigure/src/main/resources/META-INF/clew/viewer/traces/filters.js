import * as format from '../core/format.js';
import * as route from '../core/route.js';
import { LEVELS, TYPES } from '../core/types.js';

/**
 * What traces are filtered by, as the address has it: lists of values by name. The names are those of the endpoint but
 * for "range", a time before now; "sort" is among them, so that a link keeps it.
 * @typedef {Object<string, string[]>} Filters
 */

export const STATUSES = { RUNNING: 'Running', COMPLETED: 'Completed' };

/** Times before now: word and milliseconds. */
export const RANGES = {
	'5m': ['Last 5 minutes', 300_000],
	'1h': ['Last hour', 3_600_000],
	'24h': ['Last 24 hours', 86_400_000],
	'7d': ['Last 7 days', 604_800_000]
};

const typeNames = namesOf(TYPES);

function namesOf(words) {
	return Object.fromEntries(Object.entries(words).map(([name, [word]]) => [name, word]));
}

/**
 * A field to filter by.
 * @typedef {object} Field
 * @property {string} name of the parameter
 * @property {string} label
 * @property {boolean} [asked] whether a form asks for it
 * @property {string} [unit] of a number
 * @property {string} [hint]
 * @property {boolean} [many] whether it may have several values
 * @property {Object<string, string>} [choices] words by value
 * @property {(value: string) => string} [word] of any other value
 */

/**
 * Fields that one can filter by: "asked" by a form, others by their values.
 * @type {Field[]}
 */
export const FIELDS = [
	{ name: 'minLatencyMs', label: 'Min latency', unit: 'ms', asked: true, word: (ms) => format.duration(Number(ms)) },
	{ name: 'maxLatencyMs', label: 'Max latency', unit: 'ms', asked: true, word: (ms) => format.duration(Number(ms)) },
	{ name: 'minCost', label: 'Min cost', unit: 'USD', asked: true, word: (amount) => format.money(amount) },
	{ name: 'score', label: 'Score', hint: 'name or name=value', asked: true },
	{ name: 'name', label: 'Name' },
	{ name: 'session', label: 'Session' },
	{ name: 'user', label: 'User' },
	{ name: 'level', label: 'Level', choices: LEVELS },
	{ name: 'status', label: 'Status', choices: STATUSES },
	{ name: 'type', label: 'Step type', choices: typeNames },
	{ name: 'observationName', label: 'Step name' },
	{ name: 'model', label: 'Model' },
	{ name: 'responseModel', label: 'Response model' },
	{ name: 'prompt', label: 'Prompt' },
	{ name: 'tag', label: 'Tag', many: true },
	{ name: 'environment', label: 'Environment' },
	{ name: 'release', label: 'Release' },
	{ name: 'service', label: 'Service' }
];

/** @type {Field[]} */
const OTHERS = [
	{ name: 'q', label: 'Text' },
	{ name: 'query', label: 'Query' },
	{ name: 'range', label: 'Time', choices: namesOf(RANGES) },
	{ name: 'from', label: 'From', word: format.time },
	{ name: 'to', label: 'Before', word: format.time },
	{ name: 'observationFrom', label: 'Step from', word: format.time },
	{ name: 'observationTo', label: 'Step before', word: format.time }
];

const METADATA = 'metadata.';

const byName = new Map([...FIELDS, ...OTHERS].map((field) => [field.name, field]));

/**
 * The field of a name; metadata has one for each key.
 * @returns {Field|undefined}
 */
export function field(name) {
	return byName.get(name) ?? (name.startsWith(METADATA) && name.length > METADATA.length
		? { name, label: `Metadata ${name.slice(METADATA.length)}` } : undefined);
}

/**
 * Reads filters from parameters of the address; what is unknown or empty is nothing.
 * @returns {Filters}
 */
export function read(params) {
	/** @type {Filters} */
	const filters = {};
	for (const [name, value] of params) {
		if (value !== '' && (name === 'sort' || field(name))) {
			filters[name] = field(name)?.many ? [...new Set([...filters[name] ?? [], value])] : [value];
		}
	}
	return filters;
}

/** Filters with other values for one name; none takes it away. */
export function put(filters, name, ...values) {
	const { [name]: old, ...others } = filters;
	const wanted = values.filter((value) => value !== '' && value !== undefined);
	return wanted.length ? { ...others, [name]: wanted } : others;
}

/** Filters with one value more or, if it is there, less. */
export function toggle(filters, name, value) {
	const now = filters[name] ?? [];
	if (now.includes(value)) {
		return put(filters, name, ...now.filter((each) => each !== value));
	}
	return put(filters, name, ...(field(name)?.many ? now : []), value);
}

/** Whether a value fits into an address. */
export function linkable(value) {
	return value.length <= 1000;
}

/** Without any filter, sorted as before. */
export function cleared(filters) {
	return put({}, 'sort', ...filters.sort ?? []);
}

/** What is filtered by, one for each value: name, value, and both in words. */
export function entries(filters) {
	const ofObservation = ['type', 'observationName', 'model', 'responseModel', 'observationFrom', 'observationTo'].some((name) => filters[name]);
	return Object.entries(filters).filter(([name]) => name !== 'sort').flatMap(([name, values]) => values.map((value) => {
		const { label, choices, word } = field(name);
		return {
			name, value,
			label: name === 'level' && ofObservation ? 'Level of that step' : label,
			words: format.cut(choices?.[value] ?? (word && sound(word, value)) ?? value, 80)
		};
	}));
}

// What somebody wrote into the address may be no number or time at all.
function sound(word, value) {
	try {
		const words = word(value);
		return words.includes('NaN') ? value : words;
	}
	catch {
		return value;
	}
}

/** Parameters of the address. A session alone would mean the page of that session. */
export function address(filters) {
	return { page: filters.session ? 'traces' : undefined, ...filters };
}

/**
 * What the link to a trace carries of the list that it stands in: its filters and its order as text, which is empty where
 * it is of all traces, and where it would make the address too long.
 */
export function listOf(filters) {
	const list = new URLSearchParams(Object.entries(filters).flatMap(([name, values]) => values.map((value) => [name, value]))).toString();
	return linkable(list) ? list : '';
}

/** Parameters of the endpoint for the list that a link carried. */
export function queryOf(list) {
	return query(read(new URLSearchParams(list ?? '')));
}

/** Goes to the traces that filters find. */
export function show(filters, options) {
	route.go(address(filters), options);
}

/**
 * Parameters of the endpoint.
 * @param {Filters} filters
 * @returns {Object<string, string|string[]>}
 */
export function query({ range, ...filters }) {
	const ago = RANGES[range?.[0]]?.[1];
	return ago ? { ...filters, from: new Date(Date.now() - ago).toISOString() } : filters;
}
