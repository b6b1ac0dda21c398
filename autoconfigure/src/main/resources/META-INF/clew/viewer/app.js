import { LitElement, css, html, nothing } from 'lit';
import { has } from './core/api.js';
import { shared } from './core/css.js';
import { isLost } from './core/focus.js';
import { Listening } from './core/listening.js';
import * as route from './core/route.js';
import './compare/compare-bar.js';
import './files/file-opener.js';
import './traces/traces-page.js';

// How to load, show and name a page. Those other than the first are loaded when somebody goes there.
const PAGES = {
	traces: [() => undefined, () => html`<clew-traces></clew-traces>`, () => 'Traces'],
	trace: [() => import('./trace/trace-page.js'),
		() => html`<clew-trace traceid=${route.params().get('trace')} observationid=${route.params().get('observation') ?? ''}></clew-trace>`,
		() => `Trace ${route.params().get('trace')}`],
	sessions: [() => import('./sessions/sessions-page.js'), () => html`<clew-sessions></clew-sessions>`, () => 'Sessions'],
	session: [() => import('./sessions/session-page.js'),
		() => html`<clew-session sessionid=${route.params().get('session')}></clew-session>`,
		() => `Session ${route.params().get('session')}`],
	prompts: [() => import('./prompts/prompts-page.js'), () => html`<clew-prompts></clew-prompts>`, () => 'Prompts'],
	prompt: [() => import('./prompts/prompt-page.js'), () => html`<clew-prompt name=${route.params().get('prompt') ?? ''}></clew-prompt>`,
		() => `Prompt ${route.params().get('prompt')}`],
	usage: [() => import('./usage/usage-page.js'), () => html`<clew-usage-page></clew-usage-page>`, () => 'Usage'],
	compare: [() => import('./compare/compare-page.js'),
		() => html`<clew-compare a=${route.params().get('a') ?? ''} b=${route.params().get('b') ?? ''}></clew-compare>`, () => 'Compare traces']
};

/** The ball of thread of icon.svg. */
const MARK = html`<svg width="18" height="18" viewBox="0 0 16 16" aria-hidden="true"><circle cx="8" cy="8" r="6.5" fill="var(--accent)"></circle>
	<path d="M3 9c3-5 7-5 10-1M4 11c3-4 6-4 8-1M5 5c2-1 4-1 6 1" fill="none" stroke="var(--on-accent)"></path></svg>`;

function here() {
	return Object.hasOwn(PAGES, route.page()) ? PAGES[route.page()] : PAGES.traces;
}

/** The whole of the viewer: what the address means, below a head with the ways to other pages. */
class App extends LitElement {

	static styles = [shared, css`
		:host { display: flex; flex-direction: column; height: 100vh; height: 100dvh; }
		header { display: flex; gap: var(--space-1) var(--space-4); align-items: stretch; padding: 0 var(--space-4); min-height: 44px;
			border-bottom: 1px solid var(--line); background: var(--surface); }
		header > * { align-self: center; }
		nav { display: flex; flex-wrap: wrap; gap: 0 var(--space-4); align-self: stretch; }
		nav a { display: flex; align-items: center; padding: var(--space-1) 2px 0; color: var(--quiet); text-decoration: none; border-bottom: 2px solid transparent; }
		nav a:hover { color: var(--text); }
		nav a[aria-current] { border-color: var(--accent); color: var(--accent); font-weight: 500; }
		.name { display: flex; align-items: center; gap: 6px; font-weight: 650; letter-spacing: -.01em; }
		main { flex: 1; min-height: 0; overflow: auto; }
		main[tabindex]:focus-visible { outline: none; }
		.problem { margin: 1rem; }
	`];

	static properties = { problem: { state: true } };

	#title;

	constructor() {
		super();
		this.addEventListener('click', route.follow);
		new Listening(this, () => route.onChange(() => this.#show()));
	}

	#show() {
		this.problem = undefined;
		this.requestUpdate();
	}

	render() {
		const [load, view] = here();
		Promise.resolve(load()).catch(() => this.problem = 'This page cannot be loaded: the application has changed or stopped. Reload.');
		return html`
			<header>
				<span class="name">${MARK}Clew</span>
				<nav aria-label="Pages">${this.#link('Traces', {}, ['traces', 'trace', 'compare'])}
					${has('llmsessions') ? this.#link('Sessions', { page: 'sessions' }, ['sessions', 'session']) : nothing}
					${has('llmusage') ? html`${this.#link('Prompts', { page: 'prompts' }, ['prompts', 'prompt'])}${this.#link('Usage', { page: 'usage' }, ['usage'])}` : nothing}</nav>
				<clew-file-opener></clew-file-opener>
			</header>
			<clew-compare-bar></clew-compare-bar>
			<main tabindex="-1">${this.problem ? html`<p class="problem" role="alert">${this.problem}</p>` : view()}</main>`;
	}

	// What a page makes of its title stays until the address means another one. What led there is gone, and the focus with it.
	updated() {
		const title = `${here()[2]()} · Clew`;
		if (title !== this.#title) {
			this.#title = title;
			document.title = title;
			if (route.hasMoved() && isLost()) {
				this.renderRoot.querySelector('main').focus({ preventScroll: true });
			}
		}
	}

	#link(name, query, pages) {
		return html`<a href=${route.href(query)} aria-current=${pages.includes(route.page()) ? 'page' : nothing}>${name}</a>`;
	}

}

customElements.define('clew-app', App);
