import { LitElement, css, html, nothing } from 'lit';
import { layout, shared, tables } from '../core/css.js';
import * as format from '../core/format.js';
import * as route from '../core/route.js';
import { SCORED } from './prompt-data.js';
import { perCall, tokensOf } from './prompt-model.js';

/**
 * Figures in the order of rows: word, and what a version has of it.
 * @type {[word: string, of: (version: any, errors: (group: any) => any) => any][]}
 */
const ROWS = [
	['First used', ({ first }) => format.time(first)],
	['Last used', ({ last }) => format.time(last)],
	['Calls', ({ group }) => format.count(group.count)],
	['Errors', ({ group }, errors) => errors(group)],
	['Latency p50', ({ group }) => format.duration(group.latencyMs?.p50)],
	['Latency p95', ({ group }) => format.duration(group.latencyMs?.p95)],
	['Cost', ({ group }) => format.cost(group.cost)],
	['Cost per call', ({ group }) => format.money(perCall(group.cost?.total, group))],
	['Input tokens per call', ({ group }) => whole(perCall(tokensOf(group.usage, 'input'), group))],
	['Output tokens per call', ({ group }) => whole(perCall(tokensOf(group.usage, 'output'), group))]
];

function whole(number) {
	return format.count(number === undefined ? undefined : Math.round(number));
}

/** Versions of a prompt side by side, the newest first; each leads to its traces. */
class PromptVersions extends LitElement {

	static styles = [shared, layout, tables, css`
		thead th { font-size: var(--text-m); vertical-align: bottom; }
		thead a { font-family: var(--mono); }
		th[scope="row"] { font-size: var(--text-s); padding-inline-end: var(--space-5); width: 12rem; }
		td, thead th + th { text-align: end; white-space: nowrap; }
		tbody tr:last-child th { border-bottom: 0; }
		.errors { color: var(--error); font-weight: 600; }
		.scores th { padding-top: var(--space-4); font-weight: 600; color: var(--text); }
		.values { display: grid; justify-items: end; white-space: normal; }
	`];

	static properties = { name: {}, versions: { attribute: false } };

	render() {
		const names = [...new Set(this.versions.flatMap(({ scores }) => scores.map(({ name }) => name)))].sort();
		return html`<div class="card scrolls" tabindex="0" role="group" aria-label="Versions"><table>
			<caption>${this.versions.length === 1 ? '1 version' : `${format.count(this.versions.length)} versions`}</caption>
			<thead><tr><td></td>${this.versions.map(({ version }, i) => html`<th scope="col"><a href=${this.#traces(version)}>${version}</a>
				${i === 0 && this.versions.length > 1 ? html`<span class="chip">latest</span>` : nothing}</th>`)}</tr></thead>
			<tbody>${ROWS.map(([word, of]) => this.#row(word, (version) => of(version, (group) => this.#errors(version.version, group))))}
				${names.length > 0 ? html`<tr class="scores"><th scope="rowgroup" colspan=${this.versions.length + 1}>Scores <span class="quiet small">of the last ${SCORED} traces</span></th></tr>` : nothing}
				${names.map((name) => this.#row(name, ({ scores }) => said(scores.find((each) => each.name === name))))}</tbody>
		</table></div>`;
	}

	#row(word, of) {
		return html`<tr><th scope="row"><bdi>${word}</bdi></th>${this.versions.map((version) => html`<td>${of(version) || html`<span class="quiet">–</span>`}</td>`)}</tr>`;
	}

	#errors(version, group) {
		return group.errors === 0 ? '0' : html`<a class="errors" href=${this.#traces(version, { level: 'ERROR' })}>${format.count(group.errors)}</a>
			<span class="quiet">${format.share(group.errors / group.count)}</span>`;
	}

	#traces(version, more) {
		return route.href({ page: 'traces', prompt: `${this.name}@${version}`, ...more });
	}

}

function said(score) {
	if (!score) {
		return nothing;
	}
	const of = html`<span class="quiet">of ${format.count(score.count)}</span>`;
	if (score.yes !== undefined) {
		return html`${format.share(score.yes / score.count)} yes ${of}`;
	}
	return score.mean !== undefined ? html`${format.decimal(Number(score.mean.toPrecision(4)))} mean ${of}`
		: html`<span class="values">${score.values.slice(0, 3).map(([value, times]) => html`<span><bdi>${format.cut(value, 40)}</bdi> ${format.count(times)}</span>`)}</span>`;
}

customElements.define('clew-prompt-versions', PromptVersions);
