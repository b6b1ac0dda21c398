/** Places of values in a chart: pure functions. */

/** Round values from zero to one that is not less than the highest: few enough to be read. */
export function levels(highest, most = 4) {
	if (!(highest > 0)) {
		return [0, 1];
	}
	const rough = highest / most;
	const power = 10 ** Math.floor(Math.log10(rough));
	const step = [1, 2, 2.5, 5, 10].map((each) => each * power).find((each) => each >= rough * (1 - 1e-9));
	const count = Math.ceil(highest / step - 1e-9);
	return Array.from({ length: count + 1 }, (_, i) => Number((i * step).toPrecision(12)));
}

/** Whole numbers have no steps between them. */
export function wholeLevels(highest) {
	return highest <= 4 ? Array.from({ length: Math.max(1, Math.ceil(highest)) + 1 }, (_, i) => i) : levels(highest);
}

/** Which of the intervals have a word below the axis: every so many of them. */
export function ticks(count, width, room = 76) {
	const every = [1, 2, 3, 5, 10, 15, 20, 30, 60, 120, 240, 500, 1000].find((each) => each * width / Math.max(1, count) >= room) ?? count;
	return Array.from({ length: Math.ceil(count / every) }, (_, i) => i * every);
}

/** Bars on top of each other: for each series the pairs [from, to] of its values, undefined where it has none. */
export function stacked(series, count) {
	const tops = new Array(count).fill(0);
	return series.map(({ values }) => Array.from({ length: count }, (_, i) => values[i] ? [tops[i], tops[i] += values[i]] : undefined));
}

/** Runs of neighbours that have a value, as pairs [first, last] of their places. */
export function runs(values) {
	const found = [];
	values.forEach((value, i) => {
		if (value === undefined || value === null) {
			return;
		}
		if (found.length > 0 && found.at(-1)[1] === i - 1) {
			found.at(-1)[1] = i;
		}
		else {
			found.push([i, i]);
		}
	});
	return found;
}
