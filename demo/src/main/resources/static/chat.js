// The chat page.

import { ask, DeskError, sendFeedback } from "./api.js";
import { conversation } from "./conversation.js";
import { element, icon } from "./dom.js";
import { traceView } from "./trace.js";

const THUMB_UP = "M7 10v10H4V10zm0 9.500h9.700a2 2 0 0 0 2-1.600l1.200-6a2 2 0 0 0-2-2.400H14l.7-3.600A2 2 0 0 0 12.800 3.500L7 10z";
const THUMB_DOWN = "M7 14V4H4v10zm0-9.500h9.700a2 2 0 0 1 2 1.600l1.200 6a2 2 0 0 1-2 2.400H14l.7 3.600a2 2 0 0 1-1.900 2.400L7 14z";

const main = document.querySelector("main");
const welcome = document.getElementById("welcome");
const log = document.getElementById("log");
const chips = document.querySelectorAll("#chips button");
const composer = document.getElementById("composer");
const message = document.getElementById("message");
const sendButton = document.getElementById("send");

let running = null;

composer.addEventListener("submit", (event) => {
	event.preventDefault();
	if (running) {
		running.abort();
	}
	else if (message.value.trim()) {
		const text = message.value.trim();
		message.value = "";
		fitMessage();
		send(text);
	}
});

message.addEventListener("input", fitMessage);

message.addEventListener("keydown", (event) => {
	if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
		event.preventDefault();
		if (!running) {
			composer.requestSubmit();
		}
	}
});

for (const chip of chips) {
	chip.addEventListener("click", () => send(chip.textContent));
}

document.getElementById("new").addEventListener("click", () => {
	running?.abort();
	conversation.restart();
	log.replaceChildren();
	welcome.hidden = false;
	message.focus();
});

for (const turn of conversation.turns) {
	show(turn);
}
message.focus();

async function send(text) {
	if (running) {
		return;
	}
	show(conversation.add({ from: "user", text }));
	const { node, piece } = showTyping();
	const abort = begin();
	const id = conversation.id;
	const turn = await answerTo(text, piece, abort.signal);
	end();
	node.remove();
	if (conversation.id === id) {
		show(conversation.add(turn));
	}
}

async function answerTo(text, piece, signal) {
	let soFar = "";
	try {
		const { answer, traceId } = await ask(text, conversation.id, (more) => piece(soFar += more), signal);
		return { from: "desk", text: answer, traceId };
	}
	catch (error) {
		if (signal.aborted) {
			return { from: "desk", text: soFar ? `${soFar.trimEnd()} …` : "Stopped." };
		}
		const known = error instanceof DeskError;
		return {
			from: "failure",
			text: known ? error.message : "The hut desk cannot be reached. Please check the connection and try again.",
			traceId: known ? error.traceId : undefined,
			question: text,
		};
	}
}

function begin() {
	running = new AbortController();
	sendButton.textContent = "Stop";
	chips.forEach((chip) => chip.disabled = true);
	return running;
}

function end() {
	running = null;
	sendButton.textContent = "Send";
	chips.forEach((chip) => chip.disabled = false);
	message.focus({ preventScroll: true });
}

function showTyping() {
	const dots = element("span", { class: "dots" }, element("i"), element("i"), element("i"));
	const bubble = element("div", { class: "bubble" }, element("span", { class: "hidden" }, "The hut desk is writing"), dots);
	const node = element("div", { class: "turn", "aria-busy": "true" }, bubble);
	append(node);
	return { node, piece: (text) => keepingEnd(() => bubble.textContent = text) };
}

function show(turn) {
	const bubble = element("div", { class: "bubble" },
		element("span", { class: "hidden" }, turn.from === "user" ? "You: " : "Hut desk: "), turn.text);
	const node = element("article", { class: `turn ${turn.from}` }, bubble);
	if (turn.from === "failure") {
		bubble.append(turn.traceId ? element("span", { class: "reference" }, "Reference ", element("code", {}, turn.traceId)) : "");
	}
	if (turn.from !== "user") {
		node.append(below(turn));
	}
	append(node);
}

function below(turn) {
	const again = element("button", { type: "button", class: "again", click: () => send(turn.question) }, "Try again");
	return element("div", { class: "below" },
		...turn.from === "failure" ? [again] : turn.traceId ? thumbs(turn) : [],
		...turn.traceId ? traceView(turn.traceId, keepingEnd) : []);
}

function thumbs(turn) {
	const up = thumb(THUMB_UP, "Helpful", true);
	const down = thumb(THUMB_DOWN, "Not helpful", false);
	const press = () => [up, down].forEach((each) => each.setAttribute("aria-pressed", String(each.helpful === turn.helpful)));
	for (const each of [up, down]) {
		each.addEventListener("click", async () => {
			const before = turn.helpful;
			turn.helpful = each.helpful;
			press();
			try {
				await sendFeedback(turn.traceId, each.helpful);
			}
			catch {
				turn.helpful = before;
				press();
			}
			conversation.save();
		});
	}
	press();
	return [up, down];
}

function thumb(path, label, helpful) {
	const button = element("button", { type: "button", class: "thumb", "aria-label": label, title: label }, icon(path));
	return Object.assign(button, { helpful });
}

function append(node) {
	welcome.hidden = true;
	log.append(node);
	main.scrollTo({ top: main.scrollHeight });
}

function keepingEnd(change) {
	const atEnd = main.scrollHeight - main.scrollTop - main.clientHeight < 60;
	change();
	if (atEnd) {
		main.scrollTo({ top: main.scrollHeight });
	}
}

function fitMessage() {
	message.style.height = "auto";
	message.style.height = `${message.scrollHeight}px`;
}
