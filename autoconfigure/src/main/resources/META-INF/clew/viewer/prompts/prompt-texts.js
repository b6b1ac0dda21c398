import { LitElement, css, html, nothing } from 'lit';
import '../compare/diff-text.js';
import { layout, shared } from '../core/css.js';
import * as route from '../core/route.js';
import { textOfVersion } from './prompt-data.js';

/** The text of a prompt, and what changed in it between two versions: the newest two unless others are chosen. */
class PromptTexts extends LitElement {

	static styles = [shared, layout, css`
		h2 { font-size: var(--text-l); }
		.text { margin: var(--space-3) 0 0; white-space: pre-wrap; overflow-wrap: anywhere; }
		clew-diff { margin-top: var(--space-3); }
		select { font-family: var(--mono); }
	`];

	static properties = { name: {}, versions: { attribute: false }, a: { state: true }, b: { state: true }, texts: { state: true }, problem: { state: true } };

	willUpdate(changed) {
		if (changed.has('versions') || changed.has('name')) {
			this.texts = new Map();
			this.b = this.versions[0]?.version;
			this.a = this.versions[1]?.version;
		}
		for (const version of [this.a, this.b]) {
			if (version !== undefined && !this.texts.has(version)) {
				this.#load(version, this.versions);
			}
		}
	}

	async #load(version, versions) {
		this.texts.set(version, undefined);
		try {
			const text = await textOfVersion(this.name, versions.find((each) => each.version === version));
			if (versions === this.versions) {
				this.texts = new Map(this.texts).set(version, text);
			}
		}
		catch (ex) {
			this.problem = ex.message;
		}
	}

	render() {
		const two = this.a !== undefined;
		return html`<section class="card"><div class="head"><h2>${two ? 'Changes' : 'Text'}</h2>
				${two ? html`<div class="toolbar">${this.#choice('a', 'From')}${this.#choice('b', 'To')}</div>` : nothing}</div>
			<p class="note">The template itself is not recorded: this is what was sent in the last call of ${two ? 'each' : 'this'} version, values of variables shown as {{name}}.</p>
			${this.problem ? html`<p class="problem" role="alert">${this.problem}</p>` : two ? this.#changes() : this.#text()}</section>`;
	}

	#choice(side, label) {
		return html`<label class="field">${label}<select @change=${(event) => this[side] = event.target.value}>${this.versions.map(({ version }) =>
			html`<option value=${version} ?selected=${version === this[side]}>${version}</option>`)}</select></label>`;
	}

	#changes() {
		const [a, b] = [this.texts.get(this.a), this.texts.get(this.b)];
		if (!a || !b) {
			return html`<p class="note" role="status">Loading texts …</p>`;
		}
		const missing = [this.a, this.b].find((version) => this.texts.get(version).text === undefined);
		return missing !== undefined ? this.#missing(missing) : a.text === b.text ? html`<p class="note">The texts of the last calls are the same.</p><div class="text"><code>${a.text}</code></div>`
			: html`<clew-diff .a=${a.text} .b=${b.text}></clew-diff>`;
	}

	#text() {
		const only = this.texts.get(this.b);
		if (!only) {
			return html`<p class="note" role="status">Loading text …</p>`;
		}
		return only.text === undefined ? this.#missing(this.b) : html`<div class="text"><code>${only.text}</code></div>`;
	}

	#missing(missing) {
		const { hiddenBy } = this.texts.get(missing);
		const { trace } = this.versions.find(({ version }) => version === missing);
		return html`<p class="note">${hiddenBy ? `Content is hidden (${hiddenBy}).` : html`The text is not recorded in the <a href=${route.href({ trace })}>last call</a>: content is not
			captured, or was cut.`}</p>`;
	}

}

customElements.define('clew-prompt-texts', PromptTexts);
