/** Aligns two lists by their longest common subsequence. Pure functions. */

const MAX_CELLS = 25_000_000;

const NEAR = 50;

/**
 * Pairs what is equal in both lists, in order.
 * @param {string[]} a
 * @param {string[]} b
 * @returns {[number|undefined, number|undefined][]|undefined} index in each list, one of them absent where there is no
 * counterpart; nothing where the lists are too long to be aligned exactly
 */
export function align(a, b) {
	let start = 0;
	while (start < a.length && start < b.length && a[start] === b[start]) {
		start++;
	}
	let end = 0;
	while (end < a.length - start && end < b.length - start && a[a.length - 1 - end] === b[b.length - 1 - end]) {
		end++;
	}
	const middle = aligned(a.slice(start, a.length - end), b.slice(start, b.length - end));
	return middle && [...range(start).map((i) => pair(i, i)),
		...middle.map(([i, j]) => pair(i === undefined ? i : i + start, j === undefined ? j : j + start)),
		...range(end).map((i) => pair(a.length - end + i, b.length - end + i))];
}

/** The same, but roughly where the lists are too long: what is equal has to be near. */
export function alignRoughly(a, b) {
	return align(a, b) ?? nearby(a, b);
}

/** @returns {[number|undefined, number|undefined]} */
function pair(i, j) {
	return [i, j];
}

function range(length) {
	return Array.from({ length }, (_, i) => i);
}

function aligned(a, b) {
	if (a.length * b.length > MAX_CELLS) {
		return undefined;
	}
	const [one, other] = numbered(a, b);
	const width = b.length + 1;
	const common = lengths(one, other);
	const pairs = [];
	let i = 0;
	let j = 0;
	while (i < a.length || j < b.length) {
		if (i < a.length && j < b.length && one[i] === other[j]) {
			pairs.push([i++, j++]);
		}
		else if (j === b.length || (i < a.length && common[(i + 1) * width + j] >= common[i * width + j + 1])) {
			pairs.push([i++, undefined]);
		}
		else {
			pairs.push([undefined, j++]);
		}
	}
	return pairs;
}

// Lengths of the longest common subsequences from each pair of places on; up to 25 million, so that each step counts.
function lengths(a, b) {
	const width = b.length + 1;
	const common = new Uint16Array((a.length + 1) * width);
	for (let i = a.length - 1; i >= 0; i--) {
		const row = i * width;
		const below = row + width;
		const number = a[i];
		let right = 0;
		for (let j = b.length - 1; j >= 0; j--) {
			const down = common[below + j];
			right = number === b[j] ? common[below + j + 1] + 1 : down > right ? down : right;
			common[row + j] = right;
		}
	}
	return common;
}

// Numbers are compared faster than texts.
function numbered(...lists) {
	const numbers = new Map();
	return lists.map((list) => Int32Array.from(list, (each) => {
		if (!numbers.has(each)) {
			numbers.set(each, numbers.size);
		}
		return numbers.get(each);
	}));
}

function nearby(a, b) {
	const pairs = [];
	let i = 0;
	let j = 0;
	while (i < a.length || j < b.length) {
		const inB = i < a.length ? b.slice(j, j + NEAR).indexOf(a[i]) : -1;
		const inA = j < b.length ? a.slice(i, i + NEAR).indexOf(b[j]) : -1;
		if (inB === 0) {
			pairs.push([i++, j++]);
		}
		else if (j < b.length && (i === a.length || (inB > 0 && (inA < 0 || inB <= inA)))) {
			pairs.push([undefined, j++]);
		}
		else {
			pairs.push([i++, undefined]);
		}
	}
	return pairs;
}
