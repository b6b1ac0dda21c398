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

/** Whether a node itself says that something is wrong. */
export function isProblem({ observation }) {
	return observation.level === 'ERROR' || observation.level === 'WARNING';
}

/**
 * The nodes that are shown; children of one that is not move up to the nearest that is.
 * @param {import('../model/tree-model.js').Node[]} roots
 * @param {(node) => boolean} isShown
 * @returns {{roots: Place[], places: Map<string, Place>}} places by id, in the order of the tree
 */
export function arrange(roots, isShown = () => true) {
	const top = [];
	const places = new Map();
	const around = new Map();
	for (const node of inOrder(roots)) {
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
	return { roots: top, places };
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
