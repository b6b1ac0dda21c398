import { LitElement, css, html, nothing } from 'lit';
import { layout, shared } from '../core/css.js';
import * as format from '../core/format.js';
import * as route from '../core/route.js';
import { DIMENSIONS, MEASURES, nameOf, tracesOf } from './usage-model.js';

const MOST = 5;

/** What cost most, by one field: tokens where nothing has a price. */
class UsageShares extends LitElement {

	static styles = [shared, layout, css`
		.card { height: 100%; }
		h2 { font-size: var(--text-m); margin-bottom: var(--space-3); }
		ol { display: grid; gap: var(--space-2); margin: 0; padding: 0; list-style: none; }
		li { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 3px var(--space-3); align-items: baseline; }
		.name { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
		.bar { grid-column: 1 / -1; height: 4px; border-radius: 2px; background: var(--raised); }
		.bar span { display: block; height: 100%; min-width: 2px; border-radius: 2px; background: var(--series-1); }
		.more { display: inline-block; margin-top: var(--space-3); font-size: var(--text-s); }
	`];

	static properties = { dimension: {}, report: { attribute: false }, time: { attribute: false } };

	render() {
		const { groups, counted } = this.report;
		const measure = groups.some((group) => MEASURES.cost[1](group) > 0) ? 'cost' : 'tokens';
		const [word, value, written] = MEASURES[measure];
		const used = groups.filter((group) => value(group) > 0).sort((one, other) => value(other) - value(one));
		const all = used.reduce((sum, group) => sum + value(group), 0);
		return html`<section class="card"><h2>${word} by ${DIMENSIONS[this.dimension][0].toLowerCase()}</h2>
			${used.length === 0 ? html`<p class="note">Nothing in this time.</p>` : html`<ol>${used.slice(0, MOST).map((group) => this.#row(group, counted, value(group), all, written))}</ol>`}
			${used.length > MOST ? html`<a class="more" href=${route.href({ page: 'usage', by: this.dimension, range: route.params().get('range') })}>All ${format.count(used.length)}</a>` : nothing}
		</section>`;
	}

	#row(group, counted, value, all, written) {
		const name = nameOf(group, this.dimension);
		const traces = tracesOf(group, this.dimension, counted, this.time);
		return html`<li><bdi class="name" title=${name}>${traces ? html`<a href=${route.href(traces)}>${name}</a>` : name}</bdi>
			<span class="number">${format[written](value)} <span class="quiet">${format.share(value / all)}</span></span>
			<div class="bar"><span .style=${`width: ${100 * value / all}%`}></span></div></li>`;
	}

}

customElements.define('clew-usage-shares', UsageShares);
