import { LitElement, css, html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { get } from '../core/api.js';
import { shared } from '../core/css.js';
import * as format from '../core/format.js';
import '../scores/scores.js';
import { Poll } from '../core/poll.js';
import * as route from '../core/route.js';
import { turnsOf } from './turns.js';

const NO_ANSWER = { RUNNING: 'no answer yet', COMPLETED: 'no answer recorded' };

/** One session as a conversation across its traces. */
class SessionPage extends LitElement {

	static styles = [shared, css`
		:host { padding: .75rem 1rem 3rem; max-width: 60rem; margin: 0 auto; }
		.head { display: flex; flex-wrap: wrap; gap: .3rem 1rem; align-items: baseline; margin-bottom: 1rem; }
		ol { list-style: none; margin: 0; padding: 0; }
		.gap { text-align: center; color: var(--quiet); margin: .9rem 0; }
		article { margin: .9rem 0; }
		.meta { display: flex; flex-wrap: wrap; gap: .2rem .8rem; font-size: .88em; color: var(--quiet); margin-bottom: .3rem; }
		.text { white-space: pre-wrap; overflow-wrap: anywhere; padding: .5rem .75rem; border-radius: 8px; border: 1px solid var(--line);
			background: var(--surface); max-width: 85%; width: fit-content; }
		.asked { margin: 0 0 .4rem auto; background: var(--accent-soft); }
		.none { color: var(--quiet); font-style: italic; }
	`];

	static properties = { sessionid: {}, session: { state: true }, problem: { state: true } };

	constructor() {
		super();
		this.poll = new Poll(this, () => this.#load(), 3000);
	}

	willUpdate(changed) {
		if (changed.has('sessionid') && changed.get('sessionid')) {
			this.session = undefined;
			this.poll.now();
		}
	}

	async #load() {
		const id = this.sessionid;
		try {
			const session = await get('llmsessions', { id });
			this.session = id === this.sessionid ? session : this.session;
			this.problem = undefined;
		}
		catch (ex) {
			this.problem = ex.message;
		}
	}

	render() {
		const session = this.session;
		const problem = this.problem ? html`<p class="problem" role="alert">${this.problem}</p>` : nothing;
		return session ? html`${problem}
			<div class="head"><h1>Session <bdi>${session.sessionId}</bdi></h1>
				<span>${session.users.map((user) => html`<a href=${route.href({ user })}><bdi>${user}</bdi></a> `)}</span>
				<span>${format.count(session.traceCount)} ${session.traceCount === 1 ? 'turn' : 'turns'}</span>
				<span class="number">${format.duration(session.latencyMs)}</span>
				<span class="number">${format.tokens(session.usage)}</span>
				<span class="number">${format.cost(session.cost)}</span>
				<a href=${route.href({ page: 'traces', session: session.sessionId })}>All its traces</a></div>
			<clew-scores .scores=${session.scores}></clew-scores>
			${session.contentHidden ? html`<p class="quiet">Content is hidden by ${session.contentHiddenBy}.</p>` : nothing}
			<ol>${repeat(turnsOf(session.traces), (turn) => turn.trace.traceId, (turn) => this.#turn(turn))}</ol>` : problem;
	}

	#turn({ trace, latencyMs, dollars, unpriced, gapMs }) {
		const total = format.cost({ total: dollars, currency: 'USD', unpriced });
		return html`<li>
			${gapMs ? html`<p class="gap">${format.duration(gapMs)} later</p>` : nothing}
			<article>
				<div class="meta">
					<a href=${route.href({ trace: trace.traceId })}><bdi>${trace.name}</bdi></a>
					<span class="number">${format.time(trace.startTime)}</span>
					<span class="number">${trace.status === 'RUNNING' ? 'running' : format.duration(trace.latencyMs)}</span>
					<span class="number">${format.cost(trace.cost)}</span>
					${trace.level === 'DEFAULT' ? nothing : html`<span class="chip level-${trace.level}">${trace.level}</span>`}
					<span class="number" title="Sum of this turn and those before">Σ ${format.duration(latencyMs)}${total ? `, ${total}` : ''}</span>
				</div>
				<clew-scores .scores=${trace.scores}></clew-scores>
				${this.#text(trace, trace.inputPreview, 'asked', 'User')}
				${this.#text(trace, trace.outputPreview, 'answered', 'Assistant')}
			</article></li>`;
	}

	#text(trace, text, part, who) {
		if (text === undefined) {
			const why = trace.contentHidden ? 'hidden' : part === 'asked' ? 'not recorded' : NO_ANSWER[trace.status];
			return html`<div class="text ${part} none"><span class="visually-hidden">${who}: </span>${why}</div>`;
		}
		return html`<div class="text ${part}" dir="auto"><span class="visually-hidden">${who}: </span>${text}</div>`;
	}

}

customElements.define('clew-session', SessionPage);
