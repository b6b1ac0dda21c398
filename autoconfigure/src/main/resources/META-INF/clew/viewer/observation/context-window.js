import { LitElement, css, html, nothing, svg } from 'lit';
import { shared } from '../core/css.js';
import * as format from '../core/format.js';
import { PARTS } from './window-estimate.js';

const percent = new Intl.NumberFormat(navigator.languages?.[0], { style: 'percent', maximumFractionDigits: 0 });

/** Where the context window went, as a bar and as a table. */
class ContextWindow extends LitElement {

	static styles = [shared, css`
		svg.bar { display: block; width: 100%; max-width: 34rem; height: 12px; margin: .2rem 0 .5rem; border-radius: 3px; }
		.system { fill: var(--quiet); } .tools { fill: var(--type-tool); } .history { fill: var(--type-span); }
		.retrieved { fill: var(--type-retriever); } .user { fill: var(--type-generation); } .work { fill: var(--type-evaluator); }
		table { border-collapse: collapse; width: 100%; max-width: 34rem; }
		th { text-align: start; font-weight: 400; }
		th, td { padding: .2rem .6rem .2rem 0; border-bottom: 1px solid var(--line); }
		thead th { color: var(--quiet); font-size: .9em; }
		td.number, th.number { text-align: end; }
		tbody svg { margin-right: .4rem; vertical-align: -1px; }
		p { margin: .3rem 0 0; }
	`];

	static properties = { estimate: { attribute: false }, tokens: { type: Number } };

	render() {
		const { parts, total, media } = this.estimate;
		return html`${this.#bar(parts, total)}
			<table>
				<thead><tr><th scope="col">Part</th><th scope="col" class="number">Characters</th><th scope="col" class="number">Share</th>
					${this.tokens ? html`<th scope="col" class="number">Tokens (est.)</th>` : nothing}</tr></thead>
				<tbody>${parts.map(({ key, characters }) => html`<tr>
					<th scope="row"><svg width="10" height="10" aria-hidden="true">${svg`<rect class=${key} width="10" height="10" rx="2"></rect>`}</svg>${PARTS[key]}</th>
					<td class="number">${format.count(characters)}</td> <td class="number">${percent.format(characters / total)}</td>
					${this.tokens ? html`<td class="number">${format.count(Math.round(characters / total * this.tokens))}</td>` : nothing}</tr>`)}</tbody>
			</table>
			<p class="quiet">Estimated by characters.${media > 0 ? ` ${media === 1 ? 'One image or other medium is' : `${format.count(media)} images or other media are`} not in it.` : ''}</p>`;
	}

	#bar(parts, total) {
		let from = 0;
		return html`<svg class="bar" viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">${parts.map(({ key, characters }) => {
			const x = from;
			const width = characters / total * 100;
			from += width;
			return svg`<rect class=${key} x=${x} width=${width} height="1"></rect>`;
		})}</svg>`;
	}

}

customElements.define('clew-context-window', ContextWindow);
