import { isNumber } from '../core/exact.js';

/** What inputs and outputs look like, and what they say. Pure functions over the JSON of the endpoint. */

const MEDIA = ['image', 'audio', 'video', 'pdf', 'mask'];

const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Whether an element says how many others were left out in its place, since the content was too large. */
export function isLeftOut(value) {
	return isObject(value) && typeof value.leftOut === 'number' && Object.keys(value).every((key) => ['leftOut', 'orMore'].includes(key));
}

/** Says so in words, such as "12 messages". */
export function leftOutWords({ leftOut, orMore }, word) {
	return `${orMore ? 'at least ' : ''}${new Intl.NumberFormat(navigator.languages?.[0]).format(leftOut)} ${word}${leftOut === 1 && !orMore ? '' : 's'}`;
}

/** Whether a value is a list of messages, of which some may be left out. */
export function isMessages(value) {
	return Array.isArray(value) && value.some((each) => !isLeftOut(each))
		&& value.every((each) => isObject(each) && (typeof each.role === 'string' || isLeftOut(each)));
}

/** The messages of an input; nothing where it has none. */
export function messagesOf(input) {
	const messages = isObject(input) ? input.messages : input;
	return isMessages(messages) ? messages : undefined;
}

/** Whether a value is a message's content of several parts, texts and references to media. */
export function isParts(value) {
	return Array.isArray(value) && value.length > 0 && value.every((each) => isObject(each) && typeof each.type === 'string'
		&& (each.type === 'text' ? 'text' in each : MEDIA.includes(each.type) || 'sha256' in each || 'mediaType' in each));
}

/** The texts of a message's content. */
export function textOf(content) {
	if (typeof content === 'string') {
		return content;
	}
	if (isParts(content)) {
		return content.filter((part) => part.type === 'text').map((part) => String(part.text)).join('\n');
	}
	return content === undefined || content === null ? '' : JSON.stringify(content);
}

/**
 * A text that was found, stored or ranked.
 * @typedef {object} Document
 * @property {string} content
 * @property {string} [id]
 * @property {number} [score]
 * @property {number} [rerankedScore]
 * @property {object} [metadata]
 * @property {boolean} [inPrompt] absent where that is not known
 */

/**
 * The documents in what a retriever, a store, an aggregator or an augmentor returned.
 * @returns {Document[]|undefined} nothing where it is something else
 */
export function documentsOf(value) {
	const list = isObject(value) && Array.isArray(value.contents) ? value.contents : value;
	if (!Array.isArray(list) || list.length === 0) {
		return undefined;
	}
	const documents = list.filter((each) => !isLeftOut(each)).map((each) => isObject(each?.embedded) ? { id: each.id, score: each.score, ...each.embedded } : each);
	return documents.length > 0 && documents.every((each) => isObject(each) && typeof each.content === 'string' && !('role' in each)) ? documents : undefined;
}

/** What a scoring model ranked, best first; nothing where input and output are something else. */
export function rankedOf(input, output) {
	const texts = isObject(input) ? input.texts : undefined;
	if (!Array.isArray(texts) || !Array.isArray(output) || texts.length !== output.length
			|| !output.every(isNumber) || texts.some(isLeftOut)) {
		return undefined;
	}
	return texts.map((text, index) => ({ content: String(text), score: output[index] })).sort((one, other) => other.score - one.score);
}

/** Tells of documents whether they reached the prompt, as the augmentation around them does. */
export function reached(documents, augmented) {
	const known = new Map((augmented ?? []).map((each) => [each.content, each]));
	return documents.map((each) => {
		const told = known.get(each.content);
		return told && each.inPrompt === undefined && told.inPrompt !== undefined ? { ...each, inPrompt: told.inPrompt } : each;
	});
}
