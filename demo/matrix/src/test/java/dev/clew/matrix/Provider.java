package dev.clew.matrix;

import java.util.ArrayList;
import java.util.List;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import org.jspecify.annotations.Nullable;

/**
 * Plays the HTTP API of a provider of models, and remembers what it was asked.
 */
final class Provider implements AutoCloseable {

	private static final String CHAT = "/v1/chat/completions";

	private static final String TOOL_CALL = "{\"role\":\"assistant\",\"tool_calls\":[{\"index\":0,\"id\":\"call_1\","
			+ "\"type\":\"function\",\"function\":{\"name\":\"%s\",\"arguments\":\"%s\"}}]}";

	private final WireMockServer server = new WireMockServer(WireMockConfiguration.options().dynamicPort());

	Provider() {
		answer(".*rooms are free.*", TOOL_CALL.formatted("freeRooms", "{\\\"day\\\":\\\"Monday\\\"}"), "tool_calls");
		answer(".*booking 204.*", TOOL_CALL.formatted("cancel", "{\\\"number\\\":204}"), "tool_calls");
		answer(".*", "{\"role\":\"assistant\",\"content\":\"With pleasure.\"}", "stop");
		this.server.stubFor(chat(".*weather.*").atPriority(1)
			.willReturn(
					WireMock.jsonResponse("{\"error\":{\"message\":\"Overloaded\",\"type\":\"server_error\"}}", 503)));
		this.server.stubFor(WireMock.post("/v1/embeddings")
			.willReturn(WireMock.okJson("{\"object\":\"list\",\"model\":\"text-embedding-3-small\",\"data\":"
					+ "[{\"object\":\"embedding\",\"index\":0,\"embedding\":[0.6,0.8]}],"
					+ "\"usage\":{\"prompt_tokens\":8,\"total_tokens\":8}}")));
		this.server.start();
	}

	String baseUrl() {
		return this.server.baseUrl() + "/v1";
	}

	/**
	 * All that it was asked.
	 * @return path and body of each request, the first one first
	 */
	List<String> asked() {
		List<String> asked = new ArrayList<>();
		for (ServeEvent event : this.server.getAllServeEvents()) {
			asked.add(0, event.getRequest().getUrl() + " " + event.getRequest().getBodyAsString());
		}
		return asked;
	}

	private void answer(String question, String message, String finishReason) {
		this.server.stubFor(chat(question).withRequestBody(WireMock.notMatching("(?s).*\"stream\" ?: ?true.*"))
			.willReturn(WireMock.okJson(choice("message", message, finishReason, usage()))));
		this.server.stubFor(chat(question).withRequestBody(WireMock.matching("(?s).*\"stream\" ?: ?true.*"))
			.willReturn(events(choice("delta", message, null, ""), choice("delta", "{}", finishReason, usage()))));
	}

	private static MappingBuilder chat(String question) {
		MappingBuilder chat = WireMock.post(CHAT)
			.withRequestBody(WireMock.matchingJsonPath("$.messages[-1].content", WireMock.matching("(?s)" + question)));
		return question.equals(".*") ? chat.atPriority(9) : chat.atPriority(5);
	}

	private static String choice(String kind, String message, @Nullable String finishReason, String usage) {
		return "{\"id\":\"chatcmpl-1\",\"created\":1764547200,\"model\":\"gpt-4o-mini-2024-07-18\",\"choices\":"
				+ "[{\"index\":0,\"%s\":%s,\"finish_reason\":%s}]%s}".formatted(kind, message,
						(finishReason != null) ? "\"" + finishReason + "\"" : "null", usage);
	}

	private static String usage() {
		return ",\"usage\":{\"prompt_tokens\":50,\"completion_tokens\":5,\"total_tokens\":55}";
	}

	private static ResponseDefinitionBuilder events(String... chunks) {
		StringBuilder body = new StringBuilder();
		for (String chunk : chunks) {
			body.append("data: ").append(chunk).append("\n\n");
		}
		return WireMock.ok(body.append("data: [DONE]\n\n").toString()).withHeader("Content-Type", "text/event-stream");
	}

	@Override
	public void close() {
		this.server.stop();
	}

}
