import { LitElement, css, html, nothing } from 'lit';
import { shared } from '../core/css.js';
import { isLeftOut, leftOutWords, textOf } from '../model/shapes.js';
import { brief } from './text.js';
import './copy.js';
import './text-view.js';
import './tool-call.js';
import './value.js';

const ROLES = { system: 'System', user: 'User', assistant: 'Assistant', tool: 'Tool' };

/** What one side of a conversation said, thought and called. */
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

	static properties = { message: { attribute: false }, calls: { attribute: false }, steps: { attribute: false } };

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
			${said ? html`<clew-value .value=${content} name="${role}-message"></clew-value>` : nothing}
			${(this.calls ?? []).map((each, index) => html`<clew-tool-call .call=${each.call} .result=${each.result?.content}
				.step=${this.steps?.get(each.call.id)} number=${this.calls.length > 1 ? index + 1 : nothing}></clew-tool-call>`)}
			${!said && !thinking && !this.calls?.length ? html`<span class="quiet">Empty</span>` : nothing}
		</article>`;
	}

}

customElements.define('clew-message', Message);
