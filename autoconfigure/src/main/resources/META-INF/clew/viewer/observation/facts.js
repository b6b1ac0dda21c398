import { LitElement, css, html, nothing } from 'lit';
import { brief } from '../content/text.js';
import { shared } from '../core/css.js';
import * as format from '../core/format.js';
import { missing } from '../model/calls.js';

/** What is known of an observation in a word or a number each. */
class Facts extends LitElement {

	static styles = [shared, css`
		dl { display: flex; flex-wrap: wrap; gap: .35rem 1.4rem; margin: .5rem 0 0; }
		dt { color: var(--quiet); font-size: .85em; }
		dd { margin: 0; overflow-wrap: anywhere; }
	`];

	static properties = { observation: { attribute: false } };

	render() {
		const of = this.observation;
		const lacks = missing(of);
		return html`<dl>
			${fact('Started', format.preciseTime(of.startTime), true)}
			${fact('Latency', of.status === 'RUNNING' ? 'still running' : format.duration(of.latencyMs), true)}
			${fact('First token after', format.duration(of.timeToFirstTokenMs), true)}
			${fact('Model', of.model)}${of.requestModel === of.model ? nothing : fact('Asked for', of.requestModel)}${fact('Provider', of.modelProvider)}
			${fact('Tokens', format.tokens(of.usage), true)}
			${fact('Cost', of.cost ? format.cost(of.cost) : lacks && `${lacks} not known`, true)}
			${fact('Iteration', format.count(of.iteration))}
			${fact('Finish reason', of.finishReason)}${fact('Tool call', of.toolCallId)}
		</dl>`;
	}

}

function fact(word, value, number) {
	return value === undefined || value === '' ? nothing
		: html`<div><dt>${word}</dt> <dd class=${number ? 'number' : ''}><bdi>${brief(value, 200)}</bdi></dd></div>`;
}

customElements.define('clew-facts', Facts);
