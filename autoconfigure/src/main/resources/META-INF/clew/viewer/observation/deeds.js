import { LitElement, css, html, nothing } from 'lit';
import { shared, typeColours } from '../core/css.js';
import * as format from '../core/format.js';
import { icon } from '../core/icon.js';
import * as route from '../core/route.js';
import { brief } from '../content/text.js';
import { deedsOf } from '../model/story.js';

/** So many are shown at the beginning and at the end of a long way. */
const FIRST = 6;

const LAST = 5;

/** What a step did, one after the other, each a way there. "node" is its place in the tree. */
class Deeds extends LitElement {

	static styles = [shared, typeColours, css`
		ol { display: flex; flex-wrap: wrap; gap: var(--space-1) 0; list-style: none; margin: var(--space-2) 0 0; padding: 0; }
		li { display: flex; align-items: center; max-width: 100%; min-width: 0; }
		li + li::before { content: '→'; content: '→' / ''; margin: 0 var(--space-1); color: var(--quiet); }
		a, button { display: inline-flex; align-items: center; gap: var(--space-1); max-width: 100%; padding: 1px var(--space-2) 1px 6px; border: 1px solid var(--line); border-radius: var(--corner-round);
			background: var(--surface); color: var(--text); text-decoration: none; font-size: var(--text-s); min-width: 0; }
		a:hover { background: var(--raised); }
		bdi { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; min-width: 0; max-width: 14rem; }
		.number { flex: none; }
		.level-ERROR { color: var(--error); background: var(--error-soft); }
	`];

	static properties = { node: { attribute: false }, all: { state: true } };

	willUpdate(changed) {
		if (changed.has('node')) {
			this.deeds = deedsOf(this.node);
			this.all = this.all && changed.get('node')?.observation.observationId === this.node.observation.observationId;
		}
	}

	render() {
		const { deeds } = this;
		const folded = !this.all && deeds.length > FIRST + LAST + 1 ? deeds.length - FIRST - LAST : 0;
		return deeds.length < 2 ? nothing : html`<ol aria-label="What it did">
			${deeds.slice(0, folded ? FIRST : undefined).map((each) => this.#deed(each))}
			${folded ? html`<li><button @click=${() => this.all = true}>${format.count(folded)} more</button></li>
				${deeds.slice(-LAST).map((each) => this.#deed(each))}` : nothing}</ol>`;
	}

	#deed({ observation, count, duration, level }) {
		const { observationId, name, type } = observation;
		return html`<li><a class="level-${level}" href=${route.href({ ...Object.fromEntries(route.params()), observation: observationId })}
			title="${brief(name)}: ${format.duration(duration)}${level === 'DEFAULT' || level === 'DEBUG' ? '' : `, ${level.toLowerCase()}`}">${icon(type)} <bdi>${brief(name, 80)}</bdi>${
			count > 1 ? html` <span class="number">×${format.count(count)}</span>` : nothing}</a></li>`;
	}

}

customElements.define('clew-deeds', Deeds);
