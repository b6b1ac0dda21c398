/** The turns of a session: pure functions over the traces that the endpoint returns. */

const MIN_GAP = 60_000;

/**
 * The turns with what has run up until then, and the pause before each.
 * @param {object[]} traces oldest first
 * @returns {{trace: object, latencyMs: number, dollars: number|undefined, unpriced: number, withoutUsage: number, gapMs: number|undefined}[]} gapMs only of a
 * minute and more; sums over the turns so far, as far as they are known
 */
export function turnsOf(traces) {
	let latencyMs = 0;
	let dollars;
	let unpriced = 0;
	let withoutUsage = 0;
	let lastEnd;
	return traces.map((trace) => {
		const gap = lastEnd === undefined ? 0 : Date.parse(trace.startTime) - lastEnd;
		latencyMs += trace.latencyMs ?? 0;
		dollars = trace.cost?.total === undefined ? dollars : (dollars ?? 0) + Number(trace.cost.total);
		unpriced += trace.cost?.unpriced ?? 0;
		withoutUsage += trace.cost?.withoutUsage ?? 0;
		lastEnd = trace.endTime === undefined ? lastEnd : Math.max(Date.parse(trace.endTime), lastEnd ?? 0);
		return { trace, latencyMs, dollars, unpriced, withoutUsage, gapMs: gap >= MIN_GAP ? gap : undefined };
	});
}
