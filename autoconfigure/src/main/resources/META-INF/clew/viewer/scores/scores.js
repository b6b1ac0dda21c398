import { LitElement, css, html, nothing } from 'lit';
import { post } from '../core/api.js';
import { shared } from '../core/css.js';
import * as format from '../core/format.js';
import { own, remember } from './own.js';
import { isForbidden, mayWrite } from './writing.js';
import { drawing, isTrue, view } from './score.js';
import './score-form.js';

/** What a thumb judges. */
const NAME = 'helpful';

const AT_ONCE = 10;

/**
 * The scores of a trace, an observation or a session. With "traceid" (and "observationid") one can judge it too, where
 * the application lets traces be written to; "scored" hands over the scores that it has then, since what has ended is not
 * read again. Where it is "compact", there is room for thumbs alone on a narrow screen.
 */
class Scores extends LitElement {

	static styles = [shared, css`
		:host([adding]) { flex-basis: 100%; }
		.all { display: flex; flex-wrap: wrap; gap: .3rem .9rem; align-items: center; }
		ul { display: contents; list-style: none; }
		li { display: flex; flex-wrap: wrap; gap: .1rem .5rem; align-items: center; min-width: 0; }
		.score { display: inline-flex; align-items: center; gap: .35em; padding: 0 .5em; border: 1px solid var(--line); border-radius: 1em; min-width: 0; overflow-wrap: anywhere; }
		.value { font-weight: 650; }
		.quiet { font-size: .88em; }
		.comment, summary { overflow-wrap: anywhere; font-style: italic; }
		details { max-width: 40rem; } details p { margin: .2rem 0; white-space: pre-wrap; overflow-wrap: anywhere; max-height: 12rem; overflow: auto; }
		summary { cursor: pointer; }
		.judge { display: inline-flex; flex-wrap: wrap; gap: .3rem; align-items: center; }
		.judge button { padding: .15rem .4rem; }
		.add { font-size: var(--text-s); }
		@media (max-width: 760px) { :host([compact]) .add { display: none; } }
		form { display: flex; flex: 1 1 18rem; gap: .3rem; max-width: 34rem; }
		form input { flex: 1; min-width: 6rem; }
		.problem { flex-basis: 100%; margin: .2rem 0 0; padding: .3rem .6rem; }
	`];

	static properties = { scores: { attribute: false }, traceid: {}, observationid: {}, writable: { state: true },
		given: { state: true }, adding: { type: Boolean, reflect: true }, said: { state: true }, problem: { state: true }, all: { state: true } };

	willUpdate(changed) {
		if (changed.has('traceid') || changed.has('observationid')) {
			this.given = undefined;
			this.adding = false;
			this.said = '';
			this.problem = undefined;
			if (this.traceid) {
				const isCurrent = this.#here();
				mayWrite(this.traceid).then((writable) => this.writable = isCurrent() ? writable : this.writable);
			}
		}
		this.given = own(this.scores ?? [], NAME, this.observationid) ?? this.given;
	}

	render() {
		const scores = this.scores ?? [];
		const shown = this.all ? scores : scores.slice(0, AT_ONCE);
		const judged = Boolean(this.traceid && this.writable);
		return html`<div class="all" role=${scores.length || judged ? 'group' : nothing} aria-label=${scores.length || judged ? 'Scores' : nothing}>
			${scores.length ? html`<ul>${shown.map((score) => html`<li>${view(score)}</li>`)}</ul>` : nothing}
			${shown.length < scores.length ? html`<button @click=${() => this.all = true}>Show all ${format.count(scores.length)}</button>` : nothing}
			${judged ? this.#judge() : nothing}
			${this.problem ? html`<p class="problem" role="alert">${this.problem}</p>` : nothing}</div>`;
	}

	#judge() {
		const what = this.observationid ? 'step' : 'trace';
		const button = (value, word) => html`<button aria-label=${word} title="${word}: this ${what} was ${value ? '' : 'not '}helpful"
			aria-pressed=${this.given?.value !== undefined && isTrue(this.given) === value} @click=${() => this.#score(NAME, value, this.given?.comment, 'Saved.')}>${drawing(value)}</button>`;
		return html`<span class="judge">${button(true, 'Thumbs up')}${button(false, 'Thumbs down')}
				<button class="plain add" aria-expanded=${Boolean(this.adding)} title="Score this ${what} by name" @click=${() => this.adding = !this.adding}>Add score</button></span>
			${this.given ? html`<form @submit=${this.#explain}><input name="comment" aria-label="Comment" placeholder="Why?" maxlength="5000"
				autocomplete="off" .value=${this.given.comment ?? ''}><button>Save comment</button></form>` : nothing}
			<span class="quiet" role="status">${this.said}</span>
			${this.adding ? html`<clew-score-form .scores=${this.scores} @save=${(event) => this.#add(event.detail)} @leave=${this.#leave}></clew-score-form>` : nothing}`;
	}

	#explain(event) {
		event.preventDefault();
		this.#score(NAME, isTrue(this.given), event.target.comment.value.trim() || undefined, 'The comment is saved.');
	}

	// Whether it is still about the same.
	#here() {
		const { traceid, observationid } = this;
		return () => traceid === this.traceid && observationid === this.observationid;
	}

	async #add({ name, value, comment }) {
		if (await this.#score(name, value, comment, `“${format.cut(name, 60)}” is saved.`)) {
			this.#leave();
		}
	}

	async #leave() {
		this.adding = false;
		await this.updateComplete;
		this.renderRoot.querySelector('.add')?.focus();
	}

	async #score(scoreName, scoreValue, scoreComment, said) {
		const { traceid, observationid } = this;
		const isCurrent = this.#here();
		try {
			const { score } = await post('llmtraces', { scoreName, scoreValue, scoreComment, scoreObservationId: observationid || undefined }, traceid);
			if (isCurrent()) {
				remember(score);
				this.#keep(score);
				this.given = scoreName === NAME ? score : this.given;
				this.said = said;
				this.problem = undefined;
			}
			return true;
		}
		catch (ex) {
			if (isCurrent()) {
				this.problem = `The score was not saved. ${ex.message}`;
				this.writable = !isForbidden(ex);
			}
			return false;
		}
	}

	#keep(score) {
		const isSame = (each) => ['observationId', 'name', 'source', 'author'].every((field) => each[field] === score[field]);
		this.dispatchEvent(new CustomEvent('scored', { bubbles: true, composed: true, detail: [...(this.scores ?? []).filter((each) => !isSame(each)), score] }));
	}

}

customElements.define('clew-scores', Scores);
