import { html, nothing } from 'lit';
import { visible } from '../content/text.js';
import * as format from '../core/format.js';

/** One score as it is shown: pure templates. */

const SOURCES = { API: 'by the application', EVAL: 'evaluation', ANNOTATION: 'annotation' };

const LONG = 80;

/** Whether a score of two values says yes. */
export function isTrue({ value }) {
	return value === true || value === 'true';
}

/** What a score says, in words. */
export function wordsOf({ value, dataType, contentHidden }) {
	if (value === undefined || value === null) {
		return contentHidden ? 'hidden' : '';
	}
	if (dataType === 'BOOLEAN') {
		return isTrue({ value }) ? 'yes' : 'no';
	}
	return dataType === 'NUMERIC' ? format.decimal(value) : visible(format.cut(String(value), 2 * LONG));
}

/** A score with who gave it, when and why. */
export function view(score) {
	return html`<span class="score" title=${format.time(score.time)}>${thumb(score)}<bdi class="what">${format.cut(score.name, 100)}</bdi>
			<bdi class="value">${wordsOf(score)}</bdi></span>
		<span class="quiet">${SOURCES[score.source] ?? nothing}${score.author ? html` of <bdi>${format.cut(score.author, 100)}</bdi>` : nothing}</span>
		${comment(score)}`;
}

function comment({ comment: text, value, contentHidden }) {
	if (contentHidden && value !== undefined) {
		return html`<span class="quiet">comment hidden</span>`;
	}
	if (!text) {
		return nothing;
	}
	return text.length <= LONG ? html`<span class="comment" dir="auto">${visible(text)}</span>`
		: html`<details><summary dir="auto">${visible(format.cut(text, LONG))}</summary><p dir="auto" tabindex="0" role="group" aria-label="In full">${visible(text)}</p></details>`;
}

function thumb({ value, dataType }) {
	return dataType === 'BOOLEAN' ? drawing(isTrue({ value })) : nothing;
}

/** A thumb up or down, for the eye only. */
export function drawing(up) {
	return html`<svg class=${up ? 'up' : 'down'} width="15" height="15" viewBox="0 0 16 16" fill="none" stroke="currentColor" stroke-width="1.300"
		stroke-linejoin="round" aria-hidden="true"><path d=${up ? UP : DOWN}></path></svg>`;
}

const UP = 'M2 7.500h2.500v6H2zM4.500 8L7.500 2c1.200 0 1.800.9 1.500 2l-.6 2.500h4c.9 0 1.500.8 1.300 1.600l-1 4.400c-.2.600-.7 1-1.300 1H4.500z';

const DOWN = 'M2 2.500h2.500v6H2zM4.500 8l3 6c1.200 0 1.800-.9 1.500-2l-.6-2.500h4c.9 0 1.500-.8 1.300-1.600l-1-4.400c-.2-.6-.7-1-1.300-1H4.500z';
