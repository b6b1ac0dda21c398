import { css, html, nothing, svg } from 'lit';
import { visible } from '../content/text.js';
import * as format from '../core/format.js';
import { icon } from '../core/icon.js';
import { endingOf } from '../model/endings.js';
import { heat } from '../model/tree-sums.js';
import { wordsOf } from '../scores/score.js';
import { bar } from './tree-bar.js';
import { split } from './tree-search.js';
import { problemsBelow, words } from './tree-words.js';

const TWISTY = svg`<path d="M4 6l4 4 4-4"></path>`;

/** Levels deeper than that are no further to the right, or nothing would be left for their names. */
const DEEPEST = 12;

/** Styles of rows. */
export const rowStyles = css`
	.row { display: grid; grid-template-columns: minmax(0, 1fr) 4.6rem; align-items: center; height: 28px; padding-right: .5rem; cursor: pointer; }
	.timed .row { grid-template-columns: minmax(0, 1fr) 4.6rem 36%; }
	.row:hover { background: var(--raised); }
	.row:hover .around { background: var(--line); }
	.row[aria-selected="true"] { background: var(--accent-soft); box-shadow: inset 3px 0 var(--accent); }
	.row[aria-selected="true"] .around { background: var(--surface); }
	.what { display: flex; gap: .4rem; align-items: center; min-width: 0; overflow: hidden; }
	.twisty { flex: none; width: 16px; height: 28px; color: var(--quiet); }
	.twisty path { fill: none; stroke: currentcolor; stroke-width: 1.6; }
	.closed { transform: rotate(-90deg); }
	.name { flex: 0 1 auto; min-width: 3rem; max-width: calc(100% - 7rem); overflow: hidden; text-overflow: ellipsis; white-space: nowrap; unicode-bidi: isolate; }
	/* What has no room beside the name wraps out of sight: less is better than half a number. */
	.figures { flex: 1 1000 auto; display: flex; flex-flow: row-reverse wrap; gap: 0 .4rem; height: 28px; min-width: 0; overflow: hidden; line-height: 28px; }
	.figures::before { content: ''; width: 1px; height: 28px; margin-inline-start: -1px; }
	.chip, .figure { flex: none; font-size: .82em; }
	.figure { color: var(--quiet); }
	.duration { text-align: right; padding-inline: .25rem; }
	.warm, .hot { padding-block: .1em; border-radius: 3px; }
	.warm { color: var(--text); background: color-mix(in srgb, var(--heat) 12%, transparent); }
	.hot { color: var(--text); background: color-mix(in srgb, var(--heat) 26%, transparent); font-weight: 600; }
	mark { background: var(--warning-soft); color: var(--warning); border-bottom: 2px solid currentcolor; }
	.hit .what { box-shadow: inset 3px 0 var(--warning); }
`;

/**
 * The row of a place in the tree.
 * @param {import('./tree-rows.js').Place} place
 * @param {object} seen what is the same for all rows: extent, timed, query, hits, closed
 */
export function row(place, { extent, timed, query, hits, closed }) {
	const { node, depth, children } = place;
	const observation = node.observation;
	const id = observation.observationId;
	const hit = hits.get(id);
	const said = words(node).join(', ');
	return html`
		<div class="what" .style=${`padding-left: ${0.25 + Math.min(depth, DEEPEST) * 0.9}rem`}>
			${twisty(children.length > 0, closed.has(id))}${icon(observation.type)}
			<span class="name" title=${observation.name}>${name(observation.name, hit && query)}</span>
			${hit && hit !== 'name' ? html`<mark class="figure">in ${hit}</mark>` : nothing}
			${problems(node)}${scores(observation.scores)}${figures(node)}
		</div>
		<span class="number duration figure ${heat(node.part)}" title=${said}>${observation.status === 'RUNNING' ? 'running' : format.duration(node.duration)}</span>
		${timed ? html`<div class="timeline" title=${said}>${bar(node, extent)}</div>` : nothing}
		<span class="visually-hidden">${said}</span>`;
}

function twisty(hasChildren, isClosed) {
	return html`<svg class="twisty ${isClosed ? 'closed' : ''}" viewBox="0 0 16 16" aria-hidden="true">${hasChildren ? TWISTY : nothing}</svg>`;
}

function name(text, query) {
	const parts = query && split(text, query);
	return parts ? html`${parts[0]}<mark>${parts[1]}</mark>${parts[2]}` : text;
}

function problems(node) {
	const level = node.observation.level;
	const below = problemsBelow(node);
	const ending = endingOf(node.observation);
	return html`${ending ? html`<span class="chip level-WARNING" title=${ending.title}>${ending.word}</span>` : nothing}${level === 'ERROR' || level === 'WARNING' ? html`<span class="chip level-${level}">${level === 'ERROR' ? 'error' : 'warning'}</span>` : nothing}
		${below ? html`<span class="chip level-${node.errors ? 'ERROR' : 'WARNING'}" title="${below} below">${format.count(node.errors + node.warnings)}<span
			class="visually-hidden"> problems below: ${below}</span> ↓</span>` : nothing}`;
}

function scores(all) {
	const said = all?.map((score) => `${visible(format.cut(score.name, 100))}: ${wordsOf(score)}`);
	return said?.length ? html`<span class="chip" dir="auto" title=${said.join('\n')}>${said.length === 1
		? format.cut(said[0], 60) : `${format.count(said.length)} scores`}</span>` : nothing;
}

function figures(node) {
	const sum = node.isSum || node.overhang ? html`<span title="Sum with its children">Σ<span class="visually-hidden"> sum</span></span> ` : nothing;
	const tokens = node.tokens;
	return html`<span class="figures">
		${node.cost !== undefined || format.lacks(node).length ? html`<span class="figure number"><span class=${heat(node.costPart)} title=${costWords(node)}>${sum}${
			format.cost({ total: node.cost, unpriced: node.unpriced, withoutUsage: node.withoutUsage })}</span></span>` : nothing}
		${tokens ? html`<span class="figure number tokens" title="Tokens: input → output">${sum}${format.count(tokens.input)} → ${format.count(tokens.output)}</span>` : nothing}
		${node.overhang ? html`<span class="figure number" title="With the children that ran on after its end">${sum}${format.duration(node.lastEnd - node.start)}</span>` : nothing}
		</span>`;
}

function costWords(node) {
	const lacks = format.lacks(node).join(', ');
	return `${node.isSum ? 'Cost with its children' : 'Cost'}${lacks ? `; not in it: ${lacks}` : ''}`;
}
