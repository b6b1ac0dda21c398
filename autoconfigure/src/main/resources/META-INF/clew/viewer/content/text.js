/** Texts of any size and origin: how large they are, and how to show them without harm. Pure functions. */

/** From so many bytes on a text stands behind a gate. */
export const GATE = 100 * 1024;

/** So much of it stands before the gate. */
export const HEAD = 1000;

const CHUNK = 8000;

// Controls, directional marks and halves of characters, which change how what stands around them is read.
const UNSEEN = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** Bytes in UTF-8. */
export function size(text) {
	return new Blob([text]).size;
}

/** Whether a text is too large to be shown at once. */
export function isLarge(text) {
	return text.length > GATE || (text.length * 3 > GATE && size(text) > GATE);
}

/** Bytes, as people say it. */
export function bytes(count) {
	const [value, unit] = count < 1000 ? [count, 'byte'] : count < 1_000_000 ? [count / 1000, 'kilobyte'] : [count / 1_000_000, 'megabyte'];
	return new Intl.NumberFormat(navigator.languages?.[0], { style: 'unit', unit, maximumSignificantDigits: count < 1000 ? 3 : 2 })
		.format(value);
}

/** The beginning of a text, with a sign that it goes on; no character is cut in two. */
export function brief(text, max = 300) {
	const whole = String(text ?? '');
	return whole.length > max ? `${whole.slice(0, boundary(whole, max))}…` : whole;
}

/** Makes characters visible that cannot be seen, as JSON would write them. */
export function visible(text) {
	return text.replace(UNSEEN, (each) => `\\u${each.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** Splits a text into pieces that the browser can lay out one by one, where lines end if that is near. */
export function chunks(text) {
	const pieces = [];
	for (let from = 0; from < text.length;) {
		const limit = Math.min(from + CHUNK, text.length);
		const line = limit < text.length ? text.slice(from, limit).lastIndexOf('\n') : -1;
		const atLine = line > 0;
		const to = atLine ? from + line : boundary(text, limit);
		pieces.push(text.slice(from, to));
		from = atLine ? to + 1 : to;
	}
	return pieces;
}

/** Any value as the text that somebody wants to paste. */
export function plain(value) {
	return typeof value === 'string' ? value : JSON.stringify(value, null, '  ') ?? '';
}

/** The object or list that a text is the JSON of; nothing where it is none, or where numbers would lose digits. */
export function parsed(text) {
	if (!/^\s*[[{]/.test(text) || text.length > GATE || /\d{16}/.test(text)) {
		return undefined;
	}
	try {
		return JSON.parse(text);
	}
	catch {
		return undefined;
	}
}

/** Hands a text to the reader as a file. */
export function download(text, name) {
	const link = document.createElement('a');
	link.href = URL.createObjectURL(new Blob([text], { type: 'application/octet-stream' }));
	link.download = name;
	link.click();
	setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

function boundary(text, at) {
	const code = text.charCodeAt(at - 1);
	return at < text.length && code >= 0xd800 && code <= 0xdbff && at > 1 ? at - 1 : at;
}
