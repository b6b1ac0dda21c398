import { css } from 'lit';

/** Styles that every component shares. */
export const shared = css`
	:host { display: block; box-sizing: border-box; }
	:host([hidden]) { display: none; }
	*, *::before, *::after { box-sizing: border-box; }
	a { color: var(--accent); }
	a:focus-visible, button:focus-visible, input:focus-visible, select:focus-visible, summary:focus-visible,
	textarea:focus-visible, [tabindex]:focus-visible { outline: 2px solid var(--accent); outline-offset: 1px; }
	button, input, select, textarea { font: inherit; color: inherit; }
	button, .button { display: inline-flex; align-items: center; gap: .35em; padding: .25rem .6rem; border: 1px solid var(--line);
		border-radius: 5px; background: var(--surface); color: var(--text); text-decoration: none; cursor: pointer; }
	button:hover, .button:hover { background: var(--raised); }
	button[aria-pressed="true"] { background: var(--accent-soft); border-color: var(--accent); }
	button:disabled { color: var(--quiet); cursor: default; }
	input, select, textarea { padding: .25rem .5rem; border: 1px solid var(--line); border-radius: 5px; background: var(--surface); }
	h1, h2, h3 { margin: 0; line-height: 1.25; }
	h1 { font-size: 1.2rem; } h2 { font-size: 1.05rem; } h3 { font-size: .95rem; }
	pre, code { font-family: var(--mono); font-size: .92em; }
	.quiet { color: var(--quiet); }
	.number { font-variant-numeric: tabular-nums; white-space: nowrap; }
	.chip { display: inline-block; padding: 0 .45em; border: 1px solid var(--line); border-radius: 1em; font-size: .85em;
		white-space: nowrap; color: var(--quiet); }
	.level-WARNING { color: var(--warning); background: var(--warning-soft); border-color: currentcolor; }
	.level-ERROR { color: var(--error); background: var(--error-soft); border-color: currentcolor; }
	.problem { padding: .75rem 1rem; border: 1px solid var(--error); border-radius: 6px; background: var(--error-soft); color: var(--error); }
	.visually-hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
`;

/** The colour of each type of observation. */
export const typeColours = css`
	.type { flex: none; vertical-align: -3px; }
	.type-SPAN { color: var(--type-span); }
	.type-GENERATION { color: var(--type-generation); }
	.type-AGENT { color: var(--type-agent); }
	.type-TOOL { color: var(--type-tool); }
	.type-CHAIN { color: var(--type-chain); }
	.type-RETRIEVER { color: var(--type-retriever); }
	.type-EMBEDDING { color: var(--type-embedding); }
	.type-GUARDRAIL { color: var(--type-guardrail); }
	.type-EVALUATOR { color: var(--type-evaluator); }
	.type-EVENT { color: var(--type-event); }
`;
