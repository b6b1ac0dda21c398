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
	const entry = entries([...chains], at);
	const deepest = Math.max(...[...at.values()].map(({ y }) => y)) + HEIGHT;
	const lines = edges.map((edge) => chains.has(edge) ? forwards(edge, chains.get(edge), at, entry.get(edge))
		: backwards(edge, at, deepest + 16 + 14 * [...back].indexOf(edge)));
	return { at, lines, width: 2 * MARGIN + columns.length * (WIDTH + GAP_X) - GAP_X + (back.size ? 24 : 0),
		height: deepest + MARGIN + 14 * back.size };
}

// Where edges arrive: those of one node apart from each other, in the order of where they come from.
function entries(chains, at) {
	const arriving = new Map();
	for (const [edge, keys] of chains) {
		const last = at.get(keys[keys.length - 2]);
		arriving.set(edge.to, [...arriving.get(edge.to) ?? [], { edge, y: last.y }]);
	}
	return new Map([...arriving.values()].flatMap((all) => all.sort((a, b) => a.y - b.y)
		.map(({ edge }, i) => [edge, HEIGHT * (i + 1) / (all.length + 1)])));
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

function forwards(edge, keys, at, entry) {
	const points = keys.map((key) => at.get(key));
	const last = points.length - 1;
	let path = '';
	for (let i = 0; i < last; i++) {
		const x = points[i].x + WIDTH;
		const y = points[i].y + HEIGHT / 2;
		const to = { x: points[i + 1].x, y: points[i + 1].y + (i + 1 === last ? entry : HEIGHT / 2) };
		path += `${i === 0 ? 'M' : 'L'}${x} ${y}C${x + GAP_X / 2} ${y} ${to.x - GAP_X / 2} ${to.y} ${to.x} ${to.y}`;
	}
	return { edge, path, x: points[last].x - GAP_X * 0.28, y: points[last].y + entry };
}

// Out to the right, below everything, and up again.
function backwards(edge, at, low) {
	const from = at.get(edge.from);
	const to = at.get(edge.to);
	const [right, top] = [from.x + WIDTH, from.y + HEIGHT * 0.75];
	const [x, bottom] = [to.x + WIDTH * 0.3, to.y + HEIGHT];
	const path = `M${right} ${top}C${right + 28} ${top} ${right + 28} ${low} ${right} ${low}L${x + 16} ${low}C${x} ${low} ${x} ${low} ${x} ${Math.min(low - 8, bottom + 8)}L${x} ${bottom}`;
	return { edge, path, x: (right + x) / 2, y: low };
}
