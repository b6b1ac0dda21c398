import { LitElement, css, html, nothing } from 'lit';
import { layout, shared } from '../core/css.js';
import { sign } from '../core/icon.js';
import * as route from '../core/route.js';
import { prompt } from './prompt-data.js';
import './prompt-texts.js';
import './prompt-versions.js';

/** One prompt: its versions side by side, and what changed in the text from one to the other. */
class PromptPage extends LitElement {

	static styles = [shared, layout, css`
		:host { max-width: 100rem; margin: 0 auto; padding: var(--space-4) var(--space-4) var(--space-6); }
		h1 { overflow-wrap: anywhere; min-width: 0; }
		.back { display: inline-flex; align-items: center; gap: var(--space-1); margin-bottom: var(--space-2); font-size: var(--text-s); text-decoration: none; }
		clew-prompt-texts { margin-top: var(--space-5); }
	`];

	static properties = { name: {}, found: { state: true }, loaded: { state: true }, problem: { state: true } };

	willUpdate(changed) {
		if (changed.has('name')) {
			this.#load(this.name);
		}
	}

	async #load(name) {
		this.loaded = false;
		try {
			const found = await prompt(name);
			if (name === this.name) {
				this.found = found;
				this.problem = undefined;
			}
		}
		catch (ex) {
			this.problem = ex.message;
		}
		this.loaded = true;
	}

	render() {
		return html`<a class="back" href=${route.href({ page: 'prompts' })}>${sign('back')}All prompts</a>
			<div class="head"><h1><bdi>${this.name}</bdi></h1>
				${this.found ? html`<a class="button" href=${route.href({ page: 'traces', prompt: this.name })}>Show traces</a>` : nothing}</div>
			${this.problem ? html`<p class="problem" role="alert">${this.problem}</p>` : this.#content()}`;
	}

	#content() {
		if (!this.loaded) {
			return html`<p class="note" role="status">Loading prompt …</p>`;
		}
		return !this.found ? html`<p class="note">No call with this prompt is in the store. Its traces may have been evicted or deleted.</p>`
			: html`<clew-prompt-versions name=${this.name} .versions=${this.found.versions}></clew-prompt-versions>
				<clew-prompt-texts name=${this.name} .versions=${this.found.versions}></clew-prompt-texts>`;
	}

}

customElements.define('clew-prompt', PromptPage);
