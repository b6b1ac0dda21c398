import { css, html, nothing } from 'lit';
import { has } from '../core/api.js';
import * as format from '../core/format.js';
import * as route from '../core/route.js';
import { icon } from '../core/icon.js';
import { TYPES } from '../core/types.js';
import { isTrue, drawing, wordsOf } from '../scores/score.js';
import { LEVELS, address, linkable, listOf, put } from './filters.js';

/** So many scores of a trace are shown in a list. */
const SCORES = 3;

/** What a trace looks like in a list, piece by piece: for rows of a table and for cards. */

export const cellStyles = css`
	.open { color: var(--text); font-weight: 500; text-decoration: none; }
	.open::after { content: ''; position: absolute; inset: 0; }
	.open:hover { color: var(--accent); }
	.open:focus-visible { outline: none; }
	.open:focus-visible::after { outline: 2px solid var(--accent); outline-offset: -2px; border-radius: 3px; }
	mark { background: var(--warning-soft); color: var(--warning); }
	.above { position: relative; z-index: 1; }
	.cut { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
	.types { display: inline-flex; gap: .1rem .5rem; white-space: nowrap; }
	.types span { display: inline-flex; align-items: center; gap: .15rem; font-size: .9em; color: var(--quiet); font-variant-numeric: tabular-nums; }
	a.quietly { color: inherit; text-decoration: none; }
	a.quietly:hover { color: var(--accent); text-decoration: underline; }
	.chip { max-width: 12rem; overflow: hidden; text-overflow: ellipsis; vertical-align: bottom; }
	a.chip { text-decoration: none; }
	a.chip:hover { border-color: var(--accent); color: var(--accent); }
	.scores { display: inline-flex; gap: .1rem .4rem; align-items: center; min-width: 0; }
	.scores > span { display: inline-flex; gap: .25em; align-items: center; max-width: 12rem; }
	.running { color: var(--accent); white-space: nowrap; }
	.running::before { content: ''; display: inline-block; width: .55em; height: .55em; margin-right: .35em; border-radius: 50%; background: currentcolor; }
	@media (prefers-reduced-motion: no-preference) {
		.running::before { animation: breathe 1.6s ease-in-out infinite alternate; }
		@keyframes breathe { to { opacity: .25; } }
	}
	.star { display: inline-flex; align-items: center; padding: .15rem; border: 0; background: none; color: var(--quiet); }
	.star[aria-pressed="true"], svg.star { color: var(--warning); background: none; }
`;

export function time({ startTime }) {
	return html`<time class="number" datetime=${startTime} title=${format.time(startTime)}>${format.shortTime(startTime)}</time>`;
}

/** The link that opens the trace, and knows the list that it was in; it covers all of the row or card. */
export function name(trace, filters) {
	return html`<a class="open" href=${route.href({ trace: trace.traceId, list: listOf(filters) })}><bdi>${format.cut(trace.name, 120)}</bdi></a>`;
}

/** Where the words of a search are, or else the beginning of the input. */
export function preview({ inputPreview, hits }) {
	if (hits?.length) {
		return hits.map(({ field, snippet, position, length }) => html`<div class="cut quiet" dir="auto" title=${field}>${snippet.slice(0, position)}<mark>${
			snippet.slice(position, position + length)}</mark>${snippet.slice(position + length)}</div>`);
	}
	return inputPreview ? html`<div class="cut quiet" dir="auto">${format.cut(inputPreview)}</div>` : nothing;
}

export function session({ sessionId }, filters) {
	return has('llmsessions') ? link(sessionId, 'Open session', () => route.href({ session: sessionId }))
		: link(sessionId, 'Only session', () => only(filters, 'session', sessionId));
}

export function user({ userId }, filters) {
	return link(userId, 'Only user', () => only(filters, 'user', userId));
}

export function tags({ tags: all }, filters) {
	return all.map((tag) => link(tag, 'Only tag', () => only(filters, 'tag', ...filters.tag ?? [], tag), 'chip'));
}

