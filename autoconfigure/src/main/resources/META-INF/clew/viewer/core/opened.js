/** Traces that were opened from files: they have ids of their own, and the last ones are known to this page alone until it is left. */

const PREFIX = 'file:';

/** Tells this page from others, and from itself before it was loaded again: their files are others. */
const PAGE = [...crypto.getRandomValues(new Uint8Array(8))].map((byte) => byte.toString(16).padStart(2, '0')).join('');

const PREVIEW = 500;

/** Of these, a preview tells what was said. */
const TALKING = ['AGENT', 'GENERATION'];

/** So many are kept: enough to compare and to go back. */
const MOST = 5;

const traces = new Map();

const previews = new Map();

let opened = 0;

/** What is said of a file that this page does not know (any more). */
export const GONE = `This trace came from a file, which is forgotten when the page is left or loaded again, or ${MOST} others are opened. Open the file once more`;

/** Whether an id is one of a trace that was opened from a file. */
export function isOpened(traceId) {
	return Boolean(traceId?.startsWith(PREFIX));
}

/** Whether an id is one of a file that this page does not know (any more). */
export function isGone(traceId) {
	return isOpened(traceId) && !traces.has(traceId);
}

/**
 * Keeps a trace.
 * @param {object} trace as the endpoint has it
 * @param {string} fileName where it came from
 * @returns {string} its id on this page
 */
export function add(trace, fileName) {
	const traceId = idOf(++opened);
	traces.set(traceId, { ...trace, traceId, openedFrom: { fileName, traceId: trace.traceId } });
	forget(idOf(opened - MOST));
	return traceId;
}

function idOf(number) {
	return `${PREFIX}${PAGE}-${number}`;
}

function forget(traceId) {
	traces.delete(traceId);
	previews.delete(traceId);
}

/**
 * What the endpoint would answer.
 * @param {{content?: string}} [query]
 * @param {string} [traceId]
 * @param {string} [observationId]
 * @returns {any} undefined where nothing is known
 */
export function read({ content } = {}, traceId, observationId) {
	const trace = traces.get(traceId);
	if (observationId !== undefined) {
		return trace?.observations.find((each) => each.observationId === observationId);
	}
	if (content !== 'preview' || !trace) {
		return trace;
	}
	if (!previews.has(traceId)) {
		previews.set(traceId, { ...trace, observations: trace.observations.map(preview) });
	}
	return previews.get(traceId);
}

// As the endpoint has it: what was said last, or all of it where that is no text.
function preview({ input, output, ...observation }) {
	const talks = TALKING.includes(observation.type);
	return { inputPreview: beginning(input, talks && lastSaid(input)), outputPreview: beginning(output, talks && said(output)), ...observation };
}

function lastSaid(input) {
	return Array.isArray(input?.messages) ? input.messages.at(-1)?.content : input?.userMessage;
}

function said(message) {
	return message?.role === undefined ? undefined : message.content;
}

function textOfParts(content) {
	const isParts = Array.isArray(content) && content.every((part) => typeof part?.type === 'string');
	const texts = isParts ? content.filter(({ type, text }) => type === 'text' && typeof text === 'string') : [];
	return texts.length > 0 ? texts.map(({ text }) => text).join('\n') : content;
}

function beginning(value, part) {
	const text = [part, value].map(textOfParts).find((each) => typeof each === 'string') ?? JSON.stringify(value);
	return text?.slice(0, PREVIEW).replace(/[\uD800-\uDBFF]$/, '');
}
