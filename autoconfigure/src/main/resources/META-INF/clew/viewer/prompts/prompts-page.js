import { LitElement, css, html, nothing } from 'lit';
import { layout, shared, tables } from '../core/css.js';
import * as format from '../core/format.js';
import { Listening } from '../core/listening.js';
import { Poll } from '../core/poll.js';
import * as route from '../core/route.js';
import { prompts } from './prompt-data.js';

/** Every prompt of the AI services: how often it is used, what it costs and in how many versions there is one. */
class PromptsPage extends LitElement {

	static styles = [shared, layout, tables, css`
		:host { max-width: 80rem; margin: 0 auto; padding: var(--space-4) var(--space-4) var(--space-6); }
		td:first-child { overflow-wrap: anywhere; min-width: 10rem; }
		.errors { color: var(--error); font-weight: 600; }
	`];

	static properties = { prompts: { state: true }, problem: { state: true } };

	constructor() {
		super();
		this.poll = new Poll(this, () => this.#load(), 30_000);
		new Listening(this, () => route.onChange(() => this.poll.now()));
	}

	async #load() {
		try {
			this.prompts = await prompts();
			this.problem = undefined;
		}
		catch (ex) {
			this.problem = ex.message;
		}
	}

	render() {
		return html`<div class="head"><h1>Prompts</h1></div>
			${this.problem ? html`<p class="problem" role="alert">${this.problem}</p>` : nothing}
			${this.prompts ? this.#all() : this.problem ? nothing : html`<p class="note" role="status">Loading prompts …</p>`}`;
	}

	#all() {
		return this.prompts.length === 0
			? html`<p class="note">No call of a model with a prompt template is recorded yet. Methods of AI services have one where they carry @SystemMessage or @UserMessage.</p>`
			: html`<div class="card scrolls"><table>
				<caption class="visually-hidden">Prompts</caption>
				<thead><tr><th scope="col">Prompt</th>${['Versions', 'Calls', 'Errors', 'Cost', 'Cost per call', 'Last used'].map((word) => html`<th scope="col" class="number">${word}</th>`)}</tr></thead>
				<tbody>${this.prompts.map((prompt) => this.#row(prompt))}</tbody></table></div>`;
	}

	#row({ name, versions, count, errors, cost, last }) {
		return html`<tr><td><a href=${route.href({ page: 'prompt', prompt: name })}><bdi>${name}</bdi></a></td>
			<td class="number">${format.count(versions.length)}</td>
			<td class="number">${format.count(count)}</td>
			<td class="number">${errors === 0 ? '0' : html`<a class="errors" href=${route.href({ page: 'traces', prompt: name, level: 'ERROR' })}>${format.count(errors)}</a>
				<span class="quiet">${format.share(errors / count)}</span>`}</td>
			<td class="number">${format.money(cost) || '–'}</td>
			<td class="number">${format.money(cost === undefined ? undefined : cost / count) || '–'}</td>
			<td class="number">${last ? format.day(last) : '–'}</td></tr>`;
	}

}

customElements.define('clew-prompts', PromptsPage);
