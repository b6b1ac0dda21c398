import { inOrder } from '../model/tree-model.js';

/** More names than that are no picture any more. */
const MOST = 40;

/**
 * Who called what, and how often: the steps of a trace put together by type and name. What surrounds them is
 * passed over, so that an agent calls its tools whatever lies between.
 * @param {import('../model/tree-model.js').Node[]} roots
 * @returns {{nodes: {key, type, name, ids: string[], errors: number}[], edges: {from, to, count: number}[], more: number}}
 *   nodes by first start, and how many more names there are
 */
export function aggregate(roots) {
	const nodes = new Map();
	const edges = new Map();
	const around = new Map();
	for (const node of inOrder(roots)) {
		const { type, name, observationId, level } = node.observation;
		const caller = around.get(node.parent);
		if (type === 'SPAN') {
			around.set(node, caller);
			continue;
		}
		const key = `${type} ${name}`;
		const all = nodes.get(key) ?? { key, type, name, ids: [], errors: 0 };
		nodes.set(key, all);
		all.ids.push(observationId);
		all.errors += level === 'ERROR' ? 1 : 0;
		around.set(node, key);
		if (caller) {
			const both = JSON.stringify([caller, key]);
			const edge = edges.get(both) ?? { from: caller, to: key, count: 0 };
			edges.set(both, edge);
			edge.count++;
		}
	}
	return mostCalled([...nodes.values()], [...edges.values()]);
}

function mostCalled(nodes, edges) {
	const kept = new Set(nodes.length > MOST ? [...nodes].sort((a, b) => b.ids.length - a.ids.length).slice(0, MOST) : nodes);
	const keys = new Set([...kept].map(({ key }) => key));
	return { nodes: nodes.filter((node) => kept.has(node)), edges: edges.filter(({ from, to }) => keys.has(from) && keys.has(to)),
		more: nodes.length - kept.size };
}
