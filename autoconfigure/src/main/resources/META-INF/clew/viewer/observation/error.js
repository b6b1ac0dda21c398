import { LitElement, css, html, nothing } from 'lit';
import { breakable } from '../content/breaks.js';
import '../content/copy.js';
import '../content/text-view.js';
import { brief } from '../content/text.js';
import { shared } from '../core/css.js';

/** Why an observation failed, with its stack trace folded. */
class ErrorView extends LitElement {

	static styles = [shared, css`
		:host { margin: .8rem 0; }
		section { padding: .5rem .8rem; border: 1px solid var(--error); border-radius: 6px; background: var(--error-soft); }
		header { display: flex; gap: .6rem; align-items: start; }
		h3 { color: var(--error); overflow-wrap: break-word; min-width: 0; font-family: var(--mono); font-size: .92rem; }
		clew-copy { margin-left: auto; }
		.message { margin-top: .3rem; }
		details { margin-top: .4rem; }
		summary { cursor: pointer; }
		.trace { margin-top: .3rem; padding: .5rem; border-radius: 4px; background: var(--surface); }
	`];

	static properties = { error: { attribute: false }, open: { state: true } };

	render() {
		const { type, message, stackTrace, contentHidden } = this.error;
		return html`<section aria-label="Error">
			<header><h3><bdi>${breakable(brief(type))}</bdi></h3><clew-copy .value=${stackTrace ?? [type, message].filter(Boolean).join(': ')} label="Copy error"></clew-copy></header>
			${message ? html`<div class="message"><clew-text plain .text=${message} name="error"></clew-text></div>` : nothing}
			${contentHidden ? html`<p class="quiet">Its message and stack trace are hidden.</p>` : nothing}
			${stackTrace ? html`<details @toggle=${(event) => this.open = event.target.open}><summary>Stack trace</summary>
				${this.open ? html`<div class="trace"><clew-text plain lines .text=${stackTrace} name="stack-trace"></clew-text></div>` : nothing}</details>` : nothing}
		</section>`;
	}

}

customElements.define('clew-error', ErrorView);
