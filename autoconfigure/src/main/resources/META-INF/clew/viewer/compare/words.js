import { align } from './lcs.js';

/** What differs between two texts. Pure functions. */

const MAX_WORDS = 5000;

const MAX_CHARS_BY_WORDS = 100_000;

const MAX_CHARS = 2_000_000;

/**
 * A part of one or of both texts.
 * @typedef {object} Part
 * @property {'same'|'a'|'b'} in
 * @property {string} text
 */

/**
 * Tells two texts apart: by words, long ones by lines.
 * @returns {Part[]|undefined} nothing where they are too long for both
 */
export function difference(a, b) {
	if (a === b) {
		return a ? [{ in: 'same', text: a }] : [];
	}
	if (a.length + b.length > MAX_CHARS) {
		return undefined;
	}
	const words = a.length + b.length <= MAX_CHARS_BY_WORDS ? [wordsOf(a), wordsOf(b)] : undefined;
	const [one, other] = words?.every((each) => each.filter((word) => /\S/.test(word)).length <= MAX_WORDS) ? words : [linesOf(a), linesOf(b)];
	const pairs = one.length <= 4 * MAX_WORDS && other.length <= 4 * MAX_WORDS ? align(one, other) : undefined;
	return pairs && joined(pairs.map(([i, j]) => ({ in: i === undefined ? 'b' : j === undefined ? 'a' : 'same', text: one[i] ?? other[j] })));
}

function wordsOf(text) {
	return text.match(/\s+|[\p{L}\p{M}\p{N}_]+|[^\s\p{L}\p{M}\p{N}_]/gu) ?? [];
}

function linesOf(text) {
	return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

// A blank between two words that differ belongs to both differences.
function joined(parts) {
	const changed = (part) => part !== undefined && part.in !== 'same';
	const result = [];
	let a = '';
	let b = '';
	const flush = () => {
		[['a', a], ['b', b]].filter(([, text]) => text).forEach(([side, text]) => result.push({ in: side, text }));
		a = '';
		b = '';
	};
	parts.forEach((part, at) => {
		const blank = part.in === 'same' && !/\S/.test(part.text) && changed(parts[at - 1]) && changed(parts[at + 1]);
		if (part.in === 'same' && !blank) {
			flush();
			if (result.at(-1)?.in === 'same') {
				result.at(-1).text += part.text;
			}
			else {
				result.push({ ...part });
			}
			return;
		}
		a += part.in === 'b' ? '' : part.text;
		b += part.in === 'a' ? '' : part.text;
	});
	flush();
	return result;
}
