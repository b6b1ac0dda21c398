import { LitElement, css, html, nothing } from 'lit';
import { brief } from '../content/text.js';
import { shared } from '../core/css.js';
import * as format from '../core/format.js';
import { NOT_KNOWN, missing } from '../model/calls.js';
import { roundsOf } from '../model/story.js';

/** What is known of an observation in a word or a number each, sums over what is below its node in the tree among it. */
class Facts extends LitElement {

	static styles = [shared, css`
		dl { display: flex; flex-wrap: wrap; gap: var(--space-1) var(--space-5); margin: var(--space-1) 0 0; }
		dl > div { min-width: 0; }
		dt { color: var(--quiet); font-size: var(--text-xs); }
		dd { margin: 0; overflow-wrap: anywhere; }
	`];

	static properties = { observation: { attribute: false }, node: { attribute: false }, brief: { type: Boolean } };

	render() {
		const of = this.observation;
		return html`<dl>
			${fact('Latency', of.status === 'RUNNING' ? 'still running' : format.duration(of.latencyMs), true)}
			${this.node?.isSum ? this.#sums(this.node) : this.#own(of)}
			${fact('First token', format.duration(of.timeToFirstTokenMs), true)}
			${fact('Model', of.model)}${of.requestModel === of.model ? nothing : fact('Requested model', of.requestModel)}${fact('Provider', of.modelProvider)}
			${fact('Round', format.count(of.iteration))}
			${fact('Finish reason', of.finishReason)}${fact('Tool call ID', of.toolCallId)}
			${this.brief ? nothing : fact('Started', format.preciseTime(of.startTime), true)}
		</dl>`;
	}

	#own(of) {
		const lacks = missing(of);
		return html`${fact('Cost', of.cost ? format.cost(of.cost) : NOT_KNOWN[lacks], true)}${fact('Tokens', format.tokens(of.usage), true)}`;
	}

	#sums(node) {
		const { rounds, modelCalls, toolCalls } = roundsOf(node);
		return html`${fact('Cost', format.cost({ total: node.cost, unpriced: node.unpriced, withoutUsage: node.withoutUsage }), true)}
			${fact('Tokens', node.tokens && `${format.count(node.tokens.input)} → ${format.count(node.tokens.output)}`, true)}
			${rounds ? fact('Rounds', format.count(rounds), true) : nothing}
			${modelCalls > rounds ? fact('Model calls', format.count(modelCalls), true) : nothing}
			${toolCalls ? fact('Tool calls', format.count(toolCalls), true) : nothing}`;
	}

}

function fact(word, value, number) {
	return value === undefined || value === '' ? nothing
		: html`<div><dt>${word}</dt> <dd class=${number ? 'number' : ''}><bdi>${brief(value, 200)}</bdi></dd></div>`;
}

customElements.define('clew-facts', Facts);
