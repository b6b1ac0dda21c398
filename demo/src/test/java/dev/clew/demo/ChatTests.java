package dev.clew.demo;

import java.util.UUID;

import dev.clew.demo.DeskClient.Reply;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

@HutDeskTest
class ChatTests {

	private final Bookings bookings;

	private final HutDesk desk;

	private final SeenObservations observations;

	private final DeskClient client;

	@Autowired
	ChatTests(Bookings bookings, HutDesk desk, SeenObservations observations, @LocalServerPort int port) {
		this.bookings = bookings;
		this.desk = desk;
		this.observations = observations;
		this.client = new DeskClient(port);
	}

	@BeforeEach
	void forgetObservations() {
		this.observations.forget();
	}

	@Test
	void cancellingChangesTheRowWithOneStatementBetweenTwoModelCalls() {
		Reply reply = this.client.ask("Please cancel my booking HUT-204");
		assertThat(reply.text("answer"))
			.isEqualTo("Booking HUT-204 is cancelled. Is there anything else I can do for you?");
		assertThat(this.observations.stopped())
			.filteredOn((name) -> name.startsWith("jdbc.") || name.equals("http.client.requests"))
			.containsExactly("http.client.requests", "jdbc.query", "http.client.requests");
		assertThat(this.bookings.find("HUT-204")).map(Booking::status).contains("CANCELLED");
	}

	@Test
	void cancellingTwiceSaysThatNothingWasCancelled() {
		this.client.ask("cancel hut-101");
		assertThat(this.client.ask("cancel hut-101").text("answer"))
			.startsWith("There is no confirmed booking HUT-101, so nothing was cancelled.");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			What is the quiet time in the hut? | Quiet time in the hut is from 22:00 to 06:00.
			When is breakfast?                 | Breakfast is served from 06:00 to 08:00.
			Can I bring my dog?                | Dogs are welcome in the winter room only.
			How can I pay?                     | You can pay in cash or by card in the evening
			Can you find booking HUT-117?      | Booking HUT-117: Steinkar Hut, Ravi Menon, 1 nights from 2027-07-03
			Please find booking HUT-999        | There is no booking HUT-999.
			Please cancel my booking           | Gladly. Please tell me the number of your booking
			Hello!                             | Hello! I can look up or cancel a booking for you
			What is the capital of France?     | I do not know that, I am sorry.
			Tell me about {{braces}}           | I do not know that, I am sorry.
			""")
	void questionIsAnswered(String question, String answer) {
		assertThat(this.client.ask(question).text("answer")).startsWith(answer);
	}

	@Test
	void answerFromTheHouseRulesUsesNoTool() {
		this.client.ask("What is the quiet time in the hut?");
		assertThat(this.observations.stopped()).contains("http.client.requests").doesNotContain("jdbc.query");
	}

	@Test
	void answerNamesTraceAndConversation() {
		Reply reply = this.client.ask("Hello!", "c-1");
		assertThat(reply.status()).isEqualTo(200);
		assertThat(reply.text("conversationId")).isEqualTo("c-1");
		assertThat(reply.text("traceId")).matches("[0-9a-f]{32}");
	}

	@Test
	void conversationIsRememberedUnderItsId() {
		this.client.ask("Hello!", "c-remembered");
		this.client.ask("Thank you!", "c-remembered");
		assertThat(this.desk.getChatMemory("c-remembered").messages()).hasSize(5);
	}

	@Test
	void missingOrUnfitConversationIdBeginsConversation() {
		assertThat(UUID.fromString(this.client.ask("Hello!").text("conversationId"))).isNotNull();
		assertThat(UUID.fromString(this.client.ask("Hello!", "x".repeat(201)).text("conversationId"))).isNotNull();
	}

	@Test
	void failureOfTheProviderGivesBadGatewayWithTheTrace() {
		Reply reply = this.client.ask("Is the weather fine tomorrow?");
		assertThat(reply.status()).isEqualTo(502);
		assertThat(reply.text("detail")).isEqualTo(Problems.NO_ANSWER);
		assertThat(reply.text("traceId")).matches("[0-9a-f]{32}");
	}

}
