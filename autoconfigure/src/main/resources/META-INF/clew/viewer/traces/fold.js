/** Traces that stand for one thing in a list: texts that an application embeds before anybody asks it for anything. */

/** What somebody looks for is not folded away. */
const ASKS_FOR_THEM = ['type', 'observationName', 'model', 'responseModel', 'name', 'level', 'q', 'query', 'score', 'sort'];

/**
 * The rows of a list.
 * @param {object[]} traces in their order
 * @param {object} filters what the list is filtered by
 * @returns {{traces: object[], atStart: boolean}[]} a trace alone, or several to fold; atStart where no older trace of the
 * same process is among these
 */
export function rowsOf(traces, filters) {
	if (ASKS_FOR_THEM.some((name) => filters[name])) {
		return traces.map(alone);
	}
	const rows = [];
	for (let from = 0; from < traces.length;) {
		let to = from + 1;
		while (isIngestion(traces[from]) && to < traces.length && isIngestion(traces[to]) && traces[to].instance === traces[from].instance) {
			to++;
		}
		const some = traces.slice(from, to);
		rows.push(some.length === 1 ? alone(some[0])
			: { traces: some, atStart: traces.slice(to).every(({ instance }) => instance !== some[0].instance) });
		from = to;
	}
	return rows;
}

/** What a folded row says. */
export function wordsOf({ traces, atStart }, format) {
	const calls = traces.reduce((sum, { observationCounts }) => sum + observationCounts.EMBEDDING, 0);
	return `${format(calls)} embeddings${atStart ? ' at start-up' : ''}`;
}

function alone(trace) {
	return { traces: [trace], atStart: false };
}

function isIngestion({ observationCounts, level, bookmarked, status, sessionId, userId, scores }) {
	return observationCounts.EMBEDDING > 0 && Object.keys(observationCounts).every((type) => ['EMBEDDING', 'SPAN'].includes(type))
		&& level === 'DEFAULT' && status === 'COMPLETED' && !bookmarked && sessionId === undefined && userId === undefined && scores.length === 0;
}
