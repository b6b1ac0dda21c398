package dev.clew.demo;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.github.tomakehurst.wiremock.extension.ResponseTransformerV2;
import com.github.tomakehurst.wiremock.http.ChunkedDribbleDelay;
import com.github.tomakehurst.wiremock.http.HttpHeader;
import com.github.tomakehurst.wiremock.http.HttpHeaders;
import com.github.tomakehurst.wiremock.http.Response;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Sends a scripted chat completion word by word where the request asks for a stream, so
 * that each answer is scripted once.
 */
final class StreamingTransformer implements ResponseTransformerV2 {

	private static final Pattern BEFORE_WORD = Pattern.compile("(?<= )");

	private static final int MILLIS_PER_EVENT = 30;

	private final JsonMapper json = new JsonMapper();

	@Override
	public String getName() {
		return "chat-completion-stream";
	}

	@Override
	public Response transform(Response response, ServeEvent serveEvent) {
		if (response.getStatus() != 200 || !asksForStream(serveEvent)) {
			return response;
		}
		List<String> events = events(this.json.readTree(response.getBodyAsString()));
		return Response.Builder.like(response)
			.headers(new HttpHeaders(HttpHeader.httpHeader("Content-Type", "text/event-stream")))
			.body(String.join("", events))
			.chunkedDribbleDelay(new ChunkedDribbleDelay(events.size(), events.size() * MILLIS_PER_EVENT))
			.build();
	}

	private boolean asksForStream(ServeEvent serveEvent) {
		return this.json.readTree(serveEvent.getRequest().getBodyAsString()).path("stream").asBoolean(false);
	}

	private List<String> events(JsonNode completion) {
		JsonNode choice = completion.path("choices").path(0);
		Stream<Object> deltas = deltas(choice.path("message")).map((delta) -> Map.of("index", 0, "delta", delta));
		Stream<Object> end = Stream
			.of(Map.of("index", 0, "delta", Map.of(), "finish_reason", choice.path("finish_reason")));
		Stream<ObjectNode> chunks = Stream.concat(deltas, end)
			.map((each) -> chunk(completion, List.of(each)).putNull("usage"));
		Stream<ObjectNode> usage = Stream.of(chunk(completion, List.of()));
		return Stream.concat(Stream.concat(chunks, usage).map(this.json::writeValueAsString), Stream.of("[DONE]"))
			.map("data: %s\n\n"::formatted)
			.toList();
	}

	private Stream<Object> deltas(JsonNode message) {
		JsonNode calls = message.path("tool_calls");
		Stream<Object> toolCalls = IntStream.range(0, calls.size())
			.mapToObj((index) -> Map.of("tool_calls", List.of(((ObjectNode) calls.get(index)).put("index", index))));
		Stream<Object> words = BEFORE_WORD.splitAsStream(message.path("content").asString(""))
			.filter((word) -> !word.isEmpty())
			.map((word) -> Map.of("content", word));
		return Stream.concat(words, toolCalls);
	}

	private ObjectNode chunk(JsonNode completion, List<Object> choices) {
		ObjectNode chunk = ((ObjectNode) completion).deepCopy();
		chunk.put("object", "chat.completion.chunk");
		chunk.set("choices", this.json.valueToTree(choices));
		return chunk;
	}

}
