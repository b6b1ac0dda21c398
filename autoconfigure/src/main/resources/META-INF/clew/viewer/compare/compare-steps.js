import { LitElement, css, html, nothing } from 'lit';
import '../content/text-view.js';
import { shared } from '../core/css.js';
import { messagesOf } from '../model/shapes.js';
import * as figures from './figures.js';
import { saidIn, textForm } from './sides.js';
import './compare-facts.js';
import './compare-messages.js';
import './diff-text.js';

/** Two steps, such as generations: figures, parameters, what went in and what came out. */
class CompareSteps extends LitElement {

	static styles = [shared, css`
		section, clew-compare-facts { margin: 1.3rem 0; }
		h2 { margin-bottom: .4rem; }
		.chip { margin-left: .4rem; font-weight: 400; vertical-align: middle; }
		.legend del { background: var(--warning-soft); } .legend ins { background: var(--accent-soft); }
		.legend del, .legend ins { color: var(--text); }
		p { margin: .4rem 0; }
		details > clew-text { padding: .4rem 0; }
		summary { cursor: pointer; }
	`];

	static properties = { a: { attribute: false }, b: { attribute: false } };

	render() {
		const { a, b } = this;
		const parameters = figures.fields(a.modelParameters, b.modelParameters);
		return html`<clew-compare-facts caption="Summary" .facts=${facts(a, b)}></clew-compare-facts>
			${parameters.length ? html`<clew-compare-facts caption="Model parameters" .facts=${parameters}></clew-compare-facts>` : nothing}
			<p class="legend quiet"><del>Struck through</del> is only in A, <ins>underlined</ins> only in B.</p>
			${this.#input(a.input, b.input)}
			${this.#part('Output', a.output, b.output, saidIn)}
			${this.#part('Status', a.statusMessage, b.statusMessage)}
			${this.#part('Error', a.error, b.error)}
			${this.#part('Metadata', filled(a.metadata), filled(b.metadata))}`;
	}

	#input(a, b) {
		const [one, other] = [messagesOf(a), messagesOf(b)];
		if (!one || !other || same(a, b)) {
			return this.#part('Input', a, b);
		}
		return html`${same(one, other) ? this.#part('Messages', one, other) : html`<section aria-label="Messages"><h2>Messages</h2>
				<clew-compare-messages .a=${one} .b=${other}></clew-compare-messages></section>`}
			${this.#part('Tools offered', a.tools, b.tools)}`;
	}

	#part(heading, a, b, write = textForm) {
		if (a === undefined && b === undefined) {
			return nothing;
		}
		const text = (value) => value === undefined ? undefined : write(value);
		const equal = same(a, b) || (write === saidIn && a !== undefined && b !== undefined && text(a) === text(b));
		const word = equal ? '= the same' : a === undefined ? '+ only in B' : b === undefined ? '− only in A' : '≠ differs';
		return html`<section aria-label=${heading}><h2>${heading}<span class="chip">${word}</span></h2>
			${equal ? html`<details><summary>Show</summary><clew-text plain .text=${text(a)} name=${heading.toLowerCase()}></clew-text></details>`
			: html`<clew-diff .a=${text(a)} .b=${text(b)}></clew-diff>`}</section>`;
	}

}

function same(a, b) {
	return JSON.stringify(a) === JSON.stringify(b);
}

function filled(object) {
	return object && Object.keys(object).length ? object : undefined;
}

function facts(a, b) {
	const plain = [['Name', 'name'], ['Type', 'type'], ['Model', 'model'], ['Provider', 'modelProvider'], ['Level', 'level'], ['Finish reason', 'finishReason']];
	const buckets = [...new Set([...Object.keys(a.usage ?? {}), ...Object.keys(b.usage ?? {})])];
	return [...plain.map(([name, field]) => figures.fact(name, a[field], b[field])),
		...figures.different('Status', a.status, b.status), figures.fact('Prompt', a.prompt?.name, b.prompt?.name), figures.fact('Prompt version', a.prompt?.version, b.prompt?.version),
		figures.duration('Latency', a.latencyMs, b.latencyMs), figures.duration('First token', a.timeToFirstTokenMs, b.timeToFirstTokenMs),
		...buckets.map((name) => figures.count(`Tokens: ${name.replaceAll('_', ' ')}`, a.usage?.[name], b.usage?.[name])), figures.cost('Cost', a.cost, b.cost)];
}

customElements.define('clew-compare-steps', CompareSteps);
