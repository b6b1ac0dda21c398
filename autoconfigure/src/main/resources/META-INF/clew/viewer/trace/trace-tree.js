import { LitElement, css, html } from 'lit';
import { shared, typeColours } from '../core/css.js';
import * as format from '../core/format.js';
import { icon } from '../core/types.js';
import { inOrder } from './tree-model.js';

/** The tree of a trace. Tells of the observation that is chosen by the event "choose". */
class TraceTree extends LitElement {

	static styles = [shared, typeColours, css`
		[role="treeitem"] { display: flex; gap: .4rem; align-items: center; height: 28px; padding-right: .6rem; cursor: pointer; }
		[role="treeitem"][aria-selected="true"] { background: var(--accent-soft); }
		.name { flex: 1; min-width: 0; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
	`];

	static properties = { roots: { attribute: false }, selected: {} };

	render() {
		return html`<div role="tree" aria-label="Observations">${inOrder(this.roots).map((node) => this.#row(node))}</div>`;
	}

	#row({ observation, depth }) {
		const id = observation.observationId;
		return html`<div role="treeitem" aria-level=${depth + 1} aria-selected=${id === this.selected} tabindex=${id === this.selected ? 0 : -1}
				.style=${`padding-left: ${0.6 + depth}rem`} @click=${() => this.#choose(id)}>
			${icon(observation.type)}<span class="name">${observation.name}</span>
			<span class="number quiet">${format.duration(observation.latencyMs)}</span>
		</div>`;
	}

	#choose(id) {
		this.dispatchEvent(new CustomEvent('choose', { detail: id }));
	}

}

customElements.define('clew-tree', TraceTree);
