// The help desk's HTTP interface.

const FAILED = "Something went wrong on the way. Please try again in a moment.";

/** What the desk says when it cannot answer: a sentence for people and, where there is one, the trace. */
export class DeskError extends Error {

	constructor(message, traceId) {
		super(message);
		this.traceId = traceId;
	}

}

/** Asks, hands on each piece of the answer, and resolves to {answer, traceId, conversationId}. */
export async function ask(message, conversationId, onPiece, signal) {
	const response = await post("api/chat/stream", { message }, signal, {
		"Accept": "text/event-stream, application/problem+json",
		"X-Conversation-Id": conversationId,
	});
	for await (const { event, data } of events(response.body)) {
		if (event === "token") {
			onPiece(JSON.parse(data));
		}
		else if (event === "done") {
			return JSON.parse(data);
		}
		else if (event === "error") {
			const { message: reason, traceId } = JSON.parse(data);
			throw new DeskError(reason, traceId);
		}
	}
	throw new DeskError("The answer broke off. Please try again.", response.headers.get("X-Trace-Id"));
}

export async function sendFeedback(traceId, helpful) {
	await post("api/feedback", { traceId, helpful });
}

/** Where a person reads a trace. */
export function viewerUrl(traceId) {
	return `actuator/llmviewer?trace=${encodeURIComponent(traceId)}`;
}

/** The trace, or null where there is none. */
export async function fetchTrace(traceId) {
	try {
		const response = await fetch(`actuator/llmtraces/${encodeURIComponent(traceId)}?content=preview`);
		return response.ok ? await response.json() : null;
	}
	catch {
		return null;
	}
}

async function post(path, body, signal, headers = {}) {
	const response = await fetch(path, {
		method: "POST",
		headers: { "Content-Type": "application/json", ...headers },
		body: JSON.stringify(body),
		signal,
	});
	if (!response.ok) {
		const problem = await response.json().catch(() => ({}));
		throw new DeskError(problem.detail ?? FAILED, problem.traceId ?? response.headers.get("X-Trace-Id"));
	}
	return response;
}

async function* events(body) {
	const reader = body.pipeThrough(new TextDecoderStream()).getReader();
	let rest = "";
	for (;;) {
		const { done, value } = await reader.read();
		if (done) {
			return;
		}
		const blocks = (rest + value).split(/\r?\n\r?\n/);
		rest = blocks.pop();
		yield* blocks.map(parse);
	}
}

function parse(block) {
	const fields = { event: "message", data: [] };
	for (const line of block.split(/\r?\n/)) {
		const [, name, value] = /^(event|data): ?(.*)$/.exec(line) ?? [];
		if (name === "event") {
			fields.event = value;
		}
		else if (name === "data") {
			fields.data.push(value);
		}
	}
	return { event: fields.event, data: fields.data.join("\n") };
}
