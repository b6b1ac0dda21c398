import { textOf } from '../model/shapes.js';
import { sameBeginning } from './beginnings.js';
import { alignRoughly } from './lcs.js';

/** What belongs together in two traces or two conversations. Pure functions. */

/**
 * A step of one or of both traces.
 * @typedef {object} Row
 * @property {import('../model/tree-model.js').Node} [a]
 * @property {import('../model/tree-model.js').Node} [b]
 * @property {number} depth
 * @property {string[]} changes what differs where it is in both, in a word each
 */

/**
 * Lays two trees side by side: steps of the same type and name belong together, in order, below parents that do.
 * @returns {Row[]} parents first
 */
export function rowsOf(rootsA, rootsB) {
	const rows = [];
	const waiting = level(rootsA, rootsB, 0).reverse();
	while (waiting.length > 0) {
		const row = waiting.pop();
		rows.push(row);
		const below = level(row.a?.children ?? [], row.b?.children ?? [], row.depth + 1);
		for (let i = below.length - 1; i >= 0; i--) {
			waiting.push(below[i]);
		}
	}
	return rows;
}

function level(a, b, depth) {
	const key = ({ observation: { type, name } }) => `${type} ${name}`;
	return alignRoughly(a.map(key), b.map(key)).map(([i, j]) => ({ a: a[i], b: b[j], depth, changes: a[i] && b[j] ? changes(a[i], b[j]) : [] }));
}

/** @type {[word: string, of: (observation: any) => any, isSame?: (a: any, b: any) => boolean][]} */
const ASPECTS = [
	['level', ({ level: of }) => of],
	['status', ({ status }) => status],
	['error', ({ error, statusMessage }) => [error?.type, error?.message ?? statusMessage]],
	['model', ({ model }) => model],
	['prompt', ({ prompt }) => prompt?.version],
	['parameters', ({ modelParameters }) => sorted(modelParameters)],
	['input', ({ inputPreview }) => inputPreview, sameBeginning],
	['output', ({ outputPreview }) => outputPreview, sameBeginning],
	['tokens', ({ usage }) => sorted(usage)],
	['cost', ({ cost }) => cost?.total]
];

function changes({ observation: a }, { observation: b }) {
	return ASPECTS.filter(([, of, isSame = sameJson]) => !isSame(of(a), of(b))).map(([word]) => word);
}

function sameJson(a, b) {
	return JSON.stringify(a) === JSON.stringify(b);
}

function sorted(object) {
	return object && Object.entries(object).sort(([one], [other]) => one < other ? -1 : 1);
}

/**
 * Messages that belong together: equal ones, whatever their tool calls are numbered by, and between those the ones of
 * the same role, in order.
 * @returns {{a: object|undefined, b: object|undefined, same: boolean}[]}
 */
export function pairsOf(messagesA, messagesB) {
	const pairs = [];
	let gap = { a: [], b: [] };
	const close = () => {
		const role = (message) => String(message.role);
		for (const [i, j] of alignRoughly(gap.a.map(role), gap.b.map(role))) {
			pairs.push({ a: gap.a[i], b: gap.b[j], same: false });
		}
		gap = { a: [], b: [] };
	};
	for (const [i, j] of alignRoughly(messagesA.map(withoutIds), messagesB.map(withoutIds))) {
		if (i !== undefined && j !== undefined) {
			close();
			pairs.push({ a: messagesA[i], b: messagesB[j], same: true });
		}
		else {
			(i === undefined ? gap.b : gap.a).push(messagesA[i] ?? messagesB[j]);
		}
	}
	close();
	return pairs;
}

// Each call of a model makes new ids, which say nothing.
function withoutIds(message) {
	const { toolCallId, toolCalls, ...more } = message ?? {};
	return JSON.stringify([more, Array.isArray(toolCalls) ? toolCalls.map((call) => ({ ...call, id: undefined })) : toolCalls]);
}

/** All that a message says, as one text. */
export function saidIn(message) {
	if (!message || typeof message !== 'object' || !('role' in message)) {
		return textForm(message);
	}
	const { role, content, thinking, toolCalls, ...more } = message;
	const calls = (Array.isArray(toolCalls) ? toolCalls : []).map((call) => `→ ${call?.name ?? ''}(${textForm(call?.arguments)})`);
	const rest = Object.entries(more).filter(([name]) => name !== 'toolCallId').map(([name, value]) => `${name}: ${textForm(value)}`);
	return [thinking && `Thinking: ${textForm(thinking)}`, textOf(content), ...calls, ...rest].filter(Boolean).join('\n');
}

/** Any value as text: JSON where it is none. */
export function textForm(value) {
	return typeof value === 'string' ? value : JSON.stringify(value, null, 2) ?? '';
}
