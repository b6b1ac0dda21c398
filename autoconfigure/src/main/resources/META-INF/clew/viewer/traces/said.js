import { css, html, nothing } from 'lit';
import { visible } from '../content/text.js';
import * as format from '../core/format.js';
import * as route from '../core/route.js';
import { messageOf } from '../model/error-text.js';
import { listOf } from './filters.js';

/** What a trace was asked and answered, as a list tells it: the first that one wants to know of it. */

const LENGTH = 300;

export const saidStyles = css`
	.open { color: var(--text); font-weight: 550; text-decoration: none; }
	.open::after { content: ''; position: absolute; inset: 0; }
	.open:hover { color: var(--accent); }
	.open:focus-visible { outline: none; }
	.open:focus-visible::after { outline: 2px solid var(--accent); outline-offset: -2px; border-radius: 3px; }
	.answer { font-size: var(--text-s); }
	.answer.failed { color: var(--error); }
	.answer.none { color: var(--quiet); font-style: italic; }
	.hits { position: relative; z-index: 1; margin: 1px 0 0; padding: 0; list-style: none; font-size: var(--text-s); }
	.hits a { display: flex; gap: var(--space-2); min-width: 0; width: fit-content; max-width: 100%; color: var(--text); text-decoration: none; }
	.hits a:hover .snippet { text-decoration: underline; text-decoration-color: var(--line-strong); }
	.place { flex: none; max-width: 40%; color: var(--quiet); }
	mark { padding: 0 1px; border-radius: 2px; background: var(--warning-soft); color: var(--warning); font-weight: 600; }
`;

/** The link that opens the trace, and knows the list that it was in; it covers all of the row or card. */
export function question(trace, filters) {
	return html`<a class="open" href=${route.href({ trace: trace.traceId, list: listOf(filters) })}><bdi dir="auto">${
		visible(format.cut(trace.inputPreview ?? trace.name, LENGTH))}</bdi></a>`;
}

/** What came back: the answer, else why there is none. Where words were searched for, the places where they are. */
export function answer(trace, filters) {
	if (trace.hits?.length) {
		return html`<ul class="hits" aria-label="Found in">${trace.hits.map((hit) => found(trace, hit, filters))}</ul>`;
	}
	const { outputPreview, errorPreview, inputPreview, status } = trace;
	if (outputPreview !== undefined) {
		return html`<div class="answer ellipsis" dir="auto">${visible(format.cut(outputPreview, LENGTH))}</div>`;
	}
	if (errorPreview !== undefined) {
		return html`<div class="answer failed ellipsis" dir="auto">${visible(format.cut(messageOf(errorPreview), LENGTH))}</div>`;
	}
	return inputPreview === undefined || status === 'RUNNING' ? nothing : html`<div class="answer none">No answer recorded</div>`;
}

/** Where a word was found, in words. */
export function placeOf(field) {
	const [first, ...rest] = field.split('.');
	const words = { statusMessage: 'message', error: 'error', input: 'input', output: 'output', name: 'name', tags: 'tag', metadata: `metadata ${rest.join('.')}` };
	return words[first] ?? field;
}

function found(trace, { observationId, field, snippet, position, length }, filters) {
	const end = position + length;
	return html`<li><a href=${route.href({ trace: trace.traceId, observation: observationId, list: listOf(filters) })}>
		<span class="place ellipsis">${placeOf(field)}</span>
		<span class="snippet ellipsis" dir="auto">${visible(snippet.slice(0, position))}<mark>${visible(snippet.slice(position, end))}</mark>${visible(snippet.slice(end))}</span></a></li>`;
}
