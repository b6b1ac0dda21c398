import { LitElement, css, html, nothing, svg } from 'lit';
import { shared } from '../core/css.js';
import { isNumber } from '../core/exact.js';
import * as format from '../core/format.js';
import './block.js';
import './fields.js';
import './text-view.js';

const AT_ONCE = 10;

const decimals = new Intl.NumberFormat(navigator.languages?.[0], { maximumFractionDigits: 4 });

/** Texts that were retrieved or ranked, as cards in their order, with scores and whether they reached the prompt. */
class Documents extends LitElement {

	static styles = [shared, css`
		ol { list-style: none; margin: 0; padding: 0; display: grid; gap: .5rem; }
		li { padding: .5rem .7rem; border: 1px solid var(--line); border-left: 3px solid var(--type-retriever); border-radius: 6px; background: var(--surface); }
		li.left { border-left-color: var(--line); }
		header { display: flex; flex-wrap: wrap; gap: .2rem .8rem; align-items: center; margin-bottom: .3rem; }
		.rank { font-weight: 650; color: var(--type-retriever); }
		.left .rank { color: var(--quiet); }
		.score { display: inline-flex; gap: .35rem; align-items: center; }
		.bar { fill: var(--type-retriever); } .track { fill: var(--raised); }
		.in { color: var(--accent); border-color: currentcolor; }
		clew-copy { margin-left: auto; }
		clew-fields { margin-top: .4rem; font-size: .92em; }
		p { margin: 0 0 .4rem; }
		.more { margin-top: .5rem; }
	`];

	static properties = { documents: { attribute: false }, shown: { state: true } };

	constructor() {
		super();
		this.shown = AT_ONCE;
	}

	render() {
		const all = this.documents;
		const used = all.filter((each) => each.inPrompt === true).length;
		const told = all.some((each) => each.inPrompt !== undefined);
		return html`
			<p class="quiet">${format.count(all.length)} ${all.length === 1 ? 'document' : 'documents'}${told
				? `, ${used === all.length ? 'all' : format.count(used)} in the prompt` : ''}</p>
			<ol>${all.slice(0, this.shown).map((each, index) => this.#card(each, index + 1))}</ol>
			${all.length > this.shown ? html`<button type="button" class="more" @click=${() => this.shown *= 5}>
				Show ${format.count(Math.min(all.length - this.shown, this.shown * 4))} more</button>` : nothing}`;
	}

	#card(document, rank) {
		const metadata = document.metadata;
		return html`<li class=${document.inPrompt === false ? 'left' : ''}>
			<header><span class="rank">#${rank}</span>${score('Score', document.score)}${score('Reranked', document.rerankedScore)}
				${document.inPrompt === undefined ? nothing
					: html`<span class="chip ${document.inPrompt ? 'in' : ''}">${document.inPrompt ? 'in the prompt' : 'not in the prompt'}</span>`}
				<clew-copy .value=${document.content} label="Copy document ${rank}"></clew-copy></header>
			<clew-text .text=${document.content} name="document-${rank}"></clew-text>
			${metadata && typeof metadata === 'object' && Object.keys(metadata).length > 0 ? html`<clew-fields .fields=${metadata}></clew-fields>` : nothing}
		</li>`;
	}

}

// Scores of other scales than 0 to 1 have no bar.
function score(word, value) {
	if (!isNumber(value)) {
		return nothing;
	}
	const bar = value >= 0 && value <= 1 ? html`<svg width="48" height="6" aria-hidden="true">${svg`<rect class="track" width="48" height="6" rx="3"></rect>
		<rect class="bar" width=${48 * value} height="6" rx="3"></rect>`}</svg>` : nothing;
	return html`<span class="score"><span class="quiet">${word}</span> <span class="number">${decimals.format(value)}</span>${bar}</span>`;
}

customElements.define('clew-documents', Documents);
