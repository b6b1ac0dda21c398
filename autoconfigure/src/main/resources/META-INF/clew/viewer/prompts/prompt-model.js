import { messagesOf, textOf } from '../model/shapes.js';

/** What the pages of prompts show: pure functions over what the endpoints return. */

/** Shorter values of variables stand in a text by chance. */
const SHORTEST = 3;

/**
 * A version of a prompt and what adds up in its calls.
 * @typedef {object} Version
 * @property {string} version
 * @property {any} group of the usage endpoint
 */

/**
 * Prompts with their versions, those that cost most first.
 * @param {any[]} groups by prompt and version
 * @returns {{name: string, versions: Version[], count: number, errors: number, cost: number|undefined}[]}
 */
export function promptsOf(groups) {
	const byName = new Map();
	for (const group of groups) {
		const { prompt: name, promptVersion: version } = group.key;
		if (name !== undefined) {
			const prompt = byName.get(name) ?? { name, versions: [], count: 0, errors: 0, cost: undefined };
			prompt.versions.push({ version: version ?? '', group });
			prompt.count += group.count;
			prompt.errors += group.errors;
			prompt.cost = sumOf(prompt.cost, group.cost?.total);
			byName.set(name, prompt);
		}
	}
	return [...byName.values()].sort((one, other) => (other.cost ?? -1) - (one.cost ?? -1) || other.count - one.count || one.name.localeCompare(other.name));
}

function sumOf(sum, amount) {
	return amount === undefined ? sum : (sum ?? 0) + Number(amount);
}

/** When each prompt was used last, by name: the start of the last interval in which it was. */
export function lastUses(groups) {
	const last = new Map();
	for (const { key, start } of groups) {
		if (key.prompt !== undefined && !(last.get(key.prompt) >= start)) {
			last.set(key.prompt, start);
		}
	}
	return last;
}

/** What one call of a group takes of something that adds up; undefined where nothing is known. */
export function perCall(sum, group) {
	return sum === undefined || group.count === 0 ? undefined : Number(sum) / group.count;
}

/** Tokens of one side, whatever their buckets; undefined where nobody reported any. */
export function tokensOf(usage, side) {
	const buckets = Object.keys(usage ?? {}).filter((key) => key.startsWith(side));
	return buckets.length === 0 ? undefined : buckets.reduce((sum, key) => sum + usage[key], 0);
}

/**
 * What scores of one name say together: how many say yes, their mean, or how often each value was given.
 * @param {any[]} traces
 * @returns {{name: string, count: number, yes?: number, mean?: number, values?: [string, number][]}[]}
 */
export function scoresOf(traces) {
	const byName = new Map();
	traces.flatMap((trace) => trace.scores ?? []).filter(({ value }) => value !== undefined && value !== null)
		.forEach((score) => byName.set(score.name, [...byName.get(score.name) ?? [], score]));
	return [...byName].sort(([one], [other]) => one.localeCompare(other)).map(([name, scores]) => ({ name, count: scores.length, ...together(scores) }));
}

function together(scores) {
	const values = scores.map(({ value }) => value);
	if (scores.every(({ dataType }) => dataType === 'BOOLEAN')) {
		return { yes: values.filter((value) => value === true || value === 'true').length };
	}
	if (scores.every(({ dataType }) => dataType === 'NUMERIC')) {
		return { mean: values.reduce((sum, value) => sum + Number(value), 0) / values.length };
	}
	const times = new Map();
	values.forEach((value) => times.set(String(value), (times.get(String(value)) ?? 0) + 1));
	return { values: [...times].sort(([, one], [, other]) => other - one) };
}

/**
 * The first call of a model with a version of a prompt, in the order of the trace.
 * @param {any[]} observations of a trace
 */
export function callOf(observations, name, version) {
	return observations.find(({ type, prompt }) => type === 'GENERATION' && prompt?.name === name && prompt.version === version);
}

/**
 * The prompt as it was sent, the values of its variables put back to their names: what the system says and what the user is made to
 * say.
 * @returns {string|undefined} undefined where the messages are not known
 */
export function templateOf({ input, prompt }) {
	const messages = messagesOf(input)?.filter((each) => typeof each.role === 'string') ?? [];
	const said = [messages.find(({ role }) => role === 'system'), messages.findLast(({ role }) => role === 'user')].filter(Boolean);
	if (said.length === 0) {
		return undefined;
	}
	const variables = Object.entries(prompt?.variables ?? {}).filter(([, value]) => typeof value === 'string' && value.length >= SHORTEST)
		.sort(([, one], [, other]) => other.length - one.length);
	return said.map(({ role, content }) => `[${role}]\n${withNames(textOf(content), variables)}`).join('\n\n');
}

function withNames(text, variables) {
	return variables.reduce((left, [name, value]) => left.flatMap((part) => typeof part === 'string' ? between(part.split(value), { name }) : [part]), [text])
		.map((part) => typeof part === 'string' ? part : `{{${part.name}}}`).join('');
}

function between(parts, separator) {
	return parts.flatMap((part, i) => i === 0 ? [part] : [separator, part]);
}
