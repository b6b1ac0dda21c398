/** What is written into the search box: plain words, or the query language. */

const LANGUAGE = /["*()]|(?:^|\s)-?\p{L}+(?:\.\S+?)?:\S|(?:^|\s)(?:-\S|(?:AND|OR|NOT)\s)/u;

/** Whether a text says more than plain words do. */
export function isQuery(text) {
	return LANGUAGE.test(text);
}

/** Whether a text waits for a value, so that there is no use in searching for it. */
export function isUnfinished(text) {
	return /(?:^|[\s(-])\p{L}[^\s"]*:[<>=]*$/u.test(text);
}

/**
 * A query in three parts around what is wrong with it.
 * @param {{ value?: string, position?: number, length?: number, allowed?: string }} [refusal] the answer of the endpoint
 * @returns {{ before: string, wrong: string, after: string, allowed: string }|undefined} nothing where it does not say which part
 */
export function pointAt({ value, position, length, allowed } = {}) {
	if (value === undefined || position === undefined) {
		return undefined;
	}
	const end = position + length;
	return { before: value.slice(0, position), wrong: value.slice(position, end), after: value.slice(end), allowed };
}
