/** Intervals of time in the zone of the browser, by when they start, in milliseconds. */

/** How many points a chart has at most. */
export const MOST_POINTS = 1000;

const HOUR = 3_600_000;

const MINUTE = 60_000;

/** The start of the interval some intervals after the one that holds a time; days are those of the calendar. */
export function startOf(time, interval, after = 0) {
	const date = new Date(time);
	if (interval === 'day') {
		return new Date(date.getFullYear(), date.getMonth(), date.getDate() + after).getTime();
	}
	const shift = date.getTimezoneOffset() * MINUTE;
	return Math.floor((date.getTime() - shift) / HOUR) * HOUR + shift + after * HOUR;
}

/** How many intervals there are from one time to another, both included. */
export function countOf(from, to, interval) {
	return Math.round((startOf(to, interval) - startOf(from, interval)) / (interval === 'day' ? 24 * HOUR : HOUR)) + 1;
}

/**
 * All intervals of a range, whether anything was used in them or not. Where they are too many those that have something and
 * their neighbours stand for all: a line between neighbours is as long as nothing was used.
 * @param {number[]} used starts of the intervals that have something
 * @param {string} interval "hour" or "day"
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
