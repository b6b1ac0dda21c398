import { css, html, nothing } from 'lit';
import { has } from '../core/api.js';
import * as format from '../core/format.js';
import * as route from '../core/route.js';
import { icon } from '../core/icon.js';
import { LEVELS, TYPES } from '../core/types.js';
import { isTrue, drawing, wordsOf } from '../scores/score.js';
import { address, linkable, put } from './filters.js';

/** So many scores of a trace are shown in a list. */
const SCORES = 3;

/** What happens around those that tell what was done. */
const AROUND = ['CHAIN', 'EMBEDDING', 'EVENT', 'SPAN'];

/** What a trace looks like in a list, piece by piece: for rows of a table and for cards. */

export const cellStyles = css`
	.above { position: relative; z-index: 1; }
	.day { display: block; font-size: var(--text-xs); color: var(--quiet); }
	.types { display: inline-flex; gap: .1rem .5rem; white-space: nowrap; }
	.types span { display: inline-flex; align-items: center; gap: .15rem; font-size: .9em; color: var(--quiet); font-variant-numeric: tabular-nums; }
	.details { display: flex; flex-wrap: wrap; gap: 1px var(--space-3); align-items: center; margin-top: 2px; font-size: var(--text-xs); color: var(--quiet); }
	.details > * { min-width: 0; max-width: 100%; overflow-wrap: anywhere; }
	a.quietly { color: inherit; text-decoration: none; }
	a.quietly:hover { color: var(--accent); text-decoration: underline; }
	.chip { max-width: 12rem; overflow: hidden; text-overflow: ellipsis; vertical-align: bottom; }
	a.chip { text-decoration: none; }
	a.chip:hover { border-color: var(--accent); color: var(--accent); }
	.details .chip { font-size: inherit; }
	.level { max-width: none; }
	.scores { display: inline-flex; flex-wrap: wrap; gap: .1rem .5rem; align-items: center; }
	.scores > span { display: inline-flex; gap: .25em; align-items: center; max-width: 12rem; }
	.running { color: var(--accent); white-space: nowrap; }
	.running::before { content: ''; display: inline-block; width: .55em; height: .55em; margin-right: .35em; border-radius: 50%; background: currentcolor; }
	@media (prefers-reduced-motion: no-preference) {
		.running::before { animation: breathe 1.6s ease-in-out infinite alternate; }
		@keyframes breathe { to { opacity: .25; } }
	}
	.pick { margin: 0; accent-color: var(--accent); }
	.star { display: inline-flex; align-items: center; padding: .15rem; border: 0; background: none; color: var(--line-strong); }
	.star:hover { background: none; color: var(--warning); }
	.star[aria-pressed="true"], svg.star { color: var(--warning); background: none; }
`;

/** The time; the day below where it is not today's. */
export function time({ startTime }) {
	const day = format.otherDay(startTime);
	return html`<time class="number" datetime=${startTime} title=${format.time(startTime)}>${format.clockTime(startTime)}${
		day ? html` <span class="day">${day}</span>` : nothing}</time>`;
}

/** The time on one line. */
export function shortTime({ startTime }) {
	return html`<time class="number" datetime=${startTime} title=${format.time(startTime)}>${format.shortTime(startTime)}</time>`;
}

/** @type {Object<string, (trace: object, filters: object) => unknown>} */
const DETAILS = {
	name: (trace) => trace.inputPreview === undefined ? nothing : html`<span class="name"><bdi>${format.cut(trace.name, 120)}</bdi></span>`,
	session: ({ sessionId }, filters) => has('llmsessions') ? link(sessionId, 'View conversation', () => route.href({ session: sessionId }))
		: link(sessionId, 'Filter by session', () => only(filters, 'session', sessionId)),
	user: ({ userId }, filters) => link(userId, 'Filter by user', () => only(filters, 'user', userId)),
	tags: ({ tags }, filters) => tags.map((tag) => html`${link(tag, 'Filter by tag', () => only(filters, 'tag', ...filters.tag ?? [], tag), 'chip')} `),
	scores,
	environment: ({ environment }, filters) => link(environment, 'Filter by environment', () => only(filters, 'environment', environment)),
	release: ({ release }, filters) => link(release, 'Filter by release', () => only(filters, 'release', release)),
	service: ({ service }, filters) => link(service, 'Filter by service', () => only(filters, 'service', service))
};

