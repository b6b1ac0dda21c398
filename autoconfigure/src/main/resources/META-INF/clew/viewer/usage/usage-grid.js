/** Intervals of time in the zone of the browser, by when they start, in milliseconds. */

/** How many points a chart has at most. */
export const MOST_POINTS = 1000;

const MINUTE = 60_000;

const HOUR = 60 * MINUTE;

/** Lengths in milliseconds, the shortest first. */
export const LENGTHS = { minute: MINUTE, hour: HOUR, day: 24 * HOUR };

/** What is longer than this is shown in the next longer intervals. */
const SUITS = { minute: 3 * HOUR, hour: 4 * 24 * HOUR };

/** The interval that suits a span of time, in milliseconds. */
export function suiting(span) {
	return span <= SUITS.minute ? 'minute' : span <= SUITS.hour ? 'hour' : 'day';
}

/** The next longer interval; undefined where there is none. */
export function longer(interval) {
	const all = Object.keys(LENGTHS);
	return all[all.indexOf(interval) + 1];
}

/** The start of the interval some intervals after the one that holds a time; days are those of the calendar. */
export function startOf(time, interval, after = 0) {
	const date = new Date(time);
	if (interval === 'day') {
		return new Date(date.getFullYear(), date.getMonth(), date.getDate() + after).getTime();
	}
	const length = LENGTHS[interval];
	const shift = date.getTimezoneOffset() * MINUTE;
	return Math.floor((date.getTime() - shift) / length) * length + shift + after * length;
}

/** How many intervals there are from one time to another, both included. */
export function countOf(from, to, interval) {
	return Math.round((startOf(to, interval) - startOf(from, interval)) / LENGTHS[interval]) + 1;
}

/**
 * All intervals of a range, whether anything was used in them or not. Where they are too many those that have something and
 * their neighbours stand for all: a line between neighbours is as long as nothing was used.
 * @param {number[]} used starts of the intervals that have something
 * @param {string} interval "minute", "hour" or "day"
 * @param {{from?: number, to?: number}} [range] what was asked for; where it is open the first and the last of them count
 */
export function grid(used, interval, { from, to } = {}) {
	const first = Math.min(used[0] ?? Infinity, from ?? Infinity);
	const last = Math.max(used.at(-1) ?? -Infinity, to ?? -Infinity);
	if (!Number.isFinite(first) || !Number.isFinite(last)) {
		return [];
	}
	const starts = new Set(used);
	if (countOf(first, last, interval) > MOST_POINTS) {
		used.forEach((start) => [-1, 1].map((after) => startOf(start, interval, after)).filter((start) => start >= first && start <= last)
			.forEach((start) => starts.add(start)));
	}
	else {
		for (let i = 0, start = startOf(first, interval); start <= last; start = startOf(first, interval, ++i)) {
			starts.add(start);
		}
	}
	return [...starts].sort((one, other) => one - other);
}
