import { isLeftOut, isMessages, textOf } from '../model/shapes.js';

/** Messages as a conversation: tool calls joined with their results. Pure functions. */

/**
 * A message as it is shown.
 * @typedef {object} Item
 * @property {object} message
 * @property {{call: object, result: object|undefined}[]} calls its tool calls, each with the message that answers it
 */

/**
 * Joins messages of tools with the calls that they answer: by id, or by name and order where there is none.
 * @returns {Item[]} all messages but those that are joined
 */
export function join(messages) {
	const items = [];
	let open = [];
	for (const message of messages) {
		const call = message.role === 'tool' ? answered(open, message) : undefined;
		if (call) {
			call.result = message;
			continue;
		}
		const calls = (Array.isArray(message.toolCalls) ? message.toolCalls : []).map((each) => ({ call: each ?? {}, result: undefined }));
		items.push({ message, calls });
		open = [...calls, ...open.filter((each) => !each.result)];
	}
	return items;
}

function answered(open, { toolCallId, name }) {
	const free = open.filter((each) => !each.result);
	if (toolCallId !== undefined) {
		return free.find(({ call }) => call.id === toolCallId);
	}
	return free.find(({ call }) => call.id === undefined && call.name === name);
}

/**
 * What of the messages the call before had already: how many of the first are the same, in the same order, and how many it had
 * beside them. A memory that forgets its oldest messages leaves gaps.
 */
export function compare(messages, before) {
	if (!isMessages(before)) {
		return { unchanged: 0, gone: 0 };
	}
	let unchanged = 0;
	let from = 0;
	while (unchanged < messages.length) {
		const at = before.findIndex((each, index) => index >= from && same(messages[unchanged], each));
		if (at < 0) {
			break;
		}
		from = at + 1;
		unchanged++;
	}
	const known = ![...messages, ...before].some(isLeftOut);
	return { unchanged, gone: known ? before.length - unchanged : 0 };
}

/** About how high messages are when they are shown, in lines. */
export function linesOf(messages) {
	return messages.reduce((sum, { content, toolCalls }) => sum + 3 + lines(textOf(content)) + 5 * (Array.isArray(toolCalls) ? toolCalls.length : 0), 0);
}

const LINE = 70;

function lines(text) {
	let sum = 0;
	for (let from = 0; from >= 0 && sum < 1000;) {
		const to = text.indexOf('\n', from);
		sum += Math.max(1, Math.ceil(((to < 0 ? text.length : to) - from) / LINE));
		from = to < 0 ? -1 : to + 1;
	}
	return sum;
}

function same(one, other) {
	return JSON.stringify(one) === JSON.stringify(other);
}
