import { isParts, messagesOf, textOf } from '../model/shapes.js';

/**
 * Where the context window of a generation went, estimated by characters: nobody but the provider counts tokens.
 * Pure functions.
 */

/** What it is divided into, in the order in which it is shown. */
export const PARTS = {
	system: 'System message',
	tools: 'Tools offered',
	history: 'History',
	retrieved: 'Retrieved documents',
	user: 'User message',
	work: 'Tool calls and results'
};

/**
 * The estimate.
 * @param {object} input of a generation
 * @param {import('../model/shapes.js').Document[]} [augmented] what its augmentation put into the prompt
 * @returns {{parts: {key: string, characters: number}[], total: number, media: number}|undefined} nothing where there are no messages
 */
export function estimate(input, augmented = []) {
	const messages = messagesOf(input);
	if (!messages) {
		return undefined;
	}
	const sums = Object.fromEntries(Object.keys(PARTS).map((key) => [key, 0]));
	sums.tools = Array.isArray(input.tools) && input.tools.length > 0 ? JSON.stringify(input.tools).length : 0;
	const asked = messages.findLastIndex((message) => message.role === 'user');
	messages.forEach((message, index) => {
		const key = message.role === 'system' ? 'system' : index === asked ? 'user' : index > asked && asked >= 0 ? 'work' : 'history';
		sums[key] += characters(message);
	});
	if (asked >= 0) {
		const retrieved = contained(textOf(messages[asked].content), augmented);
		sums.retrieved = retrieved;
		sums.user -= retrieved;
	}
	const parts = Object.entries(sums).filter(([, each]) => each > 0).map(([key, each]) => ({ key, characters: each }));
	return { parts, total: parts.reduce((sum, part) => sum + part.characters, 0), media: messages.reduce((sum, each) => sum + mediaOf(each), 0) };
}

function characters({ content, toolCalls, thinking }) {
	return textOf(content).length + String(thinking ?? '').length + (Array.isArray(toolCalls) ? JSON.stringify(toolCalls).length : 0);
}

function mediaOf({ content }) {
	return isParts(content) ? content.filter((part) => part.type !== 'text').length : 0;
}

// Each place of the message counts once, even where one document contains another.
function contained(text, documents) {
	let rest = text;
	let sum = 0;
	const longest = documents.filter((each) => each.inPrompt !== false && each.content).map((each) => each.content)
		.sort((one, other) => other.length - one.length);
	for (const each of longest) {
		const at = rest.indexOf(each);
		if (at >= 0) {
			sum += each.length;
			rest = rest.slice(0, at) + rest.slice(at + each.length);
		}
	}
	return sum;
}
