import { LitElement, css, html } from 'lit';
import { shared } from '../core/css.js';
import { known } from './figures.js';

/** Facts of both sides in a table; those that differ are marked. */
class CompareFacts extends LitElement {

	static styles = [shared, css`
		table { width: 100%; max-width: 60rem; border-collapse: collapse; }
		caption { text-align: start; font-weight: 600; padding-bottom: .2rem; }
		th, td { padding: .2rem .5rem .2rem 0; border-bottom: 1px solid var(--line); text-align: start; vertical-align: top; overflow-wrap: anywhere; font-variant-numeric: tabular-nums; }
		.figure > td { white-space: nowrap; overflow-wrap: normal; }
		@media (max-width: 760px) {
			tr { display: flex; flex-wrap: wrap; border-bottom: 1px solid var(--line); }
			th, td { flex: 1 1 30%; border: 0; padding-block: 1px; min-width: 0; }
			th:first-child { flex-basis: 100%; width: auto; }
			.figure > td { min-width: max-content; }
			tbody th { color: var(--quiet); font-size: var(--text-s); }
		}
		th:first-child { position: relative; width: 33%; padding-left: 1.2em; }
		td:last-child, thead th { white-space: nowrap; overflow-wrap: normal; }
		tbody th { overflow-wrap: break-word; }
		thead th { color: var(--quiet); font-weight: 400; }
		tbody th { font-weight: 400; }
		.mark { position: absolute; left: 0; }
		.differs td, .mark { font-weight: 650; color: var(--text); }
		.none { color: var(--quiet); font-weight: 400; }
	`];

	static properties = { caption: {}, facts: { attribute: false } };

	render() {
		return html`<table role="table"><caption>${this.caption}</caption>
			<thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col"><span class="visually-hidden">What</span></th>${['A', 'B', 'Difference'].map((name) => html`<th role="columnheader" scope="col">${name}</th>`)}</tr></thead>
			<tbody role="rowgroup">${known(this.facts).map((fact) => this.#row(fact))}</tbody></table>`;
	}

	#row({ name, a, b, difference, isMeasured, isFigure }) {
		const differs = a !== b && !isMeasured;
		const side = (text) => html`<td role="cell">${text === '' ? html`<span class="none">none</span>` : html`<bdi>${text}</bdi>`}</td>`;
		return html`<tr role="row" class="${differs ? 'differs' : ''} ${isFigure ? 'figure' : ''}"><th role="rowheader" scope="row"><span class="mark" aria-hidden="true">${differs ? '≠' : ''}</span><bdi>${name}</bdi></th>
			${side(a)} ${side(b)} <td role="cell">${difference || (a === b ? html`<span class="none">same</span>` : differs ? 'differs' : '')}</td></tr>`;
	}

}

customElements.define('clew-compare-facts', CompareFacts);
