package dev.clew.demo.e2e;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import dev.clew.demo.e2e.HelpDesk.Reply;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(HelpDeskExtension.class)
class HelpDeskStreamTests {

	private static final Pattern LAST_EVENT = Pattern.compile("event:(done|error)\\Rdata:.*\"traceId\":\"(\\w+)\".*");

	private final HelpDesk desk;

	HelpDeskStreamTests(HelpDesk desk) {
		this.desk = desk;
	}

	@Test
	void streamedAnswerIsTracedLikeOneThatComesAtOnce() {
		JsonNode trace = stream("stream-cancel", "Please cancel my booking HUT-204", "done");
		List<JsonNode> generations = trace.path("observations").findParents("timeToFirstTokenMs");
		assertThat(generations).hasSize(2)
			.allSatisfy((generation) -> assertThat(generation.path("timeToFirstTokenMs").decimalValue()).isPositive()
				.isLessThanOrEqualTo(generation.path("latencyMs").decimalValue()));
		generations.forEach((generation) -> ((ObjectNode) generation).remove("timeToFirstTokenMs"));
		assertThat(((ObjectNode) trace).remove("timeToFirstTokenMs").decimalValue()).isPositive()
			.isLessThanOrEqualTo(trace.path("latencyMs").decimalValue());
		assertThat(Shape.of(trace)).isEqualTo(streamed("cancel"));
	}

	@Test
	void failureIsTracedUnderARequestThatSucceeded() {
		JsonNode trace = stream("stream-weather", "Is the weather fine tomorrow?", "error");
		assertThat(Shape.of(trace)).isEqualTo(streamed("weather").replace("\"502\"", "\"200\"")
			.replaceFirst("SERVER_ERROR", "SUCCESS")
			.replaceFirst("(?s)(observations.*?\"level\" : )\"ERROR\"", "$1\"DEFAULT\""));
	}

	private JsonNode stream(String session, String question, String lastEvent) {
		Reply reply = this.desk.stream(session, question);
		MatchResult last = LAST_EVENT.matcher(reply.body()).results().findFirst().orElseThrow();
		assertThat(last.group(1)).isEqualTo(lastEvent);
		assertThat(last.group(2)).isEqualTo(reply.traceId());
		return this.desk.completedTrace(last.group(2));
	}

	private static String streamed(String shape) {
		return Shape.expected(shape)
			.replace("/api/chat", "/api/chat/stream")
			.replace("HutDesk.answer", "HutDesk.stream")
			.replace("\"sessionId\" : \"", "\"sessionId\" : \"stream-");
	}

}
