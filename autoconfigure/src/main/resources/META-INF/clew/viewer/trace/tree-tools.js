import { LitElement, css, html, nothing } from 'lit';
import { shared } from '../core/css.js';
import * as format from '../core/format.js';
import * as route from '../core/route.js';

/** How far a search goes, where it is not to the end of everything. */
const REACH = { asking: '', all: '', beginnings: ' in names and previews', hidden: ' in names; content is hidden' };

/** Which steps are shown. */
const STEPS = { all: 'All steps', main: 'Main steps', long: 'Over 0.1 ms' };

/** What stands above the tree: search, problems, levels, and switches of what is seen. */
class TreeTools extends LitElement {

	static styles = [shared, css`
		:host { display: flex; flex-wrap: wrap; gap: .35rem .4rem; align-items: center; padding: .4rem .6rem; border-bottom: 1px solid var(--line); background: var(--surface); }
		[role="search"] { display: flex; flex-wrap: wrap; flex: 1 1 7rem; align-items: center; gap: .35rem; min-width: 7rem; }
		input { flex: 1; min-width: 5rem; }
		.hits { color: var(--quiet); white-space: normal; }
		.hits:empty { display: none; }
		.problems { color: var(--error); border-color: currentcolor; }
		select { max-width: 8.5rem; }
		:is(button, select, input) { min-height: var(--control); }
	`];

	static properties = { view: { attribute: false }, levels: { attribute: false }, problems: { attribute: false }, query: { attribute: false },
		hits: { attribute: false }, hit: { attribute: false }, reach: {} };

	#soon;

	focusSearch() {
		this.renderRoot.querySelector('input').select();
	}

	render() {
		return html`
			<div role="search"><input type="search" aria-label="Search in this trace" placeholder="Search steps  /" .value=${this.query}
				autocomplete="off" spellcheck="false" @input=${this.#type} @keydown=${this.#key}>
				<span class="number hits" role="status">${this.#found()}</span></div>
			${this.problems ? html`<button class="problems" aria-label="Next problem" title="Next problem (e)" @click=${() => this.#tell('next-problem')}>▼ ${
				this.problems === 1 ? '1 problem' : `${format.count(this.problems)} problems`}</button>` : nothing}
			${this.levels > 1 ? html`<select aria-label="Expand to depth" title="Expand to depth" @change=${this.#open}>
				<option value="" selected>Depth</option>
				<option value=${this.levels}>All</option>
				${Array.from({ length: Math.min(this.levels - 1, 9) }, (_, i) => html`<option value=${i + 1}>${i + 1}</option>`)}
			</select>` : nothing}
			<select aria-label="Steps shown" title="Steps shown" .value=${this.view.steps} @change=${this.#choose}>
				${Object.entries(STEPS).map(([name, word]) => html`<option value=${name} ?selected=${name === this.view.steps}>${word}</option>`)}
			</select>
			${this.#switch('Spans', 'spans', this.view.spans, 'off', 'HTTP requests, SQL statements and other spans')}
			${this.#switch('Timeline', 'timeline', this.view.timeline, 'off', 'Bars on the time scale of the trace')}
			${this.#switch('Graph', 'graph', this.view.graph, 'on', 'Who called what, and how often')}`;
	}

	#switch(label, name, isOn, mark, title) {
		const other = isOn === (mark === 'on') ? undefined : mark;
		return html`<button aria-pressed=${isOn} title=${title} @click=${() => route.change({ [name]: other }, { replace: true })}>${label}</button>`;
	}

	#found() {
		if (!this.query) {
			return '';
		}
		if (this.hits === 0) {
			return this.reach === 'asking' ? 'searching …' : `nothing found${REACH[this.reach]}`;
		}
		return this.hit ? `${format.count(this.hit)} of ${format.count(this.hits)}` : `${format.count(this.hits)} found${REACH[this.reach]}`;
	}

	#type(event) {
		const text = event.target.value;
		clearTimeout(this.#soon);
		this.#soon = setTimeout(() => this.#tell('find', text.trim()), 120);
	}

	#key(event) {
		if (event.key === 'Enter') {
			clearTimeout(this.#soon);
			this.#tell('find', event.target.value.trim());
			this.updateComplete.then(() => this.#tell('next-hit', event.shiftKey ? -1 : 1));
		}
		else if (event.key === 'Escape') {
			clearTimeout(this.#soon);
			event.target.value = '';
			this.#tell('find', '');
			this.#tell('leave');
		}
	}

	// A deed, not a state: single steps may be opened and closed afterwards.
	#open(event) {
		this.#tell('levels', Number(event.target.value));
		event.target.value = '';
	}

	#choose(event) {
		route.change({ steps: event.target.value === 'main' ? undefined : event.target.value }, { replace: true });
	}

	#tell(type, detail) {
		this.dispatchEvent(new CustomEvent(type, { detail }));
	}

}

customElements.define('clew-tree-tools', TreeTools);
