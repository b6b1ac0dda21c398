package dev.clew.demo.e2e;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;

import dev.clew.demo.e2e.HelpDesk.Reply;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(HelpDeskExtension.class)
class HelpDeskTraceTests {

	private static final String CANCEL = "Please cancel my booking HUT-204";

	private static final String QUIET_TIME = "What is the quiet time in the hut?";

	private static final String WEATHER = "Is the weather fine tomorrow?";

	private final HelpDesk desk;

	HelpDeskTraceTests(HelpDesk desk) {
		this.desk = desk;
	}

	@ParameterizedTest
	@CsvSource({ "cancel, cancel, 200, " + CANCEL, "quietTime, quiet-time, 200, " + QUIET_TIME,
			"weather, weather, 502, " + WEATHER })
	void questionIsTracedFromTheRequestToTheLastStep(String shape, String session, int status, String question) {
		Reply reply = this.desk.ask(session, question);
		assertThat(reply.status()).isEqualTo(status);
		assertThat(reply.traceId()).isEqualTo(reply.text("traceId"));
		assertThat(Shape.of(this.desk.completedTrace(reply.text("traceId")))).isEqualTo(Shape.expected(shape));
	}

	@ParameterizedTest
	@ValueSource(strings = { CANCEL, QUIET_TIME, WEATHER })
	void eachStepTakesFromItsStartToItsEndWithinItsParent(String question) {
		JsonNode trace = ask("times", question);
		Map<String, JsonNode> steps = trace.path("observations")
			.valueStream()
			.collect(Collectors.toMap((step) -> step.path("observationId").asString(), (step) -> step));
		assertThat(steps.values()).allSatisfy((step) -> {
			JsonNode parent = steps.getOrDefault(step.path("parentObservationId").asString(""), trace);
			assertThat(time(step, "startTime")).isAfterOrEqualTo(time(parent, "startTime"));
			assertThat(time(step, "endTime")).isBeforeOrEqualTo(time(parent, "endTime"));
			assertThat(step.path("latencyMs").decimalValue()).isEqualByComparingTo(millis(step))
				.isLessThanOrEqualTo(parent.path("latencyMs").decimalValue());
		});
		assertThat(trace.path("latencyMs").decimalValue()).isEqualByComparingTo(millis(trace));
		assertThat(trace.path("observations").valueStream().map((step) -> time(step, "startTime"))).isSorted();
	}

	@Test
	void listShowsTheTraceWithoutItsSteps() {
		ObjectNode trace = (ObjectNode) ask("list", CANCEL);
		trace.remove("observations");
		assertThat(this.desk.read("llmtraces?session=list").path("traces")).containsExactly(trace);
	}

	@Test
	void stepsAreReadAloneAndInAListLatestFirst() {
		JsonNode trace = ask("steps", CANCEL);
		JsonNode listed = this.desk.read("llmobservations?session=steps").path("observations");
		assertThat(listed).hasSize(16);
		for (int index = 0; index < 16; index++) {
			JsonNode step = withOrigin(trace, trace.path("observations").get(15 - index));
			assertThat(listed.get(index)).isEqualTo(step);
			assertThat(this.desk
				.read("llmtraces/" + trace.path("traceId").asString() + "/" + step.path("observationId").asString()))
				.isEqualTo(step);
		}
	}

	@Test
	void sessionSumsItsTurns() {
		ask("two-turns", QUIET_TIME);
		ask("two-turns", WEATHER);
		JsonNode session = this.desk.read("llmsessions?id=two-turns");
		assertThat(Shape.of(session)).isEqualTo(Shape.expected("session"));
		((ObjectNode) session).remove("traces");
		assertThat(this.desk.read("llmsessions").path("sessions")).contains(session);
	}

	@Test
	void usageOfASessionIsTheSumOfItsTurns() {
		ask("used", QUIET_TIME);
		ask("used", CANCEL);
		JsonNode session = this.desk.read("llmsessions?id=used");
		assertThat(this.desk.read("llmusage?groupBy=session").path("groups").valueStream())
			.filteredOn((group) -> group.at("/key/session").asString().equals("used"))
			.singleElement()
			.satisfies((group) -> {
				assertThat(group.path("count").asInt()).isEqualTo(2);
				assertThat(group.path("usage")).isEqualTo(session.path("usage"));
				assertThat(group.path("cost")).isEqualTo(session.path("cost"));
			});
	}

	@Test
	void secondTurnRemembersTheFirst() {
		ask("memory", QUIET_TIME);
		JsonNode generation = this.desk.read("llmobservations?type=GENERATION&session=memory&limit=1");
		assertThat(generation.at("/observations/0/input/messages")).hasSize(2);
		ask("memory", CANCEL);
		generation = this.desk.read("llmobservations?type=GENERATION&session=memory&limit=1");
		assertThat(generation.at("/observations/0/input/messages")
			.valueStream()
			.map((message) -> message.path("role").asString()))
			.containsExactly("system", "user", "assistant", "user", "assistant", "tool");
	}

	@Test
	void thumbUpBecomesAScoreOfTheTrace() {
		String traceId = ask("score", QUIET_TIME).path("traceId").asString();
		this.desk.score(traceId, true, "Quick and right");
		JsonNode scores = this.desk.read("llmtraces/" + traceId).path("scores");
		assertThat(Shape.of(scores)).isEqualTo(Shape.expected("scores"));
		assertThat(this.desk.read("llmtraces?session=score").at("/traces/0/scores")).isEqualTo(scores);
	}

	@Test
	void unknownTraceStepAndSessionAreNotFound() {
		String traceId = ask("unknown", QUIET_TIME).path("traceId").asString();
		String none = "0".repeat(31) + "1";
		assertThat(this.desk.tryToRead("llmtraces/" + none).status()).isEqualTo(404);
		assertThat(this.desk.tryToRead("llmtraces/" + traceId + "/" + "0123456789abcdef").status()).isEqualTo(404);
		assertThat(this.desk.tryToRead("llmsessions?id=nobody").status()).isEqualTo(404);
	}

	private JsonNode ask(String session, String question) {
		return this.desk.completedTrace(this.desk.ask(session, question).text("traceId"));
	}

	private static JsonNode withOrigin(JsonNode trace, JsonNode step) {
		return ((ObjectNode) step.deepCopy()).put("traceId", trace.path("traceId").asString())
			.put("sessionId", trace.path("sessionId").asString())
			.put("traceName", trace.path("name").asString());
	}

	private static Instant time(JsonNode node, String field) {
		return Instant.parse(node.path(field).asString());
	}

	private static BigDecimal millis(JsonNode node) {
		long nanos = Duration.between(time(node, "startTime"), time(node, "endTime")).toNanos();
		return BigDecimal.valueOf(nanos, 6);
	}

}
