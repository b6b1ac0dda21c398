import { get } from '../core/api.js';
import { isOpened } from '../core/opened.js';

/**
 * The trace that started just before or after another.
 * @param {object} trace as the endpoint has it
 * @param {'older'|'newer'} direction
 * @returns {Promise<object|undefined>} nothing where there is none
 */
export async function neighbour({ traceId, startTime }, direction) {
	if (isOpened(traceId)) {
		return undefined;
	}
	const query = direction === 'older' ? { to: startTime, sort: '-startTime', limit: 1 } : { from: startTime, sort: 'startTime', limit: 2 };
	const { traces } = await get('llmtraces', query);
	return traces.find((each) => each.traceId !== traceId);
}
