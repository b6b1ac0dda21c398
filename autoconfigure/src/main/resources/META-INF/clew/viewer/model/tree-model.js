/**
 * The observations of a trace as a tree: pure functions over what the endpoint returns, so that they can be
 * tested and reused by every view of a trace.
 */

/**
 * A node of the tree.
 * @typedef {object} Node
 * @property {any} observation as the endpoint has it
 * @property {Node|undefined} parent the node around it
 * @property {Node[]} children by start
 * @property {number} depth of the root 0
 * @property {number} start milliseconds after the start of the trace
 * @property {number|undefined} end likewise; absent while it runs
 * @property {number} lastEnd the latest end below it, its own included; of what runs, now
 */

/**
 * Builds the trees of a trace: usually one, several where it has several roots.
 * @param {object} trace as the endpoint has it
 * @param {number} [now] milliseconds after the start of the trace, for what runs
 * @returns {Node[]}
 */
export function build(trace, now = 0) {
	const zero = fineTime(trace.startTime);
	const nodes = new Map(trace.observations.map((observation) => [observation.observationId, nodeOf(observation, zero)]));
	const roots = [];
	for (const node of nodes.values()) {
		const parent = nodes.get(node.observation.parentObservationId);
		if (parent && parent !== node) {
			node.parent = parent;
			parent.children.push(node);
		}
		else {
			roots.push(node);
		}
	}
	cutCircles(nodes, roots);
	for (const node of inOrder(roots)) {
		node.children.forEach((child) => child.depth = node.depth + 1);
	}
	for (const node of inOrder(roots).reverse()) {
		node.lastEnd = node.end ?? Math.max(node.start, now);
		for (const child of node.children) {
			node.lastEnd = Math.max(node.lastEnd, child.lastEnd);
		}
	}
	return roots;
}

// Parents that lead round in a circle have no root: the first of them becomes one.
function cutCircles(nodes, roots) {
	const reached = new Set(inOrder(roots));
	for (const node of nodes.values()) {
		if (!reached.has(node)) {
			node.parent.children = node.parent.children.filter((child) => child !== node);
			node.parent = undefined;
			roots.push(node);
			inOrder([node]).forEach((each) => reached.add(each));
		}
	}
}

function nodeOf(observation, zero) {
	const start = fineTime(observation.startTime) - zero;
	const end = observation.latencyMs === undefined ? undefined : start + observation.latencyMs;
	return { observation, parent: undefined, children: [], depth: 0, start, end, lastEnd: 0 };
}

/** Milliseconds since the epoch with their fraction; Date keeps whole ones only. */
export function fineTime(iso) {
	const fraction = /\.(\d+)/.exec(iso)?.[1] ?? '';
	return Math.floor(Date.parse(iso) / 1000) * 1000 + Number(`0.${fraction || 0}`) * 1000;
}

/**
 * All nodes, parents first, without recursion: traces may be deep.
 * @template {{children: any[]}} T
 * @param {T[]} roots
 * @param {(node: T) => boolean} [isOpen] whether what is below a node counts
 * @returns {T[]}
 */
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
