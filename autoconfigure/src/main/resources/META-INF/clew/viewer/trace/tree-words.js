import * as format from '../core/format.js';
import { heat } from '../model/tree-sums.js';

/** What the row of a node shows by length, colour and pattern, in words. */
export function words(node) {
	const { observation } = node;
	const said = [observation.status === 'RUNNING' ? `running for ${format.duration(node.duration)}` : `took ${format.duration(node.duration)}`];
	if (node.share !== undefined) {
		said.push(`${format.share(node.share)} of its parent`);
	}
	if (node.part !== undefined && heat(node.part)) {
		said.push(`${node.part >= 0.75 ? 'three quarters' : 'half'} or more of the time of the trace`);
	}
	if (node.costPart !== undefined && heat(node.costPart)) {
		said.push(`${node.costPart >= 0.75 ? 'three quarters' : 'half'} or more of the cost of the trace`);
	}
	if (node.children.length > 0) {
		said.push(`${format.duration(node.self)} outside of its children`);
	}
	if (observation.timeToFirstTokenMs !== undefined) {
		said.push(`first token after ${format.duration(observation.timeToFirstTokenMs)}`);
	}
	if (node.overhang) {
		said.push(`children ran on for ${format.duration(node.overhang)} after its end`);
	}
	if (node.outlives) {
		said.push(`ran on for ${format.duration(node.outlives)} after the end of its parent`);
	}
	return said;
}

/** Errors and warnings below a node. */
export function problemsBelow({ errors, warnings }) {
	return [[errors, 'error'], [warnings, 'warning']].filter(([number]) => number > 0)
		.map(([number, word]) => `${format.count(number)} ${word}${number === 1 ? '' : 's'}`).join(', ');
}
