/** A layered picture of a graph, callers left of what they call: pure functions. */

export const WIDTH = 176;
export const HEIGHT = 40;
const GAP_X = 72;
const GAP_Y = 14;
const MARGIN = 24;

/**
 * Places nodes and draws edges.
 * @param {{nodes: {key: string}[], edges: {from: string, to: string}[]}} graph
 * @returns {{width, height, at: Map<string, {x, y}>, lines: {edge, path: string, x, y}[]}} upper left corners by key; paths
 *   of edges, with the place of their label
 */
export function layout({ nodes, edges }) {
	const back = backEdges(nodes, edges);
	const layer = layers(nodes, edges.filter((edge) => !back.has(edge)));
	const columns = [];
	nodes.forEach(({ key }) => (columns[layer.get(key)] ??= []).push(key));
	const chains = new Map(edges.filter((edge) => !back.has(edge)).map((edge) => [edge, chain(edge, layer, columns)]));
	untangle(columns, [...chains.values()]);
	const at = positions(columns);
	const lines = edges.map((edge) => chains.has(edge) ? forwards(edge, chains.get(edge), at) : backwards(edge, at));
	const tallest = Math.max(...columns.map((column) => column.length));
	return { at, lines, width: 2 * MARGIN + columns.length * (WIDTH + GAP_X) - GAP_X, height: 2 * MARGIN + tallest * (HEIGHT + GAP_Y) - GAP_Y + (back.size ? 16 : 0) };
}

// Edges that lead back to where the way came from, itself included.
function backEdges(nodes, edges) {
	const found = new Set();
	const state = new Map();
	const visit = (key) => {
		state.set(key, 'open');
		for (const edge of edges) {
			if (edge.from === key) {
				if (state.get(edge.to) === 'open') {
					found.add(edge);
				}
				else if (!state.has(edge.to)) {
					visit(edge.to);
				}
			}
		}
		state.set(key, 'done');
	};
	nodes.forEach(({ key }) => state.has(key) || visit(key));
	return found;
}

// The longest way from any root.
function layers(nodes, edges) {
	const layer = new Map(nodes.map(({ key }) => [key, 0]));
	for (let round = 0, changed = true; changed && round < nodes.length; round++) {
		changed = false;
		for (const { from, to } of edges) {
			if (layer.get(to) <= layer.get(from)) {
				layer.set(to, layer.get(from) + 1);
				changed = true;
			}
		}
	}
	return layer;
}

// An edge over several layers keeps a place free in each, so that it runs through no node.
function chain(edge, layer, columns) {
	const keys = [edge.from];
	for (let i = layer.get(edge.from) + 1; i < layer.get(edge.to); i++) {
		const free = `${JSON.stringify([edge.from, edge.to])} ${i}`;
		columns[i].push(free);
		keys.push(free);
	}
	return [...keys, edge.to];
}

// Each column in the order of what its members are joined with, to and fro.
function untangle(columns, chains) {
	const pairs = chains.flatMap((keys) => keys.slice(1).map((key, i) => [keys[i], key]));
	for (let round = 0; round < 4; round++) {
		const forth = round % 2 === 0;
		for (const column of forth ? columns.slice(1) : columns.slice(0, -1).reverse()) {
			const neighbours = columns[columns.indexOf(column) + (forth ? -1 : 1)];
			const weight = new Map(column.map((key, i) => {
				const joined = pairs.filter((pair) => pair[forth ? 1 : 0] === key).map((pair) => neighbours.indexOf(pair[forth ? 0 : 1]));
				return [key, joined.length ? joined.reduce((sum, each) => sum + each, 0) / joined.length : i];
			}));
			column.sort((a, b) => weight.get(a) - weight.get(b));
		}
	}
}

function positions(columns) {
	const tallest = Math.max(...columns.map((column) => column.length));
	return new Map(columns.flatMap((column, i) => column.map((key, j) => [key, { x: MARGIN + i * (WIDTH + GAP_X),
		y: MARGIN + (j + (tallest - column.length) / 2) * (HEIGHT + GAP_Y) }])));
}

function forwards(edge, keys, at) {
	const points = keys.map((key) => at.get(key));
	let path = '';
	for (let i = 0; i < points.length - 1; i++) {
		const x = points[i].x + WIDTH;
		const y = points[i].y + HEIGHT / 2;
		const to = { x: points[i + 1].x, y: points[i + 1].y + HEIGHT / 2 };
		path += `${i === 0 ? `M${x} ${y}` : `L${x} ${y}`}C${x + GAP_X / 2} ${y} ${to.x - GAP_X / 2} ${to.y} ${to.x} ${to.y}`;
	}
	const last = points.length - 1;
	return { edge, path, x: points[last].x - GAP_X * 0.3, y: points[last].y + HEIGHT / 2 + (points[last - 1].y - points[last].y) * 0.12 };
}

// Below both, from the bottom of one to the bottom of the other.
function backwards(edge, at) {
	const from = at.get(edge.from);
	const to = at.get(edge.to);
	const [x1, x2] = [from.x + WIDTH * 0.7, to.x + WIDTH * 0.3];
	const [y1, y2] = [from.y + HEIGHT, to.y + HEIGHT];
	const low = Math.max(y1, y2) + 20;
	return { edge, path: `M${x1} ${y1}C${x1} ${low} ${x2} ${low} ${x2} ${y2}`, x: (x1 + x2) / 2, y: low - 5 };
}
