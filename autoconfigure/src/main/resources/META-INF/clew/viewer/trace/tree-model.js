/**
 * The observations of a trace as a tree: pure functions over what the endpoint returns, so that they can be
 * tested and reused by every view of a trace.
 */

/**
 * A node of the tree.
 * @typedef {object} Node
 * @property {object} observation as the endpoint has it
 * @property {Node[]} children by start
 * @property {number} depth of the root 0
 * @property {number} start milliseconds after the start of the trace
 * @property {number|undefined} end likewise; absent while it runs
 * @property {number} lastEnd the latest end below it, its own included
 */

/** Builds the trees of a trace: usually one, several where it has several roots. */
export function build(trace) {
	const zero = Date.parse(trace.startTime);
	const nodes = new Map(trace.observations.map((observation) => [observation.observationId, nodeOf(observation, zero)]));
	const roots = [];
	for (const node of nodes.values()) {
		const parent = nodes.get(node.observation.parentObservationId);
		(parent && parent !== node ? parent.children : roots).push(node);
	}
	for (const node of inOrder(roots)) {
		node.children.forEach((child) => child.depth = node.depth + 1);
	}
	for (const node of inOrder(roots).reverse()) {
		node.lastEnd = Math.max(node.end ?? node.start, ...node.children.map((child) => child.lastEnd));
	}
	return roots;
}

function nodeOf(observation, zero) {
	const start = fineTime(observation.startTime) - zero;
	const end = observation.latencyMs === undefined ? undefined : start + observation.latencyMs;
	return { observation, children: [], depth: 0, start, end, lastEnd: 0 };
}

// Date keeps milliseconds only.
function fineTime(iso) {
	const fraction = /\.(\d+)/.exec(iso)?.[1] ?? '';
	return Math.floor(Date.parse(iso) / 1000) * 1000 + Number(`0.${fraction || 0}`) * 1000;
}

/** All nodes, parents first, without recursion: traces may be deep. */
export function inOrder(roots, isOpen = () => true) {
	const rows = [];
	const waiting = [...roots].reverse();
	while (waiting.length > 0) {
		const node = waiting.pop();
		rows.push(node);
		if (isOpen(node)) {
			for (let i = node.children.length - 1; i >= 0; i--) {
				waiting.push(node.children[i]);
			}
		}
	}
	return rows;
}
