package dev.clew.demo;

import java.util.stream.Stream;

import dev.clew.demo.DeskClient.Reply;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

@HutDeskTest
class BadInputTests {

	private static final String ID = "0af7651916cd43dd8448eb211c80319c";

	private final DeskClient client;

	@Autowired
	BadInputTests(@LocalServerPort int port) {
		this.client = new DeskClient(port);
	}

	static Stream<Arguments> badInput() {
		return Stream.concat(Stream.of("/api/chat", "/api/chat/stream").flatMap(BadInputTests::badQuestions),
				badFeedback());
	}

	private static Stream<Arguments> badQuestions(String path) {
		return Stream.of(Arguments.argumentSet(path + " blank", path, "{\"message\":\" \"}", "message"),
				Arguments.argumentSet(path + " missing", path, "{}", "message"),
				Arguments.argumentSet(path + " too long", path, "{\"message\":\"" + "x".repeat(4001) + "\"}",
						"message"),
				Arguments.argumentSet(path + " no text", path, "{\"message\":{\"a\":1}}", "message"),
				Arguments.argumentSet(path + " malformed", path, "{\"message\":", "body"),
				Arguments.argumentSet(path + " empty", path, "", "body"),
				Arguments.argumentSet(path + " list", path, "[]", "body"));
	}

	private static Stream<Arguments> badFeedback() {
		String path = "/api/feedback";
		return Stream.of(Arguments.argumentSet("no trace", path, "{\"helpful\":true}", "traceId"),
				Arguments.argumentSet("no thumb", path, "{\"traceId\":\"%s\"}".formatted(ID), "helpful"),
				Arguments.argumentSet("no truth", path, "{\"traceId\":\"%s\",\"helpful\":\"rather\"}".formatted(ID),
						"helpful"),
				Arguments.argumentSet("long comment", path,
						"{\"traceId\":\"%s\",\"helpful\":true,\"comment\":\"%s\"}".formatted(ID, "x".repeat(1001)),
						"comment"));
	}

	@ParameterizedTest
	@MethodSource("badInput")
	void badInputIsRefusedByName(String path, String body, String field) {
		Reply reply = this.client.post(path, body);
		assertThat(reply.status()).isEqualTo(400);
		assertThat(reply.text("field")).isEqualTo(field);
		assertThat(reply.text("allowed")).isNotEmpty();
		assertThat(reply.text("detail")).isEqualTo("'%s' must be %s".formatted(field, reply.text("allowed")));
	}

	@Test
	void longestMessageIsAnswered() {
		assertThat(this.client.ask("x".repeat(4000)).status()).isEqualTo(200);
	}

}
