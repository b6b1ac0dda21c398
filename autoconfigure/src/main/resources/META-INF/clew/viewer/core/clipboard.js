import { focused } from './focus.js';

/** Puts text on the clipboard; over plain HTTP by the old way, which needs something selected. */
export async function copy(text) {
	try {
		await navigator.clipboard.writeText(text);
		return true;
	}
	catch {
		const before = focused();
		const field = document.createElement('textarea');
		field.value = text;
		field.style.position = 'fixed';
		field.style.opacity = '0';
		document.body.append(field);
		field.select();
		const done = document.execCommand('copy');
		field.remove();
		before?.focus({ preventScroll: true });
		return done;
	}
}
