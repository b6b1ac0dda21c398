package dev.clew.capture;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import org.jspecify.annotations.Nullable;

/**
 * One scripted answer of the provider in the form of server-sent events.
 *
 * @param events what the events hold
 * @param delay time until the answer begins
 * @param gap time before each event
 * @param broken whether the connection ends before the answer does
 * @param gate what the answer waits for
 */
record StreamedReply(List<Object> events, Duration delay, Duration gap, boolean broken, @Nullable CountDownLatch gate) {

	private static final int EVENT_SIZE = 400;

	static StreamedReply words(String... words) {
		return deltas(Arrays.stream(words).map((word) -> delta("content", word)).toList()).ended("stop");
	}

	static StreamedReply thoughtsAndWord(String thought, String word) {
		return deltas(List.of(delta("reasoning_content", thought), delta("content", word))).ended("stop");
	}

	static StreamedReply call(String id, String tool, String arguments) {
		return calls(new Reply.Call(id, tool, arguments));
	}

	static StreamedReply calls(Reply.Call... calls) {
		List<Map<String, Object>> deltas = new ArrayList<>();
		for (int i = 0; i < calls.length; i++) {
			deltas.addAll(deltas(i, calls[i]));
		}
		return deltas(deltas).ended("tool_calls");
	}

	// The arguments come in two pieces, as providers send them.
	private static List<Map<String, Object>> deltas(int index, Reply.Call call) {
		int half = call.arguments().length() / 2;
		Object name = Map.of("index", index, "id", call.id(), "type", "function", "function",
				Map.of("name", call.tool(), "arguments", ""));
		return List.of(delta("tool_calls", List.of(name)),
				delta("tool_calls", List.of(arguments(index, call.arguments().substring(0, half)))),
				delta("tool_calls", List.of(arguments(index, call.arguments().substring(half)))));
	}

	private static Map<String, Object> arguments(int index, String piece) {
		return Map.of("index", index, "function", Map.of("arguments", piece));
	}

	private static Map<String, Object> delta(String field, Object value) {
		return Map.of(field, value);
	}

	// The first event names the role and holds no token.
	private static StreamedReply deltas(List<Map<String, Object>> deltas) {
		List<Object> events = new ArrayList<>();
		events.add(chunk(List.of(Map.of("index", 0, "delta", Map.of("role", "assistant", "content", "")))));
		deltas.forEach((delta) -> events.add(chunk(List.of(Map.of("index", 0, "delta", delta)))));
		return new StreamedReply(events, Duration.ZERO, Duration.ZERO, false, null);
	}

	private StreamedReply ended(String reason) {
		Map<String, Object> usage = chunk(List.of());
		usage.put("usage", Map.of("prompt_tokens", 10, "completion_tokens", 5, "total_tokens", 15));
		return with(chunk(List.of(Map.of("index", 0, "delta", Map.of(), "finish_reason", reason)))).with(usage)
			.with("[DONE]");
	}

	private static Map<String, Object> chunk(List<Object> choices) {
		return new LinkedHashMap<>(Map.of("id", "chatcmpl-1", "object", "chat.completion.chunk", "created", 1764547200,
				"model", Reply.MODEL, "choices", choices));
	}

	private StreamedReply with(Object event) {
		List<Object> more = new ArrayList<>(this.events);
		more.add(event);
		return new StreamedReply(more, this.delay, this.gap, this.broken, this.gate);
	}

	StreamedReply after(Duration time) {
		return new StreamedReply(this.events, time, this.gap, this.broken, this.gate);
	}

	StreamedReply after(CountDownLatch opened) {
		return new StreamedReply(this.events, this.delay, this.gap, this.broken, opened);
	}

	StreamedReply every(Duration time) {
		return new StreamedReply(this.events, this.delay, time, this.broken, this.gate);
	}

	// Ends after some events, without a word.
	StreamedReply brokenAfter(int count) {
		return new StreamedReply(this.events.subList(0, count), this.delay, this.gap, true, this.gate);
	}

	// One event is no JSON; the others come all the same.
	StreamedReply garbledAt(int index) {
		List<Object> garbled = new ArrayList<>(this.events);
		garbled.add(index, "<html>");
		return new StreamedReply(garbled, this.delay, this.gap, this.broken, this.gate);
	}

	ResponseDefinitionBuilder response() {
		StringBuilder body = new StringBuilder();
		for (Object event : this.events) {
			body.append(padded((event instanceof String text) ? text : jsonOf(event)));
		}
		ResponseDefinitionBuilder response = WireMock.aResponse()
			.withHeader("Content-Type", "text/event-stream")
			.withFixedDelay((int) this.delay.toMillis())
			.withBody(body.toString());
		if (this.broken) {
			response.withHeader("Content-Length", String.valueOf(body.length() + EVENT_SIZE));
		}
		return this.gap.isZero() ? response
				: response.withChunkedDribbleDelay(this.events.size(), this.events.size() * (int) this.gap.toMillis());
	}

	private static String jsonOf(Object event) {
		try {
			return new ObjectMapper().writeValueAsString(event);
		}
		catch (JsonProcessingException ex) {
			throw new IllegalStateException(ex);
		}
	}

	// Of one size, since WireMock cuts a body into pieces of the same size.
	private static String padded(String data) {
		String event = "data: " + data + "\n: ";
		return event + "-".repeat(EVENT_SIZE - event.length() - 2) + "\n\n";
	}

}