/** What was said of the trace as a whole: a thumb, or a name and a value; the trace has them in full. */
export function scores({ scores: all }) {
	const said = all.filter(({ observationId }) => observationId === undefined);
	return said.length === 0 ? nothing : html`<span class="scores">${said.slice(0, SCORES).map((score) => html`<span class="quiet"
			title="${format.cut(score.name, 100)}: ${wordsOf(score)}">${score.dataType === 'BOOLEAN' && score.value !== undefined
			? html`${drawing(isTrue(score))}<span class="visually-hidden">${format.cut(score.name, 40)}: ${wordsOf(score)}</span>`
			: html`<bdi class="cut">${format.cut(score.name, 40)}: ${wordsOf(score)}</bdi>`}</span>`)}${said.length > SCORES
			? html`<span class="quiet">+${format.count(said.length - SCORES)}</span>` : nothing}</span>`;
}

function only(filters, field, ...values) {
	return route.href(address(put(filters, field, ...new Set(values))));
}

function link(value, does, href, look = 'quietly') {
	const text = html`<bdi>${format.cut(value)}</bdi>`;
	return value === undefined ? nothing : linkable(value)
		? html`<a class="above ${look}" href=${href()} title="${does} ${format.cut(value)}">${text}</a>` : html`<span class=${look}>${text}</span>`;
}

/** How many of which type; surrounding spans only where there is nothing else. */
export function types({ observationCounts }) {
	const present = Object.keys(TYPES).filter((type) => observationCounts[type]);
	const telling = present.filter((type) => type !== 'SPAN');
	return html`<span class="types">${(telling.length ? telling : present)
		.map((type) => html`<span>${icon(type)}${format.count(observationCounts[type])}</span>`)}</span>`;
}

export function latency({ status, latencyMs }) {
	return status === 'RUNNING' ? html`<span class="running">running</span>` : format.duration(latencyMs);
}

export function cost({ cost: of }) {
	const lacks = format.lacks(of);
	return html`<span title=${lacks.length ? `Not in it: ${lacks.join(', ')}` : nothing}>${format.cost(of)}</span>`;
}

export function level({ level: of }) {
	return of === 'DEFAULT' ? nothing : html`<span class="chip level-${of}">${LEVELS[of] ?? of}</span>`;
}

/** A button only where writing is allowed. */
export function star({ traceId, bookmarked }, writable) {
	const path = 'M8 1.800l1.900 3.900 4.300.6-3.100 3 .7 4.300L8 11.600l-3.800 2 .7-4.300-3.100-3 4.300-.6z';
	const drawing = (role) => html`<svg class=${role ? 'star' : ''} width="16" height="16" viewBox="0 0 16 16" role=${role ?? nothing}
			aria-label=${role ? 'Bookmarked' : nothing} aria-hidden=${role ? nothing : 'true'} fill=${bookmarked ? 'currentColor' : 'none'}>
		<path d=${path} stroke="currentColor" stroke-width="1.200" stroke-linejoin="round"></path></svg>`;
	if (!writable) {
		return bookmarked ? drawing('img') : nothing;
	}
	const change = (event) => event.currentTarget.dispatchEvent(new CustomEvent('bookmark',
		{ detail: { traceId, bookmarked: !bookmarked }, bubbles: true, composed: true }));
	return html`<button class="star above" aria-pressed=${bookmarked} aria-label="Bookmark" title=${bookmarked ? 'Do not keep longest any more' : 'Keep longest'}
		@click=${change}>${drawing()}</button>`;
}

/** Moves the focus to the next or the previous link that opens a trace. */
export function moveFocus(root, step) {
	const links = [...root.querySelectorAll('.open')];
	const now = root.activeElement?.closest('[data-trace]')?.querySelector('.open');
	links[Math.min(links.length - 1, Math.max(0, now ? links.indexOf(now) + step : 0))]?.focus();
}
