import { reader } from '../core/api.js';

/** Which score is one's own. Who one is, the application says: when it is asked, and with each score that it has kept. */

let me;

/** Asks who one is; returns whether the application said so. */
export async function learn() {
	const answer = await reader();
	me = answer ? answer.author : me;
	return Boolean(answer);
}

/** Learns it from a score that the application has kept. */
export function remember({ author }) {
	me = author;
}

/**
 * One's own score among those of one trace or step.
 * @param {object[]} scores as the endpoint has them
 * @param {string} name what is judged
 * @param {string} [observationId] of the step; of the trace itself where there is none
 */
export function own(scores, name, observationId) {
	return scores.find((each) => each.source === 'ANNOTATION' && each.name === name
			&& (each.observationId || undefined) === (observationId || undefined) && each.author === me);
}
