import { get } from '../core/api.js';

/** Which scores there are already: their names, their types and what they said. */

const RECENT = 100;

/** @typedef {{dataType: string, values: Set<string>}} Known by name */

let asked;

/**
 * The names that scores have, as far as the newest traces tell.
 * @param {object[]} [scores] others that are known
 * @returns {Promise<Map<string, Known>>}
 */
export async function knownScores(scores = []) {
	asked ??= get('llmtraces', { limit: RECENT }).then(({ traces }) => traces.flatMap((trace) => trace.scores ?? []), () => {
		asked = undefined;
		return [];
	});
	return byName([...await asked, ...scores]);
}

function byName(scores) {
	const known = new Map();
	for (const { name, dataType, value } of scores) {
		const one = known.get(name) ?? { dataType, values: new Set() };
		known.set(name, one);
		if (typeof value === 'string' && dataType === 'CATEGORICAL') {
			one.values.add(value);
		}
	}
	return known;
}
