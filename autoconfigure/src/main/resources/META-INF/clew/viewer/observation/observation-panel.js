import { LitElement, css, html, nothing } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import '../compare/compare-button.js';
import { breakable } from '../content/breaks.js';
import '../content/copy.js';
import '../content/json.js';
import '../content/text-view.js';
import { brief, download } from '../content/text.js';
import { get } from '../core/api.js';
import { shared, typeColours } from '../core/css.js';
import { icon } from '../core/icon.js';
import { Listening } from '../core/listening.js';
import * as route from '../core/route.js';
import { TYPES } from '../core/types.js';
import { endingOf } from '../model/endings.js';
import '../scores/scores.js';
import { view } from './kinds.js';
import { callOfRunBefore, relate } from './related.js';
import './deeds.js';
import './error.js';
import './facts.js';
import { wordsOf } from './notes.js';

/** So many that have ended are kept: one may be very large. */
const KEPT = 50;

/**
 * One observation in full. Needs the trace with its observations (previews are enough) to tell of those around it, and
 * reads it itself where it is not given, and its node in the tree to tell of those below it. "story" is what the trace is about,
 * which is judged with the trace; "brief" leaves out all but what was asked, answered and done. "load" reads an observation by
 * its id, from the endpoint if nothing else is set.
 */
class ObservationPanel extends LitElement {

	static styles = [shared, typeColours, css`
		:host { position: relative; padding: var(--space-3) var(--space-4) var(--space-6); min-width: 0; }
		:host([brief]) { padding-bottom: var(--space-1); }
		.head { display: flex; flex-wrap: wrap; gap: var(--space-1) var(--space-2); align-items: start; }
		.title { display: flex; flex: 1 1 14rem; flex-wrap: wrap; gap: var(--space-1) var(--space-2); align-items: center; min-width: 0; min-height: var(--control); }
		h2 { min-width: 0; max-width: 100%; overflow-wrap: break-word; }
		h2:focus-visible { outline: none; }
		.deeds { display: flex; flex-wrap: wrap; gap: var(--space-1); align-items: center; margin-inline-start: auto; }
		.scores { margin-top: var(--space-2); }
		.switch { display: inline-flex; }
		.switch button { padding: 2px var(--space-2); border-radius: 0; font-size: var(--text-s); }
		.switch button:first-child { border-radius: var(--corner-m) 0 0 var(--corner-m); }
		.switch button:last-child { border-radius: 0 var(--corner-m) var(--corner-m) 0; border-left: 0; }
		.status, .notes { --text-font: var(--sans); --text-size: 1em; }
		.status { margin: .6rem 0 0; padding: .4rem .7rem; border: 1px solid; border-radius: 6px; }
		.status.level-DEFAULT, .status.level-DEBUG { border-color: var(--line); }
		.notes { margin: .6rem 0 0; padding: .4rem .7rem .4rem 1.7rem; border: 1px solid var(--warning); border-radius: 6px; color: var(--warning); background: var(--warning-soft); }
		.hidden { margin: .6rem 0 0; padding: .5rem .7rem; border: 1px dashed var(--line); border-radius: 6px; overflow-wrap: anywhere; }
		.loading { position: sticky; top: -.7rem; z-index: 1; height: 0; margin: -.7rem -1rem .7rem; }
		.loading span { display: block; padding: .65rem 1rem; border-bottom: 1px solid var(--line); background: var(--raised); animation: late 0s .3s both; }
		@keyframes late { from { visibility: hidden; } }
		p { margin: var(--space-1) 0; overflow-wrap: anywhere; }
		.actions { display: flex; gap: .4rem; align-items: center; margin: .8rem 0 .4rem; }
	`];

	static properties = { traceid: {}, observationid: {}, running: { type: Boolean }, trace: { attribute: false }, node: { attribute: false }, story: { attribute: false },
		brief: { type: Boolean }, load: { attribute: false },
		observation: { state: true }, problem: { state: true } };

	#loaded = new Map();

	#turn = 0;

	#shown = 0;

	constructor() {
		super();
		new Listening(this, () => route.onChange(() => this.requestUpdate()));
	}

