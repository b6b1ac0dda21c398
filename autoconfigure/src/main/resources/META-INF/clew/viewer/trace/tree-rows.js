import { inOrder } from '../model/tree-model.js';

/** What of a tree is shown, as rows: pure functions. */

/**
 * A node that is shown; those between it and its parent may be folded away.
 * @typedef {object} Place
 * @property {import('../model/tree-sums.js').SummedNode} node
 * @property {Place|undefined} parent the nearest shown node around it
 * @property {Place[]} children
 * @property {number} depth among the shown ones
 * @property {number} position among its siblings, from 1
 * @property {Place[]} siblings itself included
 */

/** Whether a node stays when what surrounds the steps is folded away: problems always do. */
export function isStep({ observation }) {
	return observation.type !== 'SPAN' || isProblem({ observation });
}

/** Shorter than that, in milliseconds, is what hardly anybody looks for. */
const SHORT = 0.1;

/** Tells the stages that retrieval is divided into: the step around them says what came of them. */
function stages() {
	const retrieves = new Map();
	return ({ observation, parent, children }) => {
		if (observation.type !== 'CHAIN' || parent?.observation.type !== 'CHAIN' || children.length > 0) {
			return false;
		}
		if (!retrieves.has(parent)) {
			retrieves.set(parent, parent.children.some((each) => each.observation.type === 'RETRIEVER'));
		}
		return retrieves.get(parent);
	};
}

/** Whether a node took hardly any time, with nothing below it. */
function isShort({ children, start, end }) {
	return children.length === 0 && end !== undefined && end - start < SHORT;
}

/**
 * Which nodes are shown.
 * @param {{spans: boolean, steps: string}} view whether spans are, and which steps: "all", "main" or "long"
 * @param {string} [selected] id of one that is shown in any case, as problems are
 */
export function shownIn({ spans, steps }, selected) {
	const isStage = stages();
	return (node) => node.observation.observationId === selected || isProblem(node)
		|| (spans || isStep(node)) && (steps === 'all' || !isStage(node)) && (steps !== 'long' || !isShort(node));
}

/**
 * The ids of nodes that say that something is wrong, the deepest causes first: what failed since something below it did comes
 * later, and warnings come after errors.
 */
export function problemsOf({ places }) {
	const rank = ({ node: { observation, errors, warnings } }) => observation.level === 'ERROR' ? errors ? 1 : 0 : errors || warnings ? 3 : 2;
	return [...places.values()].filter(({ node }) => isProblem(node)).sort((one, other) => rank(one) - rank(other) || other.depth - one.depth)
		.map(({ node }) => node.observation.observationId);
}

/** The one after or before another in a list, round and round; the first or the last where the other is not in it. */
export function nextOf(ids, id, step) {
	const from = ids.indexOf(id);
	return ids.at(from < 0 ? Math.min(0, step) : (from + step) % ids.length);
}

/** Whether a node itself says that something is wrong. */
export function isProblem({ observation }) {
	return observation.level === 'ERROR' || observation.level === 'WARNING';
}

/**
 * The nodes that are shown; children of one that is not move up to the nearest that is.
 * @param {import('../model/tree-model.js').Node[]} roots
 * @param {(node) => boolean} isShown
 * @returns {{roots: Place[], places: Map<string, Place>, nodes: Map<string, object>}} places by id, in the order of the tree, and all nodes
 */
export function arrange(roots, isShown = () => true) {
	const top = [];
	const places = new Map();
	const around = new Map();
	const nodes = new Map();
	for (const node of inOrder(roots)) {
		nodes.set(node.observation.observationId, node);
		const parent = around.get(node.parent);
		if (!isShown(node)) {
			around.set(node, parent);
			continue;
		}
		const siblings = parent?.children ?? top;
		const place = { node, parent, children: [], depth: parent ? parent.depth + 1 : 0, position: siblings.length + 1, siblings };
		siblings.push(place);
		around.set(node, place);
		places.set(node.observation.observationId, place);
	}
	return { roots: top, places, nodes };
}

/**
 * The places that are not below a closed one, in order.
 * @returns {Place[]}
 */
export function rows({ roots }, closed) {
	return inOrder(roots, (place) => !closed.has(place.node.observation.observationId));
}

/** The ids to close so that only so many levels are seen. */
export function closedBelow({ places }, levels) {
	return new Set([...places].filter(([, place]) => place.depth >= levels - 1 && place.children.length > 0).map(([id]) => id));
}

/** How many levels there are. */
export function levels({ places }) {
	let deepest = 0;
	for (const place of places.values()) {
		deepest = Math.max(deepest, place.depth + 1);
	}
	return deepest;
}

/** What has to stay closed when something is to be seen. */
export function revealing({ places }, id, closed) {
	let open = closed;
	for (let around = places.get(id)?.parent; around; around = around.parent) {
		const each = around.node.observation.observationId;
		if (open.has(each)) {
			open = new Set(open);
			open.delete(each);
		}
	}
	return open;
}

/** The next of some ids in the order of the tree after one of them or anything else, round and round. */
export function following({ places }, isWanted, id, step = 1) {
	const all = [...places.keys()];
	const from = all.indexOf(id);
	for (let i = 1; i <= all.length; i++) {
		const each = all[(((from < 0 && step < 0 ? 0 : from) + step * i) % all.length + all.length) % all.length];
		if (isWanted(places.get(each))) {
			return each;
		}
	}
	return undefined;
}

/** Times to mark on a scale: about so many, at round distances. */
export function ticks(extent, about = 4) {
	if (!(extent > 0)) {
		return [];
	}
	const rough = extent / about;
	const power = 10 ** Math.floor(Math.log10(rough));
	const distance = [1, 2, 5, 10].map((each) => each * power).find((each) => each >= rough);
	return Array.from({ length: Math.floor(extent / distance + 1e-9) + 1 }, (_, i) => i * distance);
}
