import { css, html, nothing } from 'lit';
import * as format from '../core/format.js';

/** Styles of the bars and of the scale above them. */
export const barStyles = css`
	.time { position: relative; height: 100%; min-width: 0; margin-inline: .5rem 1rem; }
	.time > *, .bar > * { position: absolute; }
	.around { top: 4px; bottom: 4px; background: var(--raised); }
	.bar { top: 9px; height: 10px; min-width: 3px; border-radius: 2px; background: currentcolor; }
	.bar.waits { background: none; border: 1px solid currentcolor; }
	.rest { top: 0; bottom: 0; right: 0; background: currentcolor; }
	.late { top: 9px; height: 10px; border: 1px dashed currentcolor; border-left: 0;
		background: repeating-linear-gradient(135deg, currentcolor 0 1px, transparent 1px 5px); }
	.runs { border-top-right-radius: 0; border-bottom-right-radius: 0; }
	.edge { top: -3px; bottom: -3px; right: -2px; width: 4px; border-radius: 2px; background: currentcolor; animation: pulse 1.2s ease-in-out infinite alternate; }
	.part { top: 0; line-height: 28px; font-size: .8em; color: var(--quiet); padding-inline: .35em; white-space: nowrap; }
	.part.before { transform: translateX(-100%); }
	@keyframes pulse { from { opacity: 1; } to { opacity: .25; } }
	@media (prefers-reduced-motion: reduce) { .edge { animation: none; } }
	.tick { top: 0; bottom: 0; border-left: 1px solid var(--line); padding-left: .25em; font-size: .8em; line-height: 24px; white-space: nowrap; color: var(--quiet); }
`;

const at = (ms, extent) => extent > 0 ? Math.min(100, Math.max(0, ms / extent * 100)) : 0;

const place = (from, to, extent) => `left: ${at(from, extent)}%; width: ${at(to, extent) - at(from, extent)}%`;

/** The bar of a node on the scale of the trace; what it says is said in words beside it. */
export function bar(node, extent) {
	const { observation, parent } = node;
	const end = node.end ?? node.lastEnd;
	return html`<div class="time type-${observation.type}" aria-hidden="true">
		${parent ? html`<span class="around" .style=${place(parent.start, parent.end ?? parent.lastEnd, extent)}></span>` : nothing}
		${node.overhang ? html`<span class="late" .style=${place(end, node.lastEnd, extent)}></span>` : nothing}
		${own(node, end, extent)}
		${node.share === undefined ? nothing : part(node, extent)}
	</div>`;
}

function own(node, end, extent) {
	const wait = node.observation.timeToFirstTokenMs;
	const waits = wait !== undefined && node.duration > 0;
	const running = node.end === undefined;
	return html`<span class="bar ${waits ? 'waits' : ''} ${running ? 'runs' : ''}" .style=${place(node.start, end, extent)}>
		${waits ? html`<span class="rest" .style=${`left: ${at(wait, node.duration)}%`}></span>` : nothing}
		${running ? html`<span class="edge"></span>` : nothing}</span>`;
}

// Beside the bar where there is room, which is more likely on the side that is longer.
function part(node, extent) {
	const from = at(node.start, extent);
	const to = at(node.lastEnd, extent);
	const after = 100 - to >= from;
	const inside = Math.max(100 - to, from) < 12;
	return inside ? nothing : html`<span class="part ${after ? '' : 'before'}" .style=${`left: ${after ? to : from}%`}>${format.share(node.share)}</span>`;
}

/** The scale above the bars. */
export function scale(ticks, extent) {
	return html`<div class="time" aria-hidden="true">${ticks.map((tick) => html`<span class="tick" .style=${`left: ${at(tick, extent)}%`}>${
		at(tick, extent) < 90 ? format.duration(tick) || '0' : ''}</span>`)}</div>`;
}
