import { LitElement, css, html, nothing } from 'lit';
import '../content/text-view.js';
import { brief } from '../content/text.js';
import { shared } from '../core/css.js';

const WORDS = {
	success: ['good', 'Passed'],
	success_with_rewrite: ['good', 'Passed, rewritten'],
	failure: ['bad', 'Failed'],
	fatal: ['bad', 'Failed, later guardrails skipped'],
	retry: ['again', 'Retried'],
	reprompt: ['again', 'Re-prompted with feedback']
};

/** What a guardrail or a moderation said. */
class Verdict extends LitElement {

	static styles = [shared, css`
		div.verdict { padding: .5rem .8rem; border: 1px solid currentcolor; border-radius: 6px; font-weight: 600; }
		.good { color: var(--accent); background: var(--accent-soft); }
		.again { color: var(--warning); background: var(--warning-soft); }
		.bad { color: var(--error); background: var(--error-soft); }
		dl { display: grid; grid-template-columns: minmax(0, 1fr); margin: .5rem 0 0; }
		dt { color: var(--quiet); }
		dd { margin: 0 0 .4rem; }
	`];

	static properties = { output: { attribute: false }, phase: {} };

	render() {
		const { verdict, flagged, message, reprompt, text, flaggedText } = this.output;
		const [kind, words] = flagged === undefined ? (Object.hasOwn(WORDS, verdict) ? WORDS[verdict] : ['', brief(verdict, 100)])
			: flagged ? ['again', 'Flagged'] : ['good', 'Not flagged'];
		return html`<div class="verdict ${kind}">${SHIELD} <bdi>${words}</bdi></div>
			<dl>${detail('Checked', this.phase && `the ${brief(this.phase, 40)} of the model`)}${detail('Why', message)}${detail('Feedback to the model', reprompt)}
				${detail('Rewritten to', text)}${detail('Flagged text', flaggedText)}</dl>`;
	}

}

const SHIELD = html`<svg width="14" height="14" viewBox="0 0 16 16" fill="none" stroke="currentColor" stroke-width="1.600" aria-hidden="true">
	<path d="M8 2l5 2v4c0 3-2 5-5 6-3-1-5-3-5-6V4z"></path></svg>`;

function detail(word, value) {
	return value === undefined || value === '' ? nothing
		: html`<dt>${word}</dt><dd><clew-text .text=${String(value)} name="verdict"></clew-text></dd>`;
}

customElements.define('clew-verdict', Verdict);
