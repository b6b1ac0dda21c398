import { html, svg } from 'lit';
import { TYPES } from './types.js';

/** The icon of a type, with its word for those who cannot see it. */
export function icon(type) {
	const [word, path] = TYPES[type] ?? TYPES.SPAN;
	return html`<svg class="type type-${type}" width="16" height="16" viewBox="0 0 16 16" role="img" aria-label=${word}>
		${svg`<title>${word}</title><path d=${path} fill="none" stroke="currentColor" stroke-width="1.4" stroke-linecap="round" stroke-linejoin="round"></path>`}
	</svg>`;
}
