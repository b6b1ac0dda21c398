import { get } from '../core/api.js';
import { messagesOf } from '../model/shapes.js';

/**
 * What of a trace has to do with one of its observations. Works on the observations as previews have them;
 * what is needed in full is loaded by their id.
 */

const AUGMENTED = /^\{"contents":/;

const MANY = 20;

/**
 * What else is needed to tell of an observation.
 * @typedef {object} Related
 * @property {object} [before] the generation before of the same agent, in full
 * @property {object[]} [augmented] the documents of the augmentation that it belongs to
 * @property {Map<string, object>} [steps] by the id of a tool call, the observation in which it ran
 */

/**
 * Finds it.
 * @param {object} observation in full
 * @param {object[]} all observations of the trace
 * @param {(id: string) => Promise<object>} load reads one in full
 * @returns {Promise<Related>}
 */
export async function relate(observation, all, load) {
	const quietly = (each) => each ? load(each.observationId).catch(() => undefined) : undefined;
	if (observation.type === 'GENERATION') {
		const [before, augmentation, steps] = await Promise.all([quietly(generationBefore(observation, all)),
			quietly(augmentationOf(observation, all)), toolSteps(observation, all, quietly)]);
		return { before, augmented: augmentation?.output?.contents, steps };
	}
	if (observation.type === 'RETRIEVER') {
		return { augmented: (await quietly(augmentationAround(observation, all)))?.output?.contents };
	}
	return {};
}

/**
 * The last call of the same prompt in the run before of the same session: what it sent and got is sent again with the next.
 * @param {object} observation in full
 * @param {object} trace that it is of
 * @returns {Promise<any>} undefined where there is none, or nobody can say
 */
export async function callOfRunBefore({ prompt, startTime, type }, { sessionId, openedFrom }) {
	if (!sessionId || openedFrom) {
		return undefined;
	}
	const query = { session: sessionId, type, prompt: prompt?.name, to: startTime, sort: '-startTime', limit: 1, content: 'preview' };
	const last = await get('llmobservations', query).then(({ observations }) => observations[0], () => undefined);
	return last && get('llmtraces', {}, last.traceId, last.observationId).then((call) => ({ ...call, traceId: last.traceId }), () => undefined);
}

/** The latest generation of the same agent that began before. */
export function generationBefore(observation, all) {
	return all.filter((each) => each.type === 'GENERATION' && isSibling(each, observation) && isBefore(each, observation))
		.reduce((latest, each) => !latest || isBefore(latest, each) ? each : latest, undefined);
}

// The stage that writes the prompt stands beside the generation, under the same agent.
function augmentationOf(observation, all) {
	return all.filter((each) => isAugmentation(each) && isSibling(each, observation) && isBefore(each, observation)).at(-1);
}

function augmentationAround(observation, all) {
	const byId = new Map(all.map((each) => [each.observationId, each]));
	const seen = new Set();
	let around = byId.get(observation.parentObservationId);
	while (around && !isAugmentation(around) && !seen.has(around)) {
		seen.add(around);
		around = byId.get(around.parentObservationId);
	}
	return around && isAugmentation(around) ? around : undefined;
}

function isAugmentation(each) {
	return each.type === 'CHAIN' && (AUGMENTED.test(each.outputPreview ?? '') || Array.isArray(each.output?.contents));
}

// Ids of tool calls may come again in another round: the step of this agent and round counts first.
async function toolSteps(observation, all, load) {
	const own = calls(observation.output ? [observation.output] : []).filter((call) => call.id !== undefined);
	const earlier = calls(messagesOf(observation.input) ?? []).filter((call) => call.id !== undefined);
	const steps = new Map();
	const tools = all.filter((each) => each.type === 'TOOL' && each.toolCallId !== undefined && isSibling(each, observation));
	for (const { id } of earlier) {
		const step = tools.filter((each) => each.toolCallId === id && isBefore(each, observation)).at(-1);
		if (step) {
			steps.set(id, step);
		}
	}
	await Promise.all(own.slice(0, MANY).map(async ({ id }) => {
		const step = tools.find((each) => each.toolCallId === id && !isBefore(each, observation));
		const whole = await load(step);
		if (whole) {
			steps.set(id, whole);
		}
	}));
	return steps;
}

function calls(messages) {
	return messages.flatMap((message) => Array.isArray(message?.toolCalls) ? message.toolCalls.filter(Boolean) : []);
}

function isSibling(one, other) {
	return one.parentObservationId === other.parentObservationId && one.observationId !== other.observationId;
}

// The texts differ in the number of their decimals only.
function isBefore(one, other) {
	const first = one.startTime.replace('Z', '').padEnd(29, '0');
	const second = other.startTime.replace('Z', '').padEnd(29, '0');
	return first < second;
}
