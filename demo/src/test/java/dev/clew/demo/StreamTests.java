package dev.clew.demo;

import java.io.IOException;
import java.io.InputStream;

import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.ChatMessageType;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

@HutDeskTest
@ExtendWith(OutputCaptureExtension.class)
class StreamTests {

	private final Bookings bookings;

	private final HutDesk desk;

	private final SeenObservations observations;

	private final DeskClient client;

	@Autowired
	StreamTests(Bookings bookings, HutDesk desk, SeenObservations observations, @LocalServerPort int port) {
		this.bookings = bookings;
		this.desk = desk;
		this.observations = observations;
		this.client = new DeskClient(port);
	}

	@Test
	void answerComesInPiecesAndEndsWithTraceAndConversation() {
		assertThat(this.client.stream("Thank you!")).matches("""
				event:token
				data:"You "

				event:token
				data:"are "

				event:token
				data:"welcome. "

				(event:token
				data:"[^" ]+ ?"

				){7}event:done
				data:\\{"answer":"You are welcome. Have a good time in the mountains!",\
				"traceId":"[0-9a-f]{32}","conversationId":"stream"}

				""");
	}

	@Test
	void toolIsCalledBetweenTheStreams() {
		assertThat(this.client.stream("Please cancel my booking HUT-305"))
			.contains("\"answer\":\"Booking HUT-305 is cancelled. Is there anything else I can do for you?\"");
		assertThat(this.bookings.find("HUT-305")).map(Booking::status).contains("CANCELLED");
	}

	@Test
	void failureOfTheProviderEndsWithErrorAndTheTrace() {
		assertThat(this.client.stream("Is the weather fine tomorrow?")).matches("""
				event:error
				data:\\{"message":"%s","traceId":"[0-9a-f]{32}"}

				""".formatted(Problems.NO_ANSWER));
	}

	@Test
	void modelIsStoppedQuietlyWhenTheClientHasGone(CapturedOutput output) throws IOException {
		this.observations.forget();
		try (InputStream events = this.client.openStream("When is breakfast?", "gone")) {
			assertThat(events.read()).isEqualTo('e');
		}
		Awaitility.await().until(() -> this.observations.stopped().contains("http.server.requests"));
		this.client.stream("When is breakfast?");
		assertThat(this.desk.getChatMemory("gone").messages()).extracting(ChatMessage::type)
			.containsExactly(ChatMessageType.SYSTEM, ChatMessageType.USER);
		assertThat(output).doesNotContain("WARN", "ERROR");
	}

}
