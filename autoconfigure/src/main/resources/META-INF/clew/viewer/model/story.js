import { inOrder } from './tree-model.js';

/** What a trace is about, and what a step did: pure functions over its tree. */

const TELLING = ['CHAIN', 'AGENT', 'GENERATION'];

/** @typedef {import('./tree-sums.js').SummedNode} SummedNode */

/**
 * A step of a story, or several of the same name one after the other.
 * @typedef {object} Deed
 * @property {any} observation the first of them
 * @property {number} count how many there are
 * @property {number} duration of all of them
 * @property {string} level the worst of theirs
 */

/**
 * The node that tells of a trace: its outermost agent, chain or generation, else what surrounds everything.
 * @param {SummedNode[]} roots
 * @param {string} [id] of the observation whose input is that of the trace, where it is known
 * @returns {SummedNode|undefined}
 */
export function storyOf(roots, id) {
	let outermost;
	for (const node of inOrder(roots)) {
		if (node.observation.observationId === id) {
			return node;
		}
		if (TELLING.includes(node.observation.type) && !(outermost?.depth <= node.depth)) {
			outermost = node;
		}
	}
	return outermost ?? roots[0];
}

/**
 * The steps that a node itself took: those right below it, but for what merely surrounds others.
 * @param {SummedNode} node
 * @returns {SummedNode[]}
 */
export function ownSteps(node) {
	return inOrder(node.children, ({ observation }) => observation.type === 'SPAN').filter(({ observation }) => observation.type !== 'SPAN');
}

/**
 * What a node did, one after the other.
 * @param {SummedNode} node
 * @returns {Deed[]}
 */
export function deedsOf(node) {
	const deeds = [];
	for (const { observation, duration } of ownSteps(node)) {
		const last = deeds.at(-1);
		if (last?.observation.name === observation.name && last.observation.type === observation.type) {
			last.count++;
			last.duration += duration;
			last.level = worse(last.level, observation.level);
		}
		else {
			deeds.push({ observation, count: 1, duration, level: observation.level });
		}
	}
	return deeds;
}

const LEVELS = ['DEBUG', 'DEFAULT', 'WARNING', 'ERROR'];

function worse(one, other) {
	return LEVELS.indexOf(one) > LEVELS.indexOf(other) ? one : other;
}

/**
 * How often a node asked a model itself, and how many calls of models and of tools there are anywhere below it.
 * @param {SummedNode} node
 */
export function roundsOf(node) {
	const below = inOrder(node.children).map(({ observation }) => observation.type);
	return { rounds: ownSteps(node).filter(({ observation }) => observation.type === 'GENERATION').length,
		modelCalls: below.filter((type) => type === 'GENERATION').length, toolCalls: below.filter((type) => type === 'TOOL').length };
}
