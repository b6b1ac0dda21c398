import { get } from '../core/api.js';
import { isOpened } from '../core/opened.js';

/** Traces are asked for in such portions: only those that started at the same nanosecond have to be passed over. */
const LIMIT = 20;

/** In a list that is not in the order of time, a place is looked for page by page, up to here. */
const PAGE = 100;

const MOST = 20 * PAGE;

const NEWEST_FIRST = '-startTime';

/**
 * What stands next and before in a list, in a word each.
 * @param {object} list parameters of the endpoint for it
 * @returns {{next: string, previous: string}}
 */
export function wordsOf(list) {
	const sort = sortOf(list);
	return sort === NEWEST_FIRST ? { next: 'older', previous: 'newer' }
		: sort === 'startTime' ? { next: 'newer', previous: 'older' } : { next: 'next', previous: 'previous' };
}

function sortOf({ sort }) {
	return [sort].flat()[0] ?? NEWEST_FIRST;
}

/**
 * The trace that stands next to another one in a list.
 * @param {object} trace as the endpoint has it
 * @param {'next'|'previous'} step
 * @param {object} [list] parameters of the endpoint for the list that the trace is of; all traces, the newest first, without
 * @returns {Promise<object|undefined>} nothing where there is none
 */
export async function neighbour(trace, step, list = {}) {
	if (isOpened(trace.traceId)) {
		return undefined;
	}
	const word = wordsOf(list)[step];
	return word === step ? byOrder(trace, step, list) : byTime(trace, word === 'older', list);
}

// Those that started at the same time are in the order of their ids.
async function byTime({ traceId, startTime }, older, list) {
	const query = older ? { ...list, to: justAfter(startTime), sort: NEWEST_FIRST } : { ...list, from: startTime, sort: 'startTime' };
	const isBeyond = (each) => each.startTime !== startTime || (older ? each.traceId < traceId : each.traceId > traceId);
	for await (const each of all({ ...query, limit: LIMIT })) {
		if (isBeyond(each)) {
			return each;
		}
	}
	return undefined;
}

async function byOrder({ traceId }, step, list) {
	let before;
	let passed = 0;
	for await (const each of all({ ...list, limit: PAGE })) {
		if (step === 'next' ? before?.traceId === traceId : each.traceId === traceId) {
			return step === 'next' ? each : before;
		}
		before = each;
		if (++passed === MOST) {
			throw new Error(`This trace is not among the first ${MOST} of its list (any more).`);
		}
	}
	return undefined;
}

async function* all(query) {
	let cursor;
	do {
		const answer = await get('llmtraces', { ...query, cursor });
		yield* answer.traces;
		cursor = answer.nextCursor;
	} while (cursor);
}

// "to" is the first time that does not count any more. Times have nanoseconds, which Date has not.
function justAfter(time) {
	const [, seconds, fraction = ''] = /^([^.Z]+)(?:\.(\d+))?Z$/.exec(time);
	const nanos = Number(fraction.padEnd(9, '0')) + 1;
	return nanos < 1e9 ? `${seconds}.${String(nanos).padStart(9, '0')}Z`
		: new Date(Date.parse(`${seconds}Z`) + 1000).toISOString();
}
