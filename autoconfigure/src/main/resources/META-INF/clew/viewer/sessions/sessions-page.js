import { LitElement, css, html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { get } from '../core/api.js';
import { layout, shared } from '../core/css.js';
import * as format from '../core/format.js';
import { Listening } from '../core/listening.js';
import { Poll } from '../core/poll.js';
import * as route from '../core/route.js';
import { LEVELS } from '../core/types.js';
import { sessionsOf } from './search.js';

const FILTERS = [['id', 'Session ID'], ['user', 'User'], ['environment', 'Environment']];
const SORTS = [['-startTime', 'Last seen'], ['-latencyMs', 'Slowest'], ['-cost', 'Costliest'], ['-tokens', 'Most tokens']];

function without(sessions, others) {
	const known = new Set(others.map((each) => each.sessionId));
	return sessions.filter((each) => !known.has(each.sessionId));
}

/** Conversations, the last seen first. */
class SessionsPage extends LitElement {

	static styles = [shared, layout, css`
		:host { padding: var(--space-3) var(--space-4); }
		form { margin-bottom: var(--space-3); }
		.field { flex: 0 1 11rem; }
		.field:first-child { flex-basis: 20rem; }
		.field > * { width: 100%; }
		table { width: 100%; border-collapse: collapse; }
		th { text-align: left; font-weight: 500; color: var(--quiet); font-size: .9em; }
		th, td { padding: .35rem .6rem; border-bottom: 1px solid var(--line); vertical-align: top; overflow-wrap: anywhere; }
		td.number, th.number { text-align: right; overflow-wrap: normal; }
		tbody tr:hover { background: var(--raised); }
		.more { margin: .75rem 0; }
		@media (max-width: 760px) {
			thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
			table, tbody, tr, td { display: block; }
			tr { border-bottom: 1px solid var(--line); padding: .4rem 0; }
			td { border: 0; padding: .05rem 0; display: flex; justify-content: space-between; gap: 1rem; }
			td[data-name]::before { content: attr(data-name); color: var(--quiet); flex: none; }
			td:empty { display: none; }
		}
	`];

	static properties = { sessions: { state: true }, cursor: { state: true }, further: { state: true }, problem: { state: true } };

	// The question that was answered last, and whether there is more than its first page.
	#asked;

	#expanded = false;

	constructor() {
		super();
		this.poll = new Poll(this, () => this.#load(), 4000);
		new Listening(this, () => route.onChange(() => this.poll.now()));
	}

	#query() {
		const now = route.params();
		return { user: now.get('user'), environment: now.get('environment'), id: now.get('id'), sort: now.get('sort') ?? SORTS[0][0] };
	}

	// What was loaded by the button stays: only the first page is asked for again and again.
	async #load() {
		const query = this.#query();
		if (query.id && JSON.stringify(query) === this.#asked) {
			return;
		}
		await this.#ask(query, query, (page, question) => {
			this.#expanded &&= question === this.#asked && page.nextCursor !== undefined;
			this.#asked = question;
			this.sessions = this.#expanded ? [...page.sessions, ...without(this.sessions, page.sessions)] : page.sessions;
			this.cursor = this.#expanded ? this.cursor : page.nextCursor;
			this.further = page.more;
		});
	}

	async #more() {
		const query = this.#query();
		const cursor = this.cursor;
		if (JSON.stringify(query) !== this.#asked) {
			return;
		}
		this.#expanded = true;
		await this.#ask(query, { ...query, cursor }, (page, question) => {
			if (question === this.#asked && cursor === this.cursor) {
				this.sessions = [...this.sessions, ...without(page.sessions, this.sessions)];
				this.cursor = page.nextCursor;
			}
		});
	}

	// An answer to a former question is no answer.
	async #ask(query, parameters, use) {
		const question = JSON.stringify(query);
		const isCurrent = () => question === JSON.stringify(this.#query());
		try {
			const page = await (query.id ? sessionsOf(query.id, query) : get('llmsessions', parameters));
			if (isCurrent()) {
				use(page, question);
				this.problem = undefined;
			}
		}
		catch (ex) {
			if (isCurrent()) {
				this.problem = ex.message;
			}
		}
	}

	#filter(event) {
		event.preventDefault();
		route.change(Object.fromEntries(new FormData(event.currentTarget)));
	}

	render() {
		const now = route.params();
		return html`
			<h1 class="visually-hidden">Sessions</h1>
			<form class="toolbar" role="search" @submit=${this.#filter} @change=${(event) => event.currentTarget.requestSubmit()}>
				${FILTERS.map(([name, word]) => html`<label class="field">${word}<input type="search" name=${name} .value=${now.get(name) ?? ''}
					placeholder=${name === 'id' ? 'ID or a part of it' : nothing} autocomplete="off" spellcheck="false" dir="auto"></label>`)}
				<label class="field">Sort<select name="sort">${SORTS.map(([value, word]) =>
					html`<option value=${value} ?selected=${value === this.#query().sort}>${word}</option>`)}</select></label>
			</form>
			${this.problem ? html`<p class="problem" role="alert">${this.problem}</p>` : nothing}
			${this.sessions ? this.#list() : this.problem ? nothing : html`<p class="quiet" role="status">Loading …</p>`}`;
	}

	#list() {
		if (this.sessions.length === 0) {
			return html`<p>${FILTERS.some(([name]) => route.params().get(name)) ? 'No session matches.'
				: html`No session yet. A request with the header <code>X-Conversation-Id</code>, or a memory id, names the session of its trace.`}</p>`;
		}
		return html`<table>
				<thead><tr><th scope="col">Session</th><th scope="col">Users</th><th scope="col" class="number">Last seen</th><th scope="col" class="number">Turns</th>
					<th scope="col" class="number">Latency</th><th scope="col" class="number">Tokens</th><th scope="col" class="number">Cost</th>
					<th scope="col">Level</th></tr></thead>
				<tbody>${repeat(this.sessions, (session) => session.sessionId, (session) => this.#row(session))}</tbody>
			</table>
			${this.further ? html`<p class="note">${format.count(this.further)} more sessions have this in their ID: write more of it.</p>` : nothing}
			${this.cursor ? html`<button class="more" @click=${this.#more}>Show more</button>` : nothing}`;
	}

	#row(session) {
		return html`<tr>
			<td><a href=${route.href({ session: session.sessionId })}><bdi>${session.sessionId}</bdi></a></td>
			<td data-name="Users"><bdi>${session.users.join(', ')}</bdi></td>
			<td class="number" data-name="Last seen">${session.status === 'RUNNING' ? 'running' : format.time(session.lastTime)}</td>
			<td class="number" data-name="Turns">${format.count(session.traceCount)}</td>
			<td class="number" data-name="Latency">${format.duration(session.latencyMs)}</td>
			<td class="number" data-name="Tokens">${format.tokens(session.usage)}</td>
			<td class="number" data-name="Cost">${format.cost(session.cost)}</td>
			<td>${session.level === 'DEFAULT' ? nothing : html`<span class="chip level-${session.level}">${LEVELS[session.level] ?? session.level}</span>`}</td>
		</tr>`;
	}

}

customElements.define('clew-sessions', SessionsPage);
