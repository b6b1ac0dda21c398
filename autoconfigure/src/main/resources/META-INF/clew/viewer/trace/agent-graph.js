import { LitElement, css, html, svg } from 'lit';
import { shared, typeColours } from '../core/css.js';
import * as format from '../core/format.js';
import { TYPES } from '../core/types.js';
import { HEIGHT, WIDTH, layout } from './graph-layout.js';
import { aggregate } from './graph-model.js';

/** Who called what, and how often. Each click on a name tells of its next observation by the event "choose". */
class AgentGraph extends LitElement {

	static styles = [shared, typeColours, css`
		:host { overflow: auto; background: var(--surface); }
		.head { position: sticky; top: 0; left: 0; display: flex; flex-wrap: wrap; gap: .2rem .8rem; align-items: baseline; padding: .4rem .75rem 0; }
		.picture { overflow-x: auto; }
		svg { display: block; }
		[role="button"] { cursor: pointer; outline: none; }
		rect { fill: var(--page); stroke: currentcolor; stroke-width: 1.3; }
		[role="button"]:hover rect { fill: var(--raised); }
		[aria-pressed="true"] rect { fill: var(--accent-soft); stroke-width: 2.6; }
		[role="button"]:focus-visible rect { stroke: var(--accent); stroke-width: 3; }
		text { fill: var(--text); font-size: 12.5px; unicode-bidi: isolate; }
		.symbol { fill: none; stroke: currentcolor; stroke-width: 1.4; stroke-linecap: round; stroke-linejoin: round; }
		.times { font-size: 11.5px; fill: var(--quiet); }
		.failed { fill: var(--error); }
		.line { fill: none; stroke: var(--quiet); stroke-width: 1.3; }
		.often { fill: var(--text); font-size: 11.5px; text-anchor: middle; paint-order: stroke; stroke: var(--surface); stroke-width: 5px; }
		.tip { fill: var(--quiet); }
		details { padding: 0 .75rem .5rem; }
		summary { color: var(--quiet); cursor: pointer; width: fit-content; }
		ul { margin: .25rem 0; padding-left: 1.2rem; }
	`];

	static properties = { roots: { attribute: false }, selected: {} };

	willUpdate(changed) {
		if (changed.has('roots')) {
			this.graph = aggregate(this.roots);
			this.picture = this.graph.nodes.length ? layout(this.graph) : undefined;
			this.names = new Map(this.graph.nodes.map(({ key, name }) => [key, name]));
		}
	}

	render() {
		const { graph, picture } = this;
		return html`<div class="head"><h2>Graph</h2><span class="quiet">Who called what, and how often${
				graph.more ? `; ${format.count(graph.more)} names that were called less are left out` : ''}</span></div>
			${picture ? html`<div class="picture" role="group" aria-label="Graph of calls">${this.#picture()}</div>
			<details><summary>As a list</summary><ul>${this.#list()}</ul></details>` : html`<p class="quiet head">There is no agent or model call in this trace.</p>`}`;
	}

	#picture() {
		const { width, height, lines } = this.picture;
		return html`<svg width=${width} height=${height} viewBox="0 0 ${width} ${height}">
			<defs><marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" orient="auto"><path class="tip" d="M0 1l7 3-7 3z"></path></marker></defs>
			${lines.map(({ path }) => svg`<path class="line" d=${path} marker-end="url(#tip)"></path>`)}
			${lines.map(({ edge, x, y }) => svg`<text class="often" x=${x} y=${y + 4} aria-hidden="true">${format.count(edge.count)}×</text>`)}
			${this.graph.nodes.map((node) => this.#node(node))}
		</svg>`;
	}

	#node(node) {
		const { x, y } = this.picture.at.get(node.key);
		const now = node.ids.indexOf(this.selected);
		const times = calls(node.ids.length);
		const errors = node.errors ? `, ${format.count(node.errors)} failed` : '';
		const [word, path] = TYPES[node.type] ?? TYPES.SPAN;
		return svg`<g role="button" tabindex="0" class="type-${node.type}" transform="translate(${x} ${y})" aria-pressed=${now >= 0}
				aria-label="${word} ${node.name}, ${times}${errors}${now < 0 ? '' : `, ${now + 1} of ${node.ids.length} is shown`}"
				@click=${() => this.#next(node)} @keydown=${(event) => this.#key(event, node)}>
			<title>${node.name}</title><rect width=${WIDTH} height=${HEIGHT} rx="6"></rect>
			<path class="symbol" d=${path} transform="translate(8 6)"></path>
			<text x="30" y="18">${short(node.name)}</text>
			<text class="times ${node.errors ? 'failed' : ''}" x="30" y="33">${now < 0 ? times : `${now + 1} of ${node.ids.length}`}${errors}</text></g>`;
	}

	#list() {
		const called = new Set(this.graph.edges.map(({ to }) => to));
		return [...this.graph.nodes.filter(({ key }) => !called.has(key)).map((node) => html`<li><bdi>${node.name}</bdi> ran ${times(node.ids.length)}</li>`),
			...this.graph.edges.map(({ from, to, count }) => html`<li><bdi>${this.names.get(from)}</bdi> called <bdi>${this.names.get(to)}</bdi> ${times(count)}</li>`)];
	}

	#key(event, node) {
		if (event.key === 'Enter' || event.key === ' ') {
			event.preventDefault();
			this.#next(node);
		}
	}

	#next({ ids }) {
		this.dispatchEvent(new CustomEvent('choose', { detail: ids[(ids.indexOf(this.selected) + 1) % ids.length] }));
	}

}

const times = (count) => count === 1 ? 'once' : `${format.count(count)} times`;

const calls = (count) => count === 1 ? '1 call' : `${format.count(count)} calls`;

// SVG cuts no text by itself; names of classes tell most at their end.
function short(name) {
	const characters = [...name];
	return characters.length > 20 ? `…${characters.slice(-19).join('')}` : name;
}

customElements.define('clew-agent-graph', AgentGraph);
