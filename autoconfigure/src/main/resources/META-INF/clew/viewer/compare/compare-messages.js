import { LitElement, css, html, nothing } from 'lit';
import { shared } from '../core/css.js';
import * as format from '../core/format.js';
import { isLeftOut, leftOutWords } from '../model/shapes.js';
import { pairsOf, saidIn } from './sides.js';
import './diff-text.js';

/** Two conversations: messages that belong together side by side, runs of equal ones folded. */
class CompareMessages extends LitElement {

	static styles = [shared, css`
		ol { list-style: none; margin: 0; padding: 0; display: grid; grid-template-columns: minmax(0, 1fr); gap: .6rem; }
		.head { display: flex; flex-wrap: wrap; gap: .5rem; align-items: center; margin-bottom: .2rem; }
		.role { font-weight: 650; font-size: .9em; }
		.fold { padding: .25rem .6rem; border: 1px dashed var(--line); border-radius: 6px; }
		.fold > button { border: 0; padding: .1rem .2rem; background: none; color: var(--accent); }
		.fold > button::before { content: '▸'; content: '▸' / ''; }
		.fold > button[aria-expanded="true"]::before { content: '▾'; content: '▾' / ''; }
		.same { padding: .3rem .6rem; }
	`];

	static properties = { a: { attribute: false }, b: { attribute: false }, open: { state: true } };

	willUpdate(changed) {
		if (changed.has('a') || changed.has('b')) {
			this.runs = runs(pairsOf(this.a, this.b));
			this.open = new Set();
		}
	}

	render() {
		return html`<ol>${this.runs.map((run, at) => run.same ? this.#same(run.pairs, at) : run.pairs.map((pair) => this.#differing(pair)))}</ol>`;
	}

	#same(pairs, at) {
		const open = this.open.has(at);
		return html`<li class="fold"><button aria-expanded=${open} @click=${() => this.#toggle(at)}>${pairs.length === 1 ? '1 unchanged message' : `${format.count(pairs.length)} unchanged messages`}</button>
			${open ? pairs.map(({ a }) => html`<div class="same"><bdi class="role">${role(a)}</bdi><clew-text plain .text=${saidIn(a)} name="message"></clew-text></div>`) : nothing}</li>`;
	}

	#differing({ a, b }) {
		const word = !b ? '− only in A' : !a ? '+ only in B' : '≠ differs';
		const text = (message) => message === undefined ? undefined : saidIn(message);
		return html`<li><div class="head"><bdi class="role">${role(a ?? b)}</bdi><span class="chip">${word}</span></div>
			<clew-diff .a=${text(a)} .b=${text(b)}></clew-diff></li>`;
	}

	#toggle(at) {
		const open = new Set(this.open);
		if (!open.delete(at)) {
			open.add(at);
		}
		this.open = open;
	}

}

function role(message) {
	if (isLeftOut(message)) {
		return `${leftOutWords(message, 'message')} left out`;
	}
	const name = format.cut(String(message.role), 40);
	return name.charAt(0).toUpperCase() + name.slice(1);
}

function runs(pairs) {
	const result = [];
	for (const pair of pairs) {
		if (result.at(-1)?.same !== pair.same) {
			result.push({ same: pair.same, pairs: [] });
		}
		result.at(-1).pairs.push(pair);
	}
	return result;
}

customElements.define('clew-compare-messages', CompareMessages);