	willUpdate(changed) {
		if (changed.has('traceid')) {
			this.#loaded = new Map();
		}
		if (changed.has('traceid') || !this.observationid) {
			this.observation = undefined;
		}
		if (changed.has('observationid') || changed.has('traceid')) {
			this.problem = undefined;
			this.#show();
		}
		else if (changed.has('trace') || changed.has('running')) {
			this.#goOn(this.running || changed.get('running'));
		}
	}

	// Who went on from within a step goes on in the next one.
	update(changed) {
		const isOther = changed.has('observation') && this.observation?.observationId !== changed.get('observation')?.observationId;
		const within = this.renderRoot.activeElement;
		super.update(changed);
		if (isOther) {
			this.scrollTop = 0;
		}
		if (isOther && within && !this.renderRoot.activeElement) {
			this.renderRoot.querySelector('h2')?.focus();
		}
	}

	// What has ended changes by scores only, and its trace with them.
	#goOn(running) {
		if (!running) {
			this.#loaded = new Map();
		}
		this.#show();
	}

	// What is slow may be asked for again before it is there: whatever is newer than what is shown counts.
	async #show() {
		const { observationid: id, traceid } = this;
		const turn = ++this.#turn;
		const isCurrent = () => turn > this.#shown && id === this.observationid && traceid === this.traceid;
		if (!id) {
			return;
		}
		try {
			const observation = await this.#read(id);
			const related = await this.#related(observation);
			if (isCurrent()) {
				this.#shown = turn;
				this.related = related;
				this.observation = observation;
				this.problem = undefined;
				this.#lookBack(observation, related);
			}
		}
		catch (ex) {
			if (isCurrent()) {
				this.problem = ex.message;
				this.observation = this.observation?.observationId === id ? this.observation : undefined;
			}
		}
	}

	// What was said in the run before is of little use alone: nobody waits for it.
	async #lookBack(observation, related) {
		if (observation.type === 'GENERATION' && !related.before && !observation.contentHidden && this.trace) {
			const runBefore = await callOfRunBefore(observation, this.trace);
			if (runBefore && this.related === related) {
				this.related = { ...related, runBefore };
				this.requestUpdate();
			}
		}
	}

	// What has ended is not read again as long as its trace runs, unless many others were looked at since.
	async #read(id) {
		const loaded = this.#loaded;
		const observation = loaded.get(id) ?? await (this.load ? this.load(id) : get('llmtraces', {}, this.traceid, id));
		if (observation.status === 'COMPLETED') {
			loaded.delete(id);
			loaded.set(id, observation);
			if (loaded.size > KEPT) {
				loaded.delete(loaded.keys().next().value);
			}
		}
		return observation;
	}

	async #related(observation) {
		if (!['GENERATION', 'RETRIEVER'].includes(observation.type) || observation.contentHidden) {
			return {};
		}
		const all = this.trace?.observations
			?? (await get('llmtraces', { content: 'preview' }, this.traceid).catch(() => undefined))?.observations ?? [];
		return relate(observation, all, (id) => this.#read(id));
	}

	// What was shown before stays until there is something else, and the focus with it.
	render() {
		const observation = this.observation;
		const waits = this.observationid && observation?.observationId !== this.observationid && !this.problem;
		return html`<p class="loading quiet" role="status">${waits ? html`<span>Loading the step …</span>` : nothing}</p>
			${observation ? keyed(observation.observationId, this.#whole(observation))
				: this.problem ? html`<p class="problem" role="alert">${this.problem}</p>` : nothing}`;
	}

	#whole(observation) {
		return html`${this.#head(observation)}${this.#isRaw() ? this.#raw(observation)
			: html`${this.#state(observation)}${view(observation, this.related, this.brief, this.#answer(observation))}`}`;
	}

	// What a trace is about may have begun what others ended.
	#answer({ observationId }) {
		const { outputObservationId, outputPreview, observations = [] } = this.trace ?? {};
		const other = this.story && outputObservationId !== observationId && outputPreview !== undefined
			? observations.find((each) => each.observationId === outputObservationId) : undefined;
		return other ? html`<clew-block heading="Final answer" .value=${outputPreview}><clew-message .message=${{ role: 'assistant', content: outputPreview }}></clew-message>
			<p><a href=${route.href({ ...Object.fromEntries(route.params()), observation: outputObservationId })}>Open ${brief(other.name, 100)}</a></p></clew-block>` : nothing;
	}

	/** Puts the focus on its heading. */
	async focus(options) {
		await this.updateComplete;
		this.renderRoot.querySelector('h2')?.focus(options);
	}

	#head(observation) {
		const node = this.node?.observation.observationId === observation.observationId ? this.node : undefined;
		return html`<div class="head">
				<div class="title"><h2 tabindex="-1">${icon(observation.type)} <bdi>${breakable(brief(observation.name) || `Unnamed ${TYPES[observation.type]?.[0].toLowerCase() ?? 'step'}`)}</bdi></h2>
					${this.#badges(observation)}</div>
				${this.brief ? nothing : this.#deeds(observation)}
			</div>
			<clew-facts .observation=${observation} .node=${node} ?brief=${this.brief}></clew-facts>
			${node ? html`<clew-deeds .node=${node}></clew-deeds>` : nothing}
			${this.#scores(observation, node)}`;
	}

	#badges(observation) {
		const { level, status } = observation;
		const ending = endingOf(observation);
		return html`${level === 'DEFAULT' ? nothing : html`<span class="chip level-${level}">${level.toLowerCase()}</span>`}
			${status === 'RUNNING' ? html`<span class="chip">running</span>` : nothing}
			${ending ? html`<span class="chip level-WARNING" title=${ending.title}>${ending.word}</span>` : nothing}`;
	}

	#deeds(observation) {
		const raw = this.#isRaw();
		return html`<div class="deeds"><span class="switch" role="group" aria-label="Form">
				<button type="button" aria-pressed=${!raw} @click=${() => route.change({ format: undefined }, { replace: true })}>Formatted</button>
				<button type="button" aria-pressed=${raw} @click=${() => route.change({ format: 'json' }, { replace: true })}>JSON</button></span>
			<clew-copy .value=${observation.observationId} label="Copy step ID"></clew-copy>
			<clew-compare-button compact place="${this.traceid}/${observation.observationId}" name=${brief(observation.name)}></clew-compare-button></div>`;
	}

	// What is around all of a trace, and what it is about, are judged with it: one pair of thumbs is enough.
	#scores(observation, node) {
		const alone = !this.story && node?.parent !== undefined;
		return html`<clew-scores class="scores" .scores=${observation.scores} traceid=${alone ? this.traceid : nothing} observationid=${observation.observationId}
			@scored=${(event) => this.#scored(observation, event.detail)}></clew-scores>`;
	}

	#scored(observation, scores) {
		observation.scores = scores;
		this.requestUpdate();
	}

	#isRaw() {
		return route.params().get('format') === 'json';
	}

	#state(observation) {
		const { statusMessage, level, notes, contentHidden, contentHiddenBy, error } = observation;
		const told = error?.message !== undefined && error.message === statusMessage;
		return html`
			${contentHidden ? html`<p class="hidden">Inputs, outputs and other content are hidden${contentHiddenBy
				? html` by <code>${contentHiddenBy}</code>` : ''}.</p>` : nothing}
			${statusMessage && !told ? html`<div class="status level-${level}"><clew-text plain .text=${statusMessage} name="status"></clew-text></div>` : nothing}
			${notes?.length ? html`<ul class="notes" aria-label="Notes">${notes.map((note) => html`<li><clew-text plain .text=${wordsOf(note)} name="note"></clew-text></li>`)}</ul>` : nothing}
			${error ? html`<clew-error .error=${error}></clew-error>` : nothing}`;
	}

	#raw(observation) {
		const text = () => JSON.stringify(observation, null, '\t');
		return html`<div class="actions"><clew-copy .value=${text} label="Copy JSON"></clew-copy>
				<button type="button" @click=${() => download(text(), `${observation.observationId}.json`)}>Download</button></div>
			<clew-json .value=${observation} depth="4"></clew-json>`;
	}

}

customElements.define('clew-observation', ObservationPanel);