/** What else is known of a trace, of those details that are chosen. */
export function details(trace, filters, choice) {
	return Object.entries(DETAILS).filter(([name]) => choice[name]).map(([, detail]) => html`${detail(trace, filters)} `);
}

// What was said of the trace as a whole: a thumb, or a name and a value; the trace has them in full.
function scores({ scores: all }) {
	const said = all.filter(({ observationId }) => observationId === undefined);
	return said.length === 0 ? nothing : html`<span class="scores">${said.slice(0, SCORES).map((score) => html`<span class="quiet"
			title="${format.cut(score.name, 100)}: ${wordsOf(score)}">${score.dataType === 'BOOLEAN' && score.value !== undefined
			? html`${drawing(isTrue(score))}<span class="visually-hidden">${format.cut(score.name, 40)}: ${wordsOf(score)}</span>`
			: html`<bdi class="ellipsis">${format.cut(score.name, 40)}: ${wordsOf(score)}</bdi>`}</span>`)}${said.length > SCORES
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

/** How many of which type; what is around the rest only where there is nothing else. */
export function types({ observationCounts }) {
	const present = Object.keys(TYPES).filter((type) => observationCounts[type]);
	const telling = present.filter((type) => !AROUND.includes(type));
	return html`<span class="types">${(telling.length ? telling : present)
		.map((type) => html`<span>${icon(type)}${format.count(observationCounts[type])}</span>`)}</span>`;
}

export function latency({ status, latencyMs }) {
	return status === 'RUNNING' ? html`<span class="running">running</span>` : format.duration(latencyMs);
}

export function firstToken({ timeToFirstTokenMs }) {
	return format.duration(timeToFirstTokenMs);
}

export function tokens({ usage }) {
	return format.tokens(usage);
}

export function cost({ cost: of }) {
	const lacks = format.lacks(of);
	return html`<span title=${lacks.length ? `Not in it: ${lacks.join(', ')}` : nothing}>${format.cost(of)}</span>`;
}

export function level({ level: of }) {
	return of === 'DEFAULT' ? nothing : html`<span class="chip level level-${of}">${LEVELS[of] ?? of}</span>`;
}

/** Selects the trace. */
export function pick({ traceId }, selected) {
	const change = (event) => event.target.dispatchEvent(new CustomEvent('pick',
		{ detail: { traceId, selected: event.target.checked }, bubbles: true, composed: true }));
	return html`<input class="pick above" type="checkbox" aria-label="Select" .checked=${selected} @change=${change}>`;
}

/** A button only where writing is allowed. */
export function star({ traceId, bookmarked }, writable) {
	const path = 'M4 2.500h8v11l-4-3-4 3z';
	const drawing = (role) => html`<svg class=${role ? 'star' : ''} width="16" height="16" viewBox="0 0 16 16" role=${role ?? nothing}
			aria-label=${role ? 'Bookmarked' : nothing} aria-hidden=${role ? nothing : 'true'} fill=${bookmarked ? 'currentColor' : 'none'}>
		<path d=${path} stroke="currentColor" stroke-width="1.400" stroke-linejoin="round"></path></svg>`;
	if (!writable) {
		return bookmarked ? drawing('img') : nothing;
	}
	const change = (event) => event.currentTarget.dispatchEvent(new CustomEvent('bookmark',
		{ detail: { traceId, bookmarked: !bookmarked }, bubbles: true, composed: true }));
	return html`<button class="star above" aria-pressed=${bookmarked} aria-label="Bookmark" title=${bookmarked ? 'Remove bookmark' : 'Bookmark: kept longest'}
		@click=${change}>${drawing()}</button>`;
}

/** Moves the focus to the next or the previous link that opens a trace. */
export function moveFocus(root, step) {
	const links = [...root.querySelectorAll('.open')];
	const now = root.activeElement?.closest('[data-trace]')?.querySelector('.open');
	links[Math.min(links.length - 1, Math.max(0, now ? links.indexOf(now) + step : 0))]?.focus();
}
