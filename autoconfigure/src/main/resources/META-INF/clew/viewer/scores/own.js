/** Which score is one's own. Who one is, is known from the last score that was given in this tab. */

const KEY = 'clew:author';

/** Remembers whose score the application has kept. */
export function remember({ author }) {
	try {
		sessionStorage.setItem(KEY, JSON.stringify([author]));
	}
	catch {
		// Then scores that have an author are nobody's own.
	}
}

/**
 * One's own score among those of one trace or step.
 * @param {object[]} scores as the endpoint has them
 * @param {string} name what is judged
 * @param {string} [observationId] of the step; of the trace itself where there is none
 */
export function own(scores, name, observationId) {
	const me = author();
	return scores.find((each) => each.source === 'ANNOTATION' && each.name === name
			&& (each.observationId || undefined) === (observationId || undefined) && (each.author ?? undefined) === me);
}

function author() {
	try {
		return JSON.parse(sessionStorage.getItem(KEY))?.[0] ?? undefined;
	}
	catch {
		return undefined;
	}
}
