import { align } from './lcs.js';

/** What differs between two texts. Pure functions. */

const MAX_PIECES = 5000;

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
	return a.length + b.length <= MAX_CHARS_BY_WORDS ? by(wordsOf, a, b) ?? by(linesOf, a, b) : by(linesOf, a, b);
}

function by(split, a, b) {
	const [one, other] = [split(a), split(b)];
	const pairs = one.length <= MAX_PIECES && other.length <= MAX_PIECES ? align(one, other) : undefined;
	return pairs && joined(pairs.map(([i, j]) => ({ in: i === undefined ? 'b' : j === undefined ? 'a' : 'same', text: one[i] ?? other[j] })));
}

// A blank belongs to the word after it.
function wordsOf(text) {
	return text.match(/\s*(?:[\p{L}\p{M}\p{N}_]+|[^\s\p{L}\p{M}\p{N}_])|\s+$/gu) ?? [];
}

function linesOf(text) {
	return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

function joined(parts) {
	const result = [];
	let a = '';
	let b = '';
	const add = (side, text) => {
		if (text && result.at(-1)?.in === side) {
			result.at(-1).text += text;
		}
		else if (text) {
			result.push({ in: side, text });
		}
	};
	// The blank before two words that differ is in both.
	const flush = () => {
		const blank = /^\s*/.exec(a)[0];
		const common = a && b && b.startsWith(blank) ? blank.length : 0;
		add('same', a.slice(0, common));
		add('a', a.slice(common));
		add('b', b.slice(common));
		a = '';
		b = '';
	};
	for (const { in: side, text } of parts) {
		if (side === 'same') {
			flush();
			add('same', text);
		}
		else {
			a += side === 'a' ? text : '';
			b += side === 'b' ? text : '';
		}
	}
	flush();
	return result;
}
