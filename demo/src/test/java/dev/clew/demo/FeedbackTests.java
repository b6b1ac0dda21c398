package dev.clew.demo;

import dev.clew.demo.DeskClient.Reply;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

@HutDeskTest
class FeedbackTests {

	private final DeskClient client;

	@Autowired
	FeedbackTests(@LocalServerPort int port) {
		this.client = new DeskClient(port);
	}

	@Test
	void thumbOnAnswerIsTaken() {
		assertThat(feedback(this.client.ask("Hello!").text("traceId")).status()).isEqualTo(204);
	}

	@Test
	void thumbOnUnknownTraceIsNotFound() {
		assertThat(feedback("0".repeat(32)).status()).isEqualTo(404);
	}

	private Reply feedback(String traceId) {
		return this.client.post("/api/feedback",
				"{\"traceId\":\"%s\",\"helpful\":false,\"comment\":\"too short\"}".formatted(traceId));
	}

}
