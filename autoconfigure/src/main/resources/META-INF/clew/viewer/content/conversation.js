import { isLeftOut, isMessages } from '../model/shapes.js';

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

/** What of the messages the generation before had already sent: how many are the same, and how many it had beside them. */
export function compare(messages, before) {
	if (!isMessages(before)) {
		return { unchanged: 0, gone: 0 };
	}
	let unchanged = 0;
	while (unchanged < messages.length && unchanged < before.length && same(messages[unchanged], before[unchanged])) {
		unchanged++;
	}
	const known = ![...messages, ...before].some(isLeftOut);
	return { unchanged, gone: known ? before.length - unchanged : 0 };
}

function same(one, other) {
	return JSON.stringify(one) === JSON.stringify(other);
}
