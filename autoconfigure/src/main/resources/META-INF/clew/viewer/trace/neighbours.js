import { get } from '../core/api.js';
import { isOpened } from '../core/opened.js';

/** Traces are asked for in such portions: only those that started at the same nanosecond have to be passed over. */
const LIMIT = 20;

/**
 * The trace that started just before or after another; those that started at the same time are in the order of their
 * ids.
 * @param {object} trace as the endpoint has it
 * @param {'older'|'newer'} direction
 * @param {object} [list] parameters of the endpoint for the list that the trace is of; all traces without
 * @returns {Promise<object|undefined>} nothing where there is none
 */
export async function neighbour({ traceId, startTime }, direction, list = {}) {
	if (isOpened(traceId)) {
		return undefined;
	}
	const older = direction === 'older';
	const query = older ? { ...list, to: justAfter(startTime), sort: '-startTime' } : { ...list, from: startTime, sort: 'startTime' };
	const isBeyond = (each) => each.startTime !== startTime || (older ? each.traceId < traceId : each.traceId > traceId);
	let cursor;
	do {
		const answer = await get('llmtraces', { ...query, limit: LIMIT, cursor });
		const found = answer.traces.find(isBeyond);
		if (found) {
			return found;
		}
		cursor = answer.nextCursor;
	} while (cursor);
	return undefined;
}

// "to" is the first time that does not count any more. Times have nanoseconds, which Date has not.
function justAfter(time) {
	const [, seconds, fraction = ''] = /^([^.Z]+)(?:\.(\d+))?Z$/.exec(time);
	const nanos = Number(fraction.padEnd(9, '0')) + 1;
	return nanos < 1e9 ? `${seconds}.${String(nanos).padStart(9, '0')}Z`
		: new Date(Date.parse(`${seconds}Z`) + 1000).toISOString();
}
