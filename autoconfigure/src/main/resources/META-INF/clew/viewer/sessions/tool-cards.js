import { LitElement, css, html, nothing } from 'lit';
import { visible } from '../content/text.js';
import { shared, typeColours } from '../core/css.js';
import * as format from '../core/format.js';
import { icon } from '../core/icon.js';
import * as route from '../core/route.js';
import { messageOf } from '../model/error-text.js';

const LENGTH = 200;

/** The calls of tools in one turn: with what, and what came of it. Each leads to its step. */
class ToolCards extends LitElement {

	static styles = [shared, typeColours, css`
		ul { display: grid; grid-template-columns: minmax(0, 1fr); gap: var(--space-1); margin: 0 0 .4rem; padding: 0; list-style: none; }
		a { display: grid; grid-template-columns: auto minmax(0, 1fr) auto; gap: 0 var(--space-2); width: fit-content; min-width: min(18rem, 100%); max-width: 85%;
			padding: var(--space-1) var(--space-3); border: 1px solid var(--line); border-radius: var(--corner-m); color: var(--text); font-size: var(--text-s); text-decoration: none; }
		a:hover { background: var(--raised); }
		.call { font-family: var(--mono); font-size: .95em; overflow-wrap: anywhere; }
		.result { grid-column: 2 / -1; overflow-wrap: anywhere; color: var(--quiet); }
		.failed .result { color: var(--error); }
	`];

	static properties = { steps: { attribute: false } };

	render() {
		return this.steps?.length ? html`<ul aria-label="Tool calls">${this.steps.map((step) => this.#card(step))}</ul>` : nothing;
	}

	#card(step) {
		const { traceId, observationId, name, inputPreview, outputPreview, error, statusMessage, level } = step;
		const failed = level === 'ERROR';
		const result = failed ? error?.message ?? statusMessage ?? error?.type : outputPreview;
		return html`<li><a class=${failed ? 'failed' : nothing} href=${route.href({ trace: traceId, observation: observationId })}>${icon('TOOL')}
			<span class="call"><b>${visible(format.cut(name, 100))}</b> <bdi class="quiet">${visible(format.cut(inputPreview, LENGTH))}</bdi></span>
			<span class="number quiet">${step.status === 'RUNNING' ? 'running' : format.duration(step.latencyMs)}</span>
			${result === undefined ? nothing : html`<bdi class="result" dir="auto">${visible(format.cut(failed ? messageOf(result) : result, LENGTH))}</bdi>`}</a></li>`;
	}

}

customElements.define('clew-tool-cards', ToolCards);
