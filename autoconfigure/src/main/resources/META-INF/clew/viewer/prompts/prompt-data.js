/** What the pages of prompts ask for. */

import { get } from '../core/api.js';
import { callOf, lastUses, promptsOf, scoresOf, templateOf } from './prompt-model.js';

const ZONE = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** Scores are those of so many traces. */
export const SCORED = 200;

/** All prompts, and when each was used last. */
export async function prompts() {
	const [all, days] = await Promise.all([get('llmusage', { groupBy: 'prompt,promptVersion' }),
		get('llmusage', { groupBy: 'prompt', interval: 'day', zone: ZONE }).catch(() => ({ groups: [] }))]);
	const last = lastUses(days.groups);
	return promptsOf(all.groups).map((prompt) => ({ ...prompt, last: last.get(prompt.name) }));
}

/** One prompt with its versions, the newest first; undefined where nothing is known of it. */
export async function prompt(name) {
	const { groups } = await get('llmusage', { groupBy: 'prompt,promptVersion' });
	const found = promptsOf(groups).find((each) => each.name === name);
	if (!found) {
		return undefined;
	}
	const versions = await Promise.all(found.versions.map((each) => details(name, each)));
	return { ...found, versions: versions.sort((one, other) => (other.last ?? '').localeCompare(one.last ?? '')) };
}

async function details(name, { version, group }) {
	const of = { prompt: `${name}@${version}` };
	const [newest, oldest] = await Promise.all([get('llmtraces', { ...of, sort: '-startTime', limit: SCORED }),
		get('llmtraces', { ...of, sort: 'startTime', limit: 1 })]);
	return { version, group, first: oldest.traces[0]?.startTime, last: newest.traces[0]?.startTime, trace: newest.traces[0]?.traceId,
		scores: scoresOf(newest.traces) };
}

/** The text of a version, as its last call has it: { text }, or { hiddenBy }, or neither where it is not recorded. */
export async function textOfVersion(name, { version, trace }) {
	const { observations = [], contentHiddenBy } = trace ? await get('llmtraces', { content: 'preview' }, trace) : {};
	const call = callOf(observations, name, version);
	if (!call || contentHiddenBy) {
		return { hiddenBy: contentHiddenBy };
	}
	return { text: templateOf(await get('llmtraces', {}, trace, call.observationId)), observation: call.observationId };
}
