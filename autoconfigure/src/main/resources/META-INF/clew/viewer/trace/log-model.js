import { saidIn, textForm } from '../compare/sides.js';
import { compare } from '../content/conversation.js';
import { messagesOf } from '../model/shapes.js';
import { generationBefore } from '../observation/related.js';

/** A trace as one log: pure functions. */

/**
 * A text of a step.
 * @typedef {object} Part
 * @property {string} label
 * @property {string} text
 */

/**
 * A step in the log; one with steps below it comes twice, with its input before them and with its output after them.
 * @typedef {object} Entry
 * @property {string} key
 * @property {any} observation in full
 * @property {import('../model/tree-sums.js').SummedNode} node
 * @property {number} depth
 * @property {boolean} isEnd whether it is the end of one that has come before
 * @property {Part[]} parts
 */

/**
 * The steps in the order in which they are read.
 * @param {import('./tree-rows.js').Place[]} roots
 * @param {Map<string, any>} observations in full, by id
 * @returns {Entry[]}
 */
export function entriesOf(roots, observations) {
	const all = [...observations.values()];
	const entries = [];
	const waiting = roots.map((place) => ({ place, isEnd: false })).reverse();
	while (waiting.length > 0) {
		const { place, isEnd } = waiting.pop();
		const observation = observations.get(place.node.observation.observationId) ?? place.node.observation;
		const isParent = place.children.length > 0;
		const parts = [...isEnd ? [] : before(observation, all), ...isParent && !isEnd ? [] : after(observation)];
		if (!isEnd || parts.length > 0) {
			entries.push({ key: `${observation.observationId}${isEnd ? ' end' : ''}`, observation, node: place.node, depth: place.depth, isEnd, parts });
		}
		if (isParent && !isEnd) {
			waiting.push({ place, isEnd: true }, ...place.children.map((child) => ({ place: child, isEnd: false })).reverse());
		}
	}
	return entries;
}

function before(observation, all) {
	const { input } = observation;
	const messages = messagesOf(input);
	return input === undefined ? [] : [{ label: 'Input', text: messages ? conversation(observation, messages, all) : said(input) }];
}

// What the call before had sent already is not said again.
function conversation(observation, messages, all) {
	const known = messagesOf(generationBefore(observation, all)?.input);
	const { unchanged } = compare(messages, known);
	const skipped = unchanged < messages.length ? unchanged : 0;
	return [...skipped ? [`[${skipped} unchanged ${skipped === 1 ? 'message' : 'messages'}]`] : [],
		...messages.slice(skipped).map((message) => `${message.role ?? '…'}: ${saidIn(message)}`)].join('\n\n');
}

function after({ output, error, statusMessage, notes }) {
	return [
		...output === undefined ? [] : [{ label: 'Output', text: said(output) }],
		...error ? [{ label: 'Error', text: error.stackTrace ?? [error.type, error.message].filter(Boolean).join(': ') }] : [],
		...statusMessage && statusMessage !== error?.message ? [{ label: 'Status', text: statusMessage }] : [],
		...notes?.length ? [{ label: 'Notes', text: notes.join('\n') }] : []
	];
}

function said(value) {
	return typeof value?.userMessage === 'string' ? value.userMessage : value?.role ? saidIn(value) : textForm(value);
}

/** The entries in which a text stands: in their names, models or texts. */
export function matching(entries, text) {
	const wanted = text.trim().toLowerCase();
	return wanted ? entries.filter(({ observation: { name, model, type }, parts }) => [name, model, type, ...parts.map((part) => part.text)]
		.some((each) => each?.toLowerCase().includes(wanted))) : entries;
}

/**
 * The log as Markdown, for a report.
 * @param {string} title
 * @param {string[][]} facts of the trace, name and value
 * @param {Entry[]} entries
 * @param {(entry: Entry) => string} heading of an entry
 */
export function markdownOf(title, facts, entries, heading) {
	return [`# ${line(title)}`, facts.map(([name, value]) => `- ${name}: ${line(value)}`).join('\n'),
		...entries.flatMap((entry) => [`${'#'.repeat(Math.min(6, 2 + entry.depth))} ${line(heading(entry))}`, ...entry.parts.flatMap(({ label, text }) => [`**${label}**`, fenced(text)])])]
		.filter(Boolean).join('\n\n') + '\n';
}

const line = (text) => String(text).replaceAll(/\s+/g, ' ').replaceAll(/[\\`*_<>[\]#|]/g, '\\$&');

// The fence is longer than any that stands in the text.
function fenced(text) {
	const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length));
	const fence = '`'.repeat(longest + 1);
	return `${fence}\n${text}\n${fence}`;
}
