/** What the usage page asks for. */

import { get } from '../core/api.js';
import { LENGTHS, MOST_POINTS, countOf, longer, suiting } from './usage-grid.js';
import { RANGES, totals } from './usage-model.js';

const ZONE = Intl.DateTimeFormat().resolvedOptions().timeZone;

const HOUR = LENGTHS.hour;

/** So many intervals at least, so that the first one of a new application does not fill a chart. */
const FEWEST = 12;

/**
 * What the reader chose.
 * @typedef {object} Asked
 * @property {string} by dimension
 * @property {string} range
 * @property {string} interval "auto" or what it is to be
 * @property {string} [from] where the range has a beginning
 */

/** Parameters of a download that has what the page shows. */
export function queryOf({ by, from }, interval) {
	return { groupBy: by, interval, zone: ZONE, from };
}

/**
 * Groups over time. Without a wish the interval is the one that suits the time in which there was anything; where there would be
 * too many of them, or of their groups, it is a longer one.
 * @param {Asked} asked
 */
export async function overTime(asked) {
	const now = Date.now();
	const hours = RANGES[asked.range][1];
	const wished = asked.interval === 'auto' ? undefined : asked.interval;
	const first = wished ?? (hours === undefined ? 'hour' : suiting(hours * HOUR));
	const over = await attempt(asked, first, now);
	const suits = suiting(now - over.begins);
	if (wished || LENGTHS[suits] >= LENGTHS[over.interval]) {
		return { ...over, wished: wished !== undefined && over.interval !== wished ? wished : undefined };
	}
	const from = new Date(over.begins).toISOString();
	return attempt({ ...asked, from }, suits, now).catch(() => over);
}

async function attempt(asked, interval, now) {
	const after = longer(interval);
	const over = await get('llmusage', queryOf(asked, interval))
		.catch((ex) => after && ex.status === 400 ? undefined : Promise.reject(ex));
	if (!over) {
		return attempt(asked, after, now);
	}
	const from = beginning(over, asked.from, now);
	if (after && countOf(from, now, interval) > MOST_POINTS) {
		return attempt(asked, after, now);
	}
	return { ...over, by: asked.by, interval, begins: from, range: { interval, from: Math.min(from, now - (FEWEST - 1) * LENGTHS[interval]), to: now } };
}

// Nothing is shown of the time before anything was recorded, which nothing is known of.
function beginning({ groups, coverage }, from, now) {
	const starts = groups.map((group) => Date.parse(group.start));
	const known = Math.min(now, Date.parse(coverage.from), ...starts);
	return from === undefined ? known : Math.max(Date.parse(from), known);
}

/** The sums of a time, and what they rest on. */
export async function sums(from, to) {
	const [whole, calls] = await Promise.all([get('llmusage', { from, to }), get('llmusage', { groupBy: 'provider', from, to })]);
	return { ...totals(whole, calls), coverage: whole.coverage };
}

/** The sums of the time before; undefined where it has none, or not all of it is known. */
export async function sumsBefore({ range, from }) {
	const hours = RANGES[range][1];
	if (hours === undefined) {
		return undefined;
	}
	const before = await sums(new Date(Date.parse(from) - hours * HOUR).toISOString(), from);
	return before.coverage.complete ? before : undefined;
}

/** Whether the store no longer has anything that it once had. */
export async function hasLost() {
	const { coverage } = await get('llmusage', { to: new Date(0).toISOString() });
	return !coverage.complete && coverage.samplingProbability >= 1;
}
