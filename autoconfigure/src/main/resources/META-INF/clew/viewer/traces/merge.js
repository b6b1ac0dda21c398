/**
 * Brings what is listed up to date with what the beginning of the list is now.
 * @param {object[]} rows the traces that are listed
 * @param {object[]} fresh the first traces as they are now, in order
 * @param {object} how
 * @param {boolean} how.complete whether there are no more than these
 * @param {boolean} how.hold whether new ones have to wait, since they would move what somebody reads
 * @returns {{rows: object[], waiting: number, whole: boolean}} what to list, how many wait, and whether it is what is
 * fresh, nothing behind it
 */
export function merge(rows, fresh, { complete, hold }) {
	const places = new Map(rows.map((row, index) => [row.traceId, index]));
	const known = fresh.filter((row) => places.has(row.traceId));
	if (!hold || rows.length === 0 || (complete && known.length === 0)) {
		return { rows: fresh, waiting: 0, whole: true };
	}
	if (known.length === 0) {
		return { rows, waiting: fresh.length, whole: false };
	}
	const lastKnown = fresh.indexOf(known.at(-1));
	const shown = [...known, ...fresh.slice(lastKnown + 1)];
	const behind = complete ? [] : rowsBehind(rows, places, known);
	return { rows: [...shown, ...behind], waiting: lastKnown + 1 - known.length, whole: behind.length === 0 };
}

/** Fresh rows, but the very ones that are listed where nothing has changed in them: these need not be drawn again. */
export function keepSame(rows, fresh) {
	const old = new Map(rows.map((row) => [row.traceId, row]));
	const kept = fresh.map((row) => JSON.stringify(row) === JSON.stringify(old.get(row.traceId)) ? old.get(row.traceId) : row);
	return kept.length === rows.length && kept.every((row, index) => row === rows[index]) ? rows : kept;
}

function rowsBehind(rows, places, known) {
	const ids = new Set(known.map((row) => row.traceId));
	const last = Math.max(...known.map((row) => places.get(row.traceId)));
	return rows.slice(last + 1).filter((row) => !ids.has(row.traceId));
}
