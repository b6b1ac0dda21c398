import { TYPES } from '../core/types.js';

/** Search within a tree: pure functions. */

/** @type {[field: string, text: (observation: any) => string|undefined][]} */
const FIELDS = [
	['name', ({ name }) => name],
	['type', ({ type }) => TYPES[type]?.[0] ?? type],
	['model', ({ model }) => model],
	['input', ({ inputPreview }) => inputPreview],
	['output', ({ outputPreview }) => outputPreview],
	['message', ({ statusMessage, error }) => [statusMessage, error?.type, error?.message].filter(Boolean).join('\n')]
];

/** What there is to find in observations, in lower case: made once, asked at each stroke. */
export function indexOf(observations) {
	return observations.map((observation) => [observation.observationId, FIELDS
		.map(([field, text]) => [field, text(observation)?.toLowerCase()])
		.filter(([, text]) => text)]);
}

/**
 * The observations in which a text is found.
 * @returns {Map<string, string>} the field in which it is found first, by id
 */
export function find(index, text) {
	const wanted = text.trim().toLowerCase();
	const hits = new Map();
	if (wanted) {
		for (const [id, fields] of index) {
			const field = fields.find(([, words]) => words.includes(wanted));
			if (field) {
				hits.set(id, field[0]);
			}
		}
	}
	return hits;
}

/** A text before, in and after the first place where another is found; undefined where it is not. */
export function split(text, part) {
	const wanted = part.trim().toLowerCase();
	const lower = text.toLowerCase();
	const at = wanted && lower.length === text.length ? lower.indexOf(wanted) : -1;
	return at < 0 ? undefined : [text.slice(0, at), text.slice(at, at + wanted.length), text.slice(at + wanted.length)];
}
