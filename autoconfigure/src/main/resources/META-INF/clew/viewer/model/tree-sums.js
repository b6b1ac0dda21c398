import { countedUsage, missing } from './calls.js';
import { inOrder } from './tree-model.js';

/** What the nodes of a tree add up to, and how they relate to what is around them. Pure but for the nodes given. */

/**
 * What stands on a node in addition.
 * @typedef {object} Sums
 * @property {number} duration of its own; of what runs, until now
 * @property {number} self the part of that in which none of its children ran
 * @property {number|undefined} share of its parent's duration
 * @property {number|undefined} part of the whole trace's duration; absent on roots
 * @property {number} overhang milliseconds that steps below it ran on after its end
 * @property {number} outlives milliseconds that it ran on after the end of its parent
 * @property {{input: number, output: number}|undefined} tokens
 * @property {number|undefined} cost as far as it is known
 * @property {number} unpriced model calls of unknown price
 * @property {number} withoutUsage model calls of unknown usage
 * @property {number|undefined} costPart of the whole trace's cost; absent on roots
 * @property {boolean} isSum whether tokens and cost come from below
 * @property {number} errors below it, and warnings likewise
 */

/** @typedef {import('./tree-model.js').Node & Partial<Sums>} SummedNode */

/** Ends that differ by less are the same: clocks are no finer. */
const SAME_MS = 0.01;

/**
 * Puts its sums on each node.
 * @param {SummedNode[]} roots
 * @returns {{extent: number, cost: number}} of the whole trace
 */
export function addSums(roots) {
	const nodes = inOrder(roots);
	for (let i = nodes.length - 1; i >= 0; i--) {
		addUp(nodes[i]);
	}
	const extent = roots.reduce((last, root) => Math.max(last, root.lastEnd), 0);
	const cost = roots.reduce((sum, root) => sum + (root.cost ?? 0), 0);
	for (const node of nodes) {
		relate(node, extent, cost);
	}
	return { extent, cost };
}

function addUp(node) {
	const { cost } = node.observation;
	const usage = countedUsage(node.observation);
	const lacks = missing(node.observation);
	Object.assign(node, { tokens: usage && { input: side(usage, 'input'), output: side(usage, 'output') },
		cost: cost?.total === undefined ? undefined : Number(cost.total), unpriced: lacks === 'price' ? 1 : 0,
		withoutUsage: lacks === 'usage' ? 1 : 0,
		isSum: false, errors: 0, warnings: 0 });
	for (const child of node.children) {
		if (child.tokens) {
			node.tokens = { input: (node.tokens?.input ?? 0) + child.tokens.input, output: (node.tokens?.output ?? 0) + child.tokens.output };
		}
		if (child.cost !== undefined) {
			node.cost = (node.cost ?? 0) + child.cost;
		}
		node.unpriced += child.unpriced;
		node.withoutUsage += child.withoutUsage;
		node.isSum ||= Boolean(child.tokens || child.cost !== undefined || child.unpriced || child.withoutUsage);
		node.errors += child.errors + (child.observation.level === 'ERROR' ? 1 : 0);
		node.warnings += child.warnings + (child.observation.level === 'WARNING' ? 1 : 0);
	}
}

function side(usage, name) {
	return Object.entries(usage).reduce((sum, [bucket, tokens]) => bucket.startsWith(name) ? sum + tokens : sum, 0);
}

function relate(node, extent, cost) {
	const parent = node.parent;
	node.duration = (node.end ?? node.lastEnd) - node.start;
	node.self = alone(node);
	node.overhang = node.end !== undefined && node.lastEnd - node.end > SAME_MS ? node.lastEnd - node.end : 0;
	node.outlives = 0;
	if (parent) {
		const until = node.end ?? node.lastEnd;
		node.outlives = parent.end !== undefined && until - parent.end > SAME_MS ? until - parent.end : 0;
		node.share = parent.duration > 0 ? node.duration / parent.duration : undefined;
		node.part = extent > 0 ? node.duration / extent : undefined;
		node.costPart = cost > 0 && node.cost !== undefined ? node.cost / cost : undefined;
	}
}

// Children are in the order of their starts, so that one pass joins those that overlap.
function alone(node) {
	const end = node.start + node.duration;
	let covered = 0;
	let reached = node.start;
	for (const child of node.children) {
		const from = Math.max(child.start, reached);
		const to = Math.min(child.end ?? child.lastEnd, end);
		if (to > from) {
			covered += to - from;
			reached = to;
		}
	}
	return Math.max(0, node.duration - covered);
}

/** How hot a part of the whole is: "hot" from three quarters, "warm" from a half, else nothing. */
export function heat(part) {
	return part >= 0.75 ? 'hot' : part >= 0.5 ? 'warm' : '';
}
