// The small tree below an answer: what happened, how long it took, how many tokens it used.

import { fetchTrace, viewerUrl } from "./api.js";
import { element } from "./dom.js";

const ATTEMPTS = 8;
const PAUSE = 250;

/** A link and a tree; both stay hidden where the trace cannot be read. They come in a call of `change`. */
export function traceView(traceId, change) {
	const link = element("a", { href: viewerUrl(traceId), target: "_blank", rel: "noopener", hidden: "" }, "Trace");
	const summary = element("summary");
	const tree = element("ol", { class: "tree" });
	const toggle = () => details.open && details.scrollIntoView({ block: "nearest" });
	const details = element("details", { class: "trace", hidden: "", toggle }, summary, tree);
	follow(traceId, (trace) => change(() => {
		summary.textContent = figures(trace, `${trace.observations.length} steps`);
		tree.replaceChildren(...branches(trace));
		link.hidden = false;
		details.hidden = false;
	}));
	return [link, details];
}

async function follow(traceId, show) {
	for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
		const trace = await fetchTrace(traceId);
		if (trace === null) {
			return;
		}
		show(trace);
		if (trace.status === "COMPLETED") {
			return;
		}
		await new Promise((resolve) => setTimeout(resolve, PAUSE));
	}
}

function branches(trace) {
	const ids = new Set(trace.observations.map((observation) => observation.observationId));
	const children = new Map();
	for (const observation of trace.observations) {
		const parent = ids.has(observation.parentObservationId) ? observation.parentObservationId : null;
		children.set(parent, [...children.get(parent) ?? [], observation]);
	}
	const branch = (observation, depth) => {
		const below = children.get(observation.observationId)?.map((child) => branch(child, depth + 1));
		return element("li", {}, step(trace, observation, depth), below ? element("ol", {}, ...below) : null);
	};
	return (children.get(null) ?? []).map((root) => branch(root, 0));
}

function step(trace, observation, depth) {
	const why = observation.error?.message ?? observation.statusMessage;
	const name = element("span", { class: "name", title: observation.name }, observation.name);
	return element("div", { class: `step ${observation.level}` },
		element("span", { class: `badge ${observation.type}` }, observation.type),
		name,
		element("span", { class: "figures" }, figures(observation)),
		why ? element("span", { class: "why" }, `${observation.level}: ${why}`) : null,
		bar(trace, observation, depth));
}

// All bars have one scale of time, whatever the depth.
function bar(trace, observation, depth) {
	const node = element("span", { class: "bar" });
	node.style.setProperty("--depth", depth);
	if (trace.latencyMs > 0 && observation.latencyMs !== undefined) {
		const size = Math.min(1, observation.latencyMs / trace.latencyMs);
		const before = (Date.parse(observation.startTime) - Date.parse(trace.startTime)) / trace.latencyMs;
		const room = 1 - size;
		node.style.setProperty("--bar-size", `max(2px, ${size * 100}%)`);
		node.style.setProperty("--bar-from", `${room > 0 ? Math.min(1, Math.max(0, before / room)) * 100 : 0}%`);
	}
	return node;
}

function figures(timed, ...more) {
	const tokens = timed.usage?.total ?? 0;
	return [
		timed.latencyMs === undefined ? "running" : `${duration(timed.latencyMs)}`,
		tokens > 0 ? `${tokens.toLocaleString("en")} tokens` : null,
		timed.cost?.total && more.length ? `$${timed.cost.total}` : null,
		...more,
	].filter((part) => part !== null).join(" · ");
}

function duration(millis) {
	return millis < 10 ? `${millis.toFixed(1)} ms` : millis < 1000 ? `${Math.round(millis)} ms` : `${(millis / 1000).toFixed(2)} s`;
}
