import { LitElement, css, html, nothing } from 'lit';
import { shared, typeColours } from '../core/css.js';
import * as format from '../core/format.js';
import * as route from '../core/route.js';
import { icon } from '../core/icon.js';
import { brief } from './text.js';
import './copy.js';
import './text-view.js';
import './value.js';

/** A call of a tool: its arguments, what it answered, and the step in which it ran, as far as they are known. */
class ToolCall extends LitElement {

	static styles = [shared, typeColours, css`
		section { border: 1px solid var(--line); border-radius: 6px; background: var(--page); }
		header { display: flex; flex-wrap: wrap; gap: .2rem .6rem; align-items: center; padding: .3rem .6rem; border-bottom: 1px solid var(--line); }
		.name { font-family: var(--mono); font-weight: 650; overflow-wrap: anywhere; }
		.id { font-size: .85em; overflow-wrap: anywhere; min-width: 0; }
		.part { padding: .35rem .6rem; }
		.part + .part { border-top: 1px solid var(--line); }
		.label { display: flex; align-items: center; min-height: 1.4rem; font-size: .85em; }
		clew-copy { margin-left: auto; }
	`];

	static properties = { call: { attribute: false }, result: { attribute: false }, step: { attribute: false }, number: { type: Number } };

	render() {
		const { name, id, arguments: given } = this.call;
		const result = this.result ?? this.step?.output;
		const empty = given === undefined || (typeof given === 'object' && given !== null && Object.keys(given).length === 0);
		return html`<section aria-label="Tool call ${brief(name, 100)}">
			<header>${icon('TOOL')}${this.number ? html`<span class="quiet">${this.number}</span>` : nothing}<bdi class="name">${brief(name)}</bdi>
				${id === undefined ? nothing : html`<bdi class="quiet id">${brief(id, 60)}</bdi>`}${this.#step()}</header>
			${empty ? html`<div class="part quiet">No arguments</div>` : part('Arguments', given)}
			${result === undefined ? html`<div class="part quiet">${this.step?.status === 'RUNNING' ? 'Still running' : 'No result here'}</div>` : part('Result', result)}
		</section>`;
	}

	#step() {
		const step = this.step;
		return step ? html`${step.level === 'DEFAULT' ? nothing : html`<span class="chip level-${step.level}">${step.level.toLowerCase()}</span>`}
			<span class="number quiet">${format.duration(step.latencyMs)}</span>
			<a href=${route.href({ ...Object.fromEntries(route.params()), observation: step.observationId })}>Open step</a>` : nothing;
	}

}

function part(label, value) {
	return html`<div class="part"><div class="label quiet">${label}<clew-copy .value=${value} label="Copy ${label.toLowerCase()}"></clew-copy></div>
		${typeof value === 'string' && label === 'Arguments' ? html`<clew-text plain .text=${value} name="arguments"></clew-text>`
			: html`<clew-value .value=${value} name=${label.toLowerCase()}></clew-value>`}</div>`;
}

customElements.define('clew-tool-call', ToolCall);
