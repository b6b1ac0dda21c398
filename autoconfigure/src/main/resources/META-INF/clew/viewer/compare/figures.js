import * as format from '../core/format.js';

/** Figures of both sides and what lies between them. Pure functions. */

/**
 * A fact of both sides.
 * @typedef {object} Fact
 * @property {string} name
 * @property {string} a as it is shown; empty where it is absent
 * @property {string} b likewise
 * @property {string} [difference] of numbers, with a sign
 * @property {boolean} [isFigure] whether it is a number, which is not to be broken
 * @property {boolean} [isMeasured] whether it differs by nature, so that it is no difference worth a mark
 */

/** A difference with its sign; empty where one side is not known. */
export function signed(a, b, write) {
	if (a === undefined || b === undefined) {
		return '';
	}
	const by = b - a;
	const written = write(Math.abs(by));
	return by === 0 || written === write(0) ? '±0' : `${by > 0 ? '+' : '−'}${written}`;
}

export function fact(name, a, b, more) {
	const write = (value) => value === undefined || value === null ? '' : format.cut(typeof value === 'object' ? JSON.stringify(value) : String(value));
	return { name, a: write(a), b: write(b), ...more };
}

export function duration(name, a, b) {
	return { name, a: format.duration(a), b: format.duration(b), difference: signed(a, b, format.duration), isMeasured: true, isFigure: true };
}

export function count(name, a, b) {
	return { name, a: format.count(a), b: format.count(b), difference: signed(a, b, format.count), isFigure: true };
}

/** Costs; what is not known in full has no difference. */
export function cost(name, a, b) {
	const known = (of) => of?.total === undefined || format.lacks(of).length ? undefined : Number(of.total);
	return { name, a: format.cost(a), b: format.cost(b), difference: signed(known(a), known(b), (amount) => format.money(amount, a?.currency ?? b?.currency)), isFigure: true };
}

/** Sum of the input's or the output's buckets. */
export function tokens(usage, side) {
	const buckets = Object.entries(usage ?? {}).filter(([name]) => name.startsWith(side));
	return buckets.length ? buckets.reduce((sum, [, number]) => sum + number, 0) : undefined;
}

/** The same, where it is worth a line only if it differs. */
export function different(name, a, b) {
	return a === b ? [] : [fact(name, a, b)];
}

/** The facts of which at least one side knows something. */
export function known(facts) {
	return facts.filter(({ a, b }) => a !== '' || b !== '');
}

/** Facts of two objects, by their fields. */
export function fields(a = {}, b = {}) {
	return [...new Set([...Object.keys(a), ...Object.keys(b)])].map((name) => fact(name, a[name], b[name]));
}
