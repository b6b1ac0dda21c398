import { bytes } from '../content/text.js';

const CUT = /^(\w[\w ]*) cut: (\d+) of (at least )?(\d+) bytes kept$/;

/** A note of an observation in the words of its readers: how much of a text was kept, and by which setting. */
export function wordsOf(note) {
	const [, field, kept, atLeast = '', size] = CUT.exec(note) ?? [];
	return field === undefined ? note
		: `${field.charAt(0).toUpperCase()}${field.slice(1)} truncated to ${bytes(Number(kept))} of ${atLeast}${bytes(Number(size))} (clew.content.max-size)`;
}
