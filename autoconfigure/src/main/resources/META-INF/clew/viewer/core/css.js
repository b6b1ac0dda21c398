import { css } from 'lit';

/**
 * Styles that every component shares. A button is quiet by itself; "primary" is for the one action that a page is for, "plain"
 * for those inside of something, "square" for an icon alone.
 */
export const shared = css`
	:host { display: block; box-sizing: border-box; }
	:host([hidden]) { display: none; }
	*, *::before, *::after { box-sizing: border-box; }
	a { color: var(--accent); }
	a:focus-visible, button:focus-visible, input:focus-visible, select:focus-visible, summary:focus-visible,
	textarea:focus-visible, [tabindex]:focus-visible { outline: 2px solid var(--accent); outline-offset: 1px; }
	button, input, select, textarea { font: inherit; color: inherit; }
	button, .button { display: inline-flex; align-items: center; gap: .35em; padding: .25rem .6rem; border: 1px solid var(--line-strong);
		border-radius: var(--corner-m); background: var(--surface); color: var(--text); text-decoration: none; cursor: pointer; }
	button:hover, .button:hover { background: var(--raised); }
	button[aria-pressed="true"] { background: var(--accent-soft); border-color: var(--accent); }
	button:disabled { color: var(--quiet); cursor: default; }
	button.primary, .button.primary { background: var(--accent); border-color: var(--accent); color: var(--on-accent); }
	button.primary:hover:enabled, .button.primary:hover { filter: brightness(1.08); }
	button.primary:disabled { background: var(--raised); border-color: var(--line); color: var(--quiet); }
	button.plain, .button.plain { border-color: transparent; background: none; color: var(--quiet); }
	button.plain:hover, .button.plain:hover { background: var(--raised); color: var(--text); }
	button.square, .button.square { justify-content: center; width: var(--control); height: var(--control); padding: 0; }
	input, select, textarea { padding: .25rem .5rem; border: 1px solid var(--line-strong); border-radius: var(--corner-m);
		background: var(--surface); }
	h1, h2, h3 { margin: 0; line-height: 1.25; }
	h1 { font-size: var(--text-xl); } h2 { font-size: var(--text-l); } h3 { font-size: var(--text-m); }
	pre, code { font-family: var(--mono); font-size: .92em; }
	.quiet { color: var(--quiet); }
	.small { font-size: var(--text-s); }
	.number { font-variant-numeric: tabular-nums; white-space: nowrap; }
	.ellipsis { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; min-width: 0; }
	.chip { display: inline-block; padding: 0 .45em; border: 1px solid var(--line-strong); border-radius: var(--corner-round);
		font-size: .85em; white-space: nowrap; color: var(--quiet); }
	.level-WARNING { color: var(--warning); background: var(--warning-soft); border-color: currentcolor; }
	.level-ERROR { color: var(--error); background: var(--error-soft); border-color: currentcolor; }
	.problem { padding: .75rem 1rem; border: 1px solid var(--error); border-radius: var(--corner-m); background: var(--error-soft);
		color: var(--error); }
	.visually-hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
	svg.sign { flex: none; }
`;

/** Pages: a head with the title and what can be done, fields with their labels above, cards. */
export const layout = css`
	.head { display: flex; flex-wrap: wrap; align-items: end; gap: var(--space-2) var(--space-3); margin-bottom: var(--space-4); }
	.head > :first-child { margin-inline-end: auto; }
	.toolbar { display: flex; flex-wrap: wrap; align-items: end; gap: var(--space-2) var(--space-3); }
	.toolbar :is(button, .button, input, select), .head :is(button, .button, input, select) { min-height: var(--control); }
	.field { display: grid; gap: 2px; font-size: var(--text-xs); color: var(--quiet); min-width: 0; }
	.field > * { font-size: var(--text-m); color: var(--text); }
	.card { padding: var(--space-4); border: 1px solid var(--line); border-radius: var(--corner-m); background: var(--surface);
		min-width: 0; }
	.label { font-size: var(--text-s); color: var(--quiet); }
	.note { color: var(--quiet); font-size: var(--text-s); max-width: 60rem; }
`;

/** Tables of figures: text at its beginning, numbers at their end, in columns that align. */
export const tables = css`
	.scrolls { overflow-x: auto; }
	table { width: 100%; border-collapse: collapse; font-variant-numeric: tabular-nums; }
	caption { text-align: start; font-weight: 600; padding: 0 0 var(--space-2); }
	th { text-align: start; font-weight: 500; color: var(--quiet); font-size: var(--text-xs); white-space: nowrap; }
	th, td { padding: 6px var(--space-3) 6px 0; border-bottom: 1px solid var(--line); vertical-align: baseline; }
	th:last-child, td:last-child { padding-inline-end: 0; }
	tbody tr:last-child td { border-bottom: 0; }
	td.number, th.number { text-align: end; }
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
