import { html, nothing, svg } from 'lit';
import { TYPES } from './types.js';

/** What can be done, and the path of its 16 x 16 sign. */
const SIGNS = {
	back: 'M10 3L5 8l5 5',
	bookmark: 'M4 2.500h8v11l-4-3-4 3z',
	close: 'M4 4l8 8M12 4l-8 8',
	collapse: 'M4 10l4-4 4 4',
	columns: 'M2.500 3h11v10h-11zM6.200 3v10M9.800 3v10',
	compare: 'M2.500 3h4.500v10H2.500zM9 3h4.500v10H9z',
	copy: 'M6 5.500h7.500V13.500H6zM10 5.500V2.500H2.500v8H6',
	down: 'M8 3v10M4 9l4 4 4-4',
	download: 'M8 2.500v7.500M4.500 7L8 10.500 11.500 7M3 13.500h10',
	erase: 'M3 4.500h10M6.500 4.500v-2h3v2M4.500 4.500l.5 9h6l.5-9',
	expand: 'M4 6l4 4 4-4',
	filter: 'M2.500 3.500h11L9.500 8.500v4l-3 1v-5z',
	link: 'M6.500 9.500l3-3M7 5l2-2a2.800 2.800 0 0 1 4 4l-2 2M9 11l-2 2a2.800 2.800 0 0 1-4-4l2-2',
	log: 'M3 4h10M3 8h10M3 12h6',
	more: 'M3.500 8h.01M8 8h.01M12.500 8h.01',
	next: 'M6 3l5 5-5 5',
	open: 'M2.500 4.500h4l1.500 2h5.500v6.500h-11z',
	search: 'M7 2.500a4.500 4.500 0 1 0 0 9 4.500 4.500 0 0 0 0-9zM10.200 10.200L14 14',
	tag: 'M2.500 2.500h5.500l6 6-5.500 5.500-6-6zM5.500 5.500h.01',
	up: 'M8 13V3M4 7l4-4 4 4'
};

function drawn(path, classes, word) {
	return html`<svg class=${classes} width="16" height="16" viewBox="0 0 16 16" role=${word ? 'img' : nothing} aria-label=${word ?? nothing}
		aria-hidden=${word ? nothing : 'true'}>${svg`${word ? svg`<title>${word}</title>` : nothing}<path d=${path} fill="none"
		stroke="currentColor" stroke-width="1.4" stroke-linecap="round" stroke-linejoin="round"></path>`}</svg>`;
}

/** The icon of a type, with its word for those who cannot see it. */
export function icon(type) {
	const [word, path] = TYPES[type] ?? TYPES.SPAN;
	return drawn(path, `type type-${type}`, word);
}

/**
 * The sign of what can be done, as in SIGNS.
 * @param {string} name
 * @param {string} [word] what it is called where no word stands beside it
 */
export function sign(name, word) {
	return drawn(SIGNS[name], 'sign', word);
}
