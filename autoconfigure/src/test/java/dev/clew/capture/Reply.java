package dev.clew.capture;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

import org.jspecify.annotations.Nullable;

/**
 * One scripted answer of the provider.
 *
 * @param status HTTP status
 * @param body JSON body
 * @param gate what the answer waits for
 */
record Reply(int status, Map<String, Object> body, @Nullable CountDownLatch gate) {

	static final String MODEL = "gpt-4o-mini-2024-07-18";

	static Reply text(String text) {
		return message(Map.of("role", "assistant", "content", text), "stop");
	}

	static Reply call(String id, String tool, String arguments) {
		return calls(new Call(id, tool, arguments));
	}

	static Reply calls(Call... calls) {
		List<Map<String, Object>> toolCalls = new ArrayList<>();
		for (Call call : calls) {
			toolCalls.add(Map.of("id", call.id(), "type", "function", "function",
					Map.of("name", call.tool(), "arguments", call.arguments())));
		}
		return message(Map.of("role", "assistant", "tool_calls", toolCalls), "tool_calls");
	}

	static Reply error(int status, String message) {
		return new Reply(status, Map.of("error", Map.of("message", message)), null);
	}

	private static Reply message(Map<String, Object> message, String finishReason) {
		return new Reply(200,
				Map.of("id", "chatcmpl-1", "object", "chat.completion", "created", 1764547200, "model", MODEL,
						"choices", List.of(Map.of("index", 0, "message", message, "finish_reason", finishReason))),
				null)
			.usage(10, 0, 5, 0);
	}

	// As OpenAI counts: cached tokens are part of the input, reasoning tokens of the
	// output.
	Reply usage(int input, int cached, int output, int reasoning) {
		Map<String, Object> copy = new LinkedHashMap<>(this.body);
		copy.put("usage",
				Map.of("prompt_tokens", input, "prompt_tokens_details", Map.of("cached_tokens", cached),
						"completion_tokens", output, "completion_tokens_details", Map.of("reasoning_tokens", reasoning),
						"total_tokens", input + output));
		return new Reply(this.status, copy, this.gate);
	}

	Reply withoutUsage() {
		Map<String, Object> copy = new LinkedHashMap<>(this.body);
		copy.remove("usage");
		return new Reply(this.status, copy, this.gate);
	}

	Reply after(CountDownLatch opened) {
		return new Reply(this.status, this.body, opened);
	}

	/**
	 * A tool call of the model.
	 *
	 * @param id its id
	 * @param tool name of the tool
	 * @param arguments as the model wrote them
	 */
	record Call(String id, String tool, String arguments) {

	}

}
