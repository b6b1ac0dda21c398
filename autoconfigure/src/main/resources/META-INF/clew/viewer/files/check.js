import { isExact, isNumber } from '../core/exact.js';
import { TYPES } from '../core/types.js';

/** Whether what a file holds is a trace, as the endpoint would return it: whoever wrote the file. Pure functions. */

const LEVELS = ['DEBUG', 'DEFAULT', 'WARNING', 'ERROR'];

const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value) && !isExact(value);

/** @typedef {[what: string, isGood: (value: any) => boolean]} Kind */

const text = ['text', (value) => typeof value === 'string'];
/** @type {Kind} */
const number = ['a number', (value) => isNumber(value) && Number.isFinite(Number(value))];
const flag = ['true or false', (value) => typeof value === 'boolean'];
const object = ['an object', isObject];
const time = ['a time', (value) => typeof value === 'string' && /^\d{4}-\d\d-\d\dT/.test(value) && !Number.isNaN(Date.parse(value))];
const texts = ['a list of texts', (value) => Array.isArray(value) && value.every((each) => typeof each === 'string')];
const oneOf = (...values) => [`one of ${values.join(', ')}`, (value) => values.includes(value)];
const counts = ['an object of numbers', (value) => isObject(value) && Object.values(value).every((each) => number[1](each))];
const amount = (value) => typeof value === 'string' && /^-?\d{1,30}(\.\d{1,30})?$/.test(value);
const cost = ['a cost', (value) => isObject(value) && /^[A-Z]{3}$/.test(value.currency ?? 'USD')
	&& ['unpriced', 'withoutUsage'].every((name) => value[name] === undefined || number[1](value[name]))
	&& Object.entries(value).every(([name, each]) => ['currency', 'unpriced', 'withoutUsage'].includes(name) || amount(each))];
const plain = ['text, a number or true or false', (value) => ['string', 'boolean'].includes(typeof value) || isNumber(value)];

const SCORE = { needed: { name: text, dataType: text, source: text }, known: { value: plain, observationId: text, comment: text, author: text, time, contentHidden: flag } };

const ERROR = { needed: { type: text }, known: { message: text, stackTrace: text } };

const PROMPT = { needed: {}, known: { name: text, version: text, variables: object } };

const BOTH = { endTime: time, latencyMs: number, usage: counts, cost, metadata: object, contentHidden: flag, contentHiddenBy: text,
	inputPreview: text, outputPreview: text };

const OBSERVATION = {
	needed: { observationId: text, type: oneOf(...Object.keys(TYPES)), name: text, startTime: time, status: oneOf('RUNNING', 'COMPLETED'), level: oneOf(...LEVELS) },
	known: { ...BOTH, parentObservationId: text, statusMessage: text, notes: texts, model: text, requestModel: text, responseModel: text, modelProvider: text, modelParameters: object,
		priceTier: text, timeToFirstTokenMs: number, finishReason: text, iteration: number, toolCallId: text },
	parts: { prompt: PROMPT, error: ERROR }, lists: { scores: SCORE }
};

const TRACE = {
	needed: { traceId: text, name: text, startTime: time, status: oneOf('RUNNING', 'COMPLETED'), level: oneOf(...LEVELS), tags: texts, notes: texts },
	known: { ...BOTH, inputPreviewCut: flag, inputObservationId: text, outputPreviewCut: flag, outputObservationId: text, sessionId: text, userId: text, environment: text, release: text, service: text, instance: text, bookmarked: flag,
		observationCount: number, observationCounts: counts },
	parts: {}, lists: { scores: SCORE, observations: OBSERVATION }
};

/**
 * Checks a trace.
 * @param {*} value what was read
 * @returns {string|undefined} what is wrong with it, in a sentence
 */
export function problemOf(value) {
	if (!isObject(value) || !Array.isArray(value.observations) || !Array.isArray(value.scores)) {
		return 'It is no trace as this page lets you download it: an object with observations';
	}
	const ids = new Set(value.observations.map((each) => each?.observationId));
	return problem(value, TRACE, '') ?? (value.observations.length === 0 ? 'It has no observations' : undefined)
		?? (ids.size < value.observations.length ? 'Two of its observations have the same id' : undefined);
}

function problem(value, { needed, known = {}, parts = {}, lists = {} }, path) {
	if (!isObject(value)) {
		return `${path} is not an object`;
	}
	for (const [name, [what, isGood]] of Object.entries({ ...needed, ...known })) {
		if (name in needed ? !isGood(value[name]) : value[name] !== undefined && !isGood(value[name])) {
			return `${join(path, name)} is not ${what}`;
		}
	}
	for (const [name, part] of Object.entries(parts)) {
		const wrong = value[name] === undefined ? undefined : problem(value[name], part, join(path, name));
		if (wrong) {
			return wrong;
		}
	}
	for (const [name, part] of Object.entries(lists)) {
		const wrong = firstProblem(value[name], part, join(path, name));
		if (wrong) {
			return wrong;
		}
	}
	return undefined;
}

function firstProblem(list, part, path) {
	if (list === undefined) {
		return undefined;
	}
	if (!Array.isArray(list)) {
		return `${path} is not a list`;
	}
	for (let i = 0; i < list.length; i++) {
		const wrong = problem(list[i], part, `${path}[${i}]`);
		if (wrong) {
			return wrong;
		}
	}
	return undefined;
}

function join(path, name) {
	return path ? `${path}.${name}` : name;
}
