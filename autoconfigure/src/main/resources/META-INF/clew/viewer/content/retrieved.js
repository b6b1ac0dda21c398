/** Which part of a message came from documents: pure functions. */

/**
 * Divides the text of a message into what the user said and what was retrieved for it.
 * @param {string} text
 * @param {import('../model/shapes.js').Document[]} [documents] that may stand in it
 * @returns {{before: string, documents: string, after: string, count: number}|undefined} nothing where none does
 */
export function retrievedIn(text, documents = []) {
	const places = documents.filter(({ content }) => content).map(({ content }) => ({ from: text.indexOf(content), length: content.length }))
		.filter(({ from }) => from >= 0);
	if (places.length === 0) {
		return undefined;
	}
	const from = Math.min(...places.map((place) => place.from));
	const to = Math.max(...places.map((place) => place.from + place.length));
	return { before: text.slice(0, from).trimEnd(), documents: text.slice(from, to), after: text.slice(to).trim(), count: places.length };
}
