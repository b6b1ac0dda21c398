import { LitElement, css, html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { get, has } from '../core/api.js';
import { shared } from '../core/css.js';
import * as format from '../core/format.js';
import '../scores/scores.js';
import { Poll } from '../core/poll.js';
import * as route from '../core/route.js';
import { LEVELS } from '../core/types.js';
import { turnsOf } from './turns.js';
import './said.js';
import './tool-cards.js';

const MS = 3000;

/** One session as a conversation across its traces. */
class SessionPage extends LitElement {

	static styles = [shared, css`
		:host { padding: .75rem 1rem 3rem; max-width: 60rem; margin: 0 auto; }
		.head { display: flex; flex-wrap: wrap; gap: .3rem 1rem; align-items: baseline; margin-bottom: 1rem; }
		ol { list-style: none; margin: 0; padding: 0; }
		.gap { text-align: center; color: var(--quiet); margin: .9rem 0; }
		article { margin: .9rem 0; }
		.meta { display: flex; flex-wrap: wrap; gap: .2rem .8rem; font-size: .88em; color: var(--quiet); margin-bottom: .3rem; }
		.hidden { overflow-wrap: anywhere; }
	`];

	static properties = { sessionid: {}, session: { state: true }, tools: { state: true }, problem: { state: true } };

	constructor() {
		super();
		this.poll = new Poll(this, () => this.#load(), MS);
	}

	willUpdate(changed) {
		if (changed.has('sessionid') && changed.get('sessionid')) {
			this.session = undefined;
			this.tools = undefined;
			this.problem = undefined;
			this.poll.ms = MS;
			this.poll.now();
		}
	}

	// What is large is asked for less often.
	async #load() {
		const id = this.sessionid;
		const from = performance.now();
		try {
			const session = await get('llmsessions', { id });
			if (id === this.sessionid) {
				this.poll.ms = Math.max(MS, 10 * (performance.now() - from));
				this.session = session;
				this.problem = undefined;
				await this.#loadTools(id);
			}
		}
		catch (ex) {
			this.problem = id === this.sessionid ? ex.message : this.problem;
		}
	}

	// Asked for when there are others than before, in one question for all turns.
	async #loadTools(id) {
		const known = JSON.stringify(this.session.traces.map(({ traceId, status, observationCounts }) => [traceId, status, observationCounts.TOOL]));
		if (known === this.tools?.known || !this.session.observationCounts.TOOL || !has('llmobservations')) {
			return;
		}
		const { observations } = await get('llmobservations', { session: id, type: 'TOOL', content: 'preview', sort: 'startTime', limit: 500 });
		if (id === this.sessionid) {
			this.tools = { known, steps: observations };
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
				<a href=${route.href({ page: 'traces', session: session.sessionId })}>All traces</a></div>
			<clew-scores .scores=${session.scores}></clew-scores>
			${session.contentHiddenBy ? html`<p class="quiet hidden">Inputs and outputs are hidden by <code>${session.contentHiddenBy}</code>.</p>` : nothing}
			<ol>${repeat(turnsOf(session.traces), (turn) => turn.trace.traceId, (turn) => this.#turn(turn))}</ol>`
			: this.problem ? problem : html`<p class="quiet" role="status">Loading …</p>`;
	}

	#turn({ trace, latencyMs, dollars, unpriced, withoutUsage, gapMs }) {
		const total = format.cost({ total: dollars, currency: 'USD', unpriced, withoutUsage });
		return html`<li>
			${gapMs ? html`<p class="gap">${format.duration(gapMs)} later</p>` : nothing}
			<article>
				<div class="meta">
					<a href=${route.href({ trace: trace.traceId })}><bdi>${trace.name}</bdi></a>
					<span class="number">${format.time(trace.startTime)}</span>
					<span class="number">${trace.status === 'RUNNING' ? 'running' : format.duration(trace.latencyMs)}</span>
					<span class="number">${format.cost(trace.cost)}</span>
					${trace.level === 'DEFAULT' ? nothing : html`<span class="chip level-${trace.level}">${LEVELS[trace.level] ?? trace.level}</span>`}
					<span class="number" title="Sum of this turn and those before">Σ ${format.duration(latencyMs)}${total ? `, ${total}` : ''}</span>
				</div>
				<clew-scores .scores=${trace.scores}></clew-scores>
				<clew-said side="asked" .trace=${trace}></clew-said>
				<clew-tool-cards .steps=${this.tools?.steps.filter(({ traceId }) => traceId === trace.traceId)}></clew-tool-cards>
				<clew-said side="answered" .trace=${trace}></clew-said>
			</article></li>`;
	}

}

customElements.define('clew-session', SessionPage);
