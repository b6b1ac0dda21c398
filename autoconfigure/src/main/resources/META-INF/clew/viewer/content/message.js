import { LitElement, css, html, nothing } from 'lit';
import { shared } from '../core/css.js';
import * as format from '../core/format.js';
import { isLeftOut, leftOutWords, textOf } from '../model/shapes.js';
import { retrievedIn } from './retrieved.js';
import { brief } from './text.js';
import './copy.js';
import './text-view.js';
import './tool-call.js';
import './value.js';

const ROLES = { system: 'System', user: 'User', assistant: 'Assistant', tool: 'Tool' };

/** What one side of a conversation said, thought and called. "documents" that stand in it are folded, and what is long sooner where it is to be "short". */
class Message extends LitElement {

	static styles = [shared, css`
		article { padding: .45rem .7rem .55rem; border: 1px solid var(--line); border-left: 3px solid var(--role, var(--quiet)); border-radius: 6px; background: var(--surface); }
		.user { --role: var(--type-span); }
		.assistant { --role: var(--type-generation); }
		.tool { --role: var(--type-tool); }
		header { display: flex; gap: .6rem; align-items: center; margin-bottom: .2rem; }
		.role { color: var(--role, var(--quiet)); font-weight: 650; font-size: .88em; }
		clew-copy { margin-left: auto; }
		details { margin: .3rem 0; color: var(--quiet); }
		details > clew-text { padding: .3rem .7rem; border-left: 2px solid var(--line); }
		summary { cursor: pointer; }
		clew-tool-call { margin-top: .4rem; }
	`];

	static properties = { message: { attribute: false }, calls: { attribute: false }, steps: { attribute: false }, documents: { attribute: false }, short: { type: Boolean } };

	render() {
		if (isLeftOut(this.message)) {
			return html`<p class="quiet">${leftOutWords(this.message, 'message')} left out when this was recorded</p>`;
		}
		const { role, name, content, thinking } = this.message;
		const word = Object.hasOwn(ROLES, role) ? ROLES[role] : brief(role, 40);
		const said = content !== undefined && content !== null && content !== '';
		return html`<article class=${Object.hasOwn(ROLES, role) ? role : ''} aria-label="${word} message">
			<header><bdi class="role">${word}</bdi>${name === undefined ? nothing : html`<bdi class="quiet">${brief(name, 100)}</bdi>`}
				<clew-copy .value=${said ? textOf(content) : this.message} label="Copy message"></clew-copy></header>
			${thinking ? html`<details><summary>Thinking</summary><clew-text .text=${String(thinking)} name="thinking"></clew-text></details>` : nothing}
			${said ? this.#said(content, role) : nothing}
			${(this.calls ?? []).map((each, index) => html`<clew-tool-call .call=${each.call} .result=${each.result?.content}
				.step=${this.steps?.get(each.call.id)} number=${this.calls.length > 1 ? index + 1 : nothing}></clew-tool-call>`)}
			${!said && !thinking && !this.calls?.length ? html`<span class="quiet">Empty</span>` : nothing}
		</article>`;
	}

	#said(content, role) {
		const view = (value) => html`<clew-value .value=${value} ?short=${this.short} name="${role}-message"></clew-value>`;
		const parts = role === 'user' && typeof content === 'string' ? retrievedIn(content, this.documents) : undefined;
		return parts ? html`${parts.before ? view(parts.before) : nothing}
			<details><summary>${format.count(parts.count)} retrieved ${parts.count === 1 ? 'document' : 'documents'}</summary>
				<clew-text .text=${parts.documents} name="documents"></clew-text></details>
			${parts.after ? view(parts.after) : nothing}` : view(content);
	}

}

customElements.define('clew-message', Message);
