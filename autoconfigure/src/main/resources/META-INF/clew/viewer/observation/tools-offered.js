import { LitElement, css, html, nothing } from 'lit';
import '../content/json.js';
import '../content/text-view.js';
import { brief } from '../content/text.js';
import { shared } from '../core/css.js';
import { isLeftOut, leftOutWords } from '../model/shapes.js';

/** Tools that a model was offered, each with its parameters folded, and which of them it called. */
class ToolsOffered extends LitElement {

	static styles = [shared, css`
		ul { list-style: none; margin: 0; padding: 0; display: grid; grid-template-columns: minmax(0, 1fr); gap: .35rem; }
		details { padding: .3rem .6rem; border: 1px solid var(--line); border-radius: 6px; background: var(--surface); }
		summary { cursor: pointer; overflow-wrap: anywhere; }
		.name { font-family: var(--mono); font-weight: 600; }
		.called { color: var(--type-tool); border-color: currentcolor; }
		.schema { margin-top: .4rem; }
	`];

	static properties = { tools: { attribute: false }, called: { attribute: false }, open: { state: true } };

	constructor() {
		super();
		this.open = new Set();
	}

	render() {
		return html`<ul>${this.tools.map((tool, index) => isLeftOut(tool) ? html`<li class="quiet">${leftOutWords(tool, 'tool')} left out when this was recorded</li>` : html`<li><details @toggle=${(event) => this.#toggle(index, event.target.open)}>
			<summary><bdi class="name">${brief(tool?.name)}</bdi> ${this.called?.has(tool?.name) ? html`<span class="chip called">called</span>` : nothing}
				<bdi class="quiet">${brief(tool?.description ?? '', 300)}</bdi></summary>
			${this.open.has(index) ? schema(tool) : nothing}</details></li>`)}</ul>`;
	}

	#toggle(index, open) {
		this.open[open ? 'add' : 'delete'](index);
		this.requestUpdate();
	}

}

function schema(tool) {
	const description = tool?.description ?? '';
	return html`<div class="schema">
		${description.length > 300 ? html`<clew-text .text=${description} name="description"></clew-text>` : nothing}
		${tool?.parameters === undefined ? html`<span class="quiet">No parameters</span>`
			: html`<clew-json .value=${{ parameters: tool.parameters }} depth="5"></clew-json>`}</div>`;
}

customElements.define('clew-tools-offered', ToolsOffered);
