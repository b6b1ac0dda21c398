package dev.clew.actuate;

import java.net.http.HttpResponse;
import java.util.List;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.boot.WebApplicationType;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Scores that people give who look at traces.
 */
class ScoresTests {

	private static final String CHAT = "llmtraces/" + TestTraces.CHAT;

	private static final String BARE = "llmtraces/" + TestTraces.BARE;

	private static final TestServer servlet = start(WebApplicationType.SERVLET);

	private static final TestServer reactive = start(WebApplicationType.REACTIVE);

	private static TestServer start(WebApplicationType type) {
		return TestServer.start(type, TestTraces.store(), "clew.endpoints.show-content=always",
				"management.endpoint.llmtraces.access=unrestricted");
	}

	@AfterAll
	static void stop() {
		servlet.close();
		reactive.close();
	}

	@ParameterizedTest
	@EnumSource(names = { "SERVLET", "REACTIVE" })
	void personScoresTraceAndObservationUnderTheirName(WebApplicationType type) {
		try (TestServer server = start(type)) {
			HttpResponse<String> answer = server.as("ann")
				.post(CHAT, "{\"scoreName\":\"helpful\",\"scoreValue\":false,\"scoreComment\":\"too slow\"}");
			assertThat(answer.body()).startsWith("{\"traceId\":\"" + TestTraces.CHAT
					+ "\",\"score\":{\"name\":\"helpful\",\"value\":false,\"dataType\":\"BOOLEAN\","
					+ "\"source\":\"ANNOTATION\",\"comment\":\"too slow\",\"author\":\"ann\",\"time\":\"");
			assertThat(answer.statusCode()).isEqualTo(200);
			server.as(null)
				.post(CHAT,
						"{\"scoreName\":\"tone\",\"scoreValue\":\"rude\",\"scoreObservationId\":\"a000000000000003\"}");
			assertThat(server.get(CHAT + "/a000000000000003").body()).contains("\"value\":0.9",
					"{\"observationId\":\"a000000000000003\",\"name\":\"tone\",\"value\":\"rude\","
							+ "\"dataType\":\"CATEGORICAL\",\"source\":\"ANNOTATION\",\"time\":");
			assertThat(server.get("llmtraces?score=helpful=false").body()).contains(TestTraces.CHAT);
			assertThat(server.get(CHAT).body()).contains("\"value\":true,\"dataType\":\"BOOLEAN\",\"source\":\"API\"");
		}
	}

	@Test
	void latestScoreOfAPersonCounts() {
		servlet.as("ann").post(BARE, "{\"scoreName\":\"mine\",\"scoreValue\":false}");
		servlet.as("bob").post(BARE, "{\"scoreName\":\"mine\",\"scoreValue\":1.50}");
		servlet.as("ann").post(BARE, "{\"scoreName\":\"mine\",\"scoreValue\":true}");
		assertThat(servlet.get(BARE).body()).containsOnlyOnce("\"author\":\"ann\"")
			.contains("\"name\":\"mine\",\"value\":true")
			.contains("\"name\":\"mine\",\"value\":1.50,\"dataType\":\"NUMERIC\"");
	}

	@ParameterizedTest
	@CsvSource({ "true, BOOLEAN, true", "1, NUMERIC, 1", "-0.5, NUMERIC, -0.5", "1e-7, NUMERIC, 1E-7",
			"\"1e999999999\", CATEGORICAL, \"1e999999999\"", "\"True\", CATEGORICAL, \"True\"",
			"\"two\\nlines\", TEXT, \"two\\nlines\"" })
	void valueIsWhatItReadsLike(String json, String dataType, String value) {
		assertThat(servlet.as(null).post(BARE, "{\"scoreName\":\"n\",\"scoreValue\":" + json + "}").body())
			.containsIgnoringCase("\"value\":" + value + ",\"dataType\":\"" + dataType + "\"");
	}

	static List<Arguments> bad() {
		return List.of(Arguments.of("{\"scoreName\":\"a\\nb\",\"scoreValue\":true}",
				"{\"parameter\":\"scoreName\",\"value\":\"a\\nb\",\"allowed\":\"1 to 100 printable characters\"}"),
				Arguments.of("{\"scoreName\":\"good\"}",
						"{\"parameter\":\"scoreValue\",\"allowed\":\"name and value of a score\"}"),
				Arguments.of("{\"scoreComment\":\"good\"}",
						"{\"parameter\":\"scoreName\",\"allowed\":\"name and value of a score\"}"),
				Arguments.of("{\"scoreName\":\"good\",\"scoreValue\":\"" + "x"
					.repeat(5001) + "\"}", "{\"parameter\":\"scoreValue\",\"value\":\"" + "x".repeat(100)
							+ "\",\"allowed\":\"a finite number, a Boolean, and a String of at most 5000 characters\"}"),
				Arguments.of("{\"scoreName\":\"good\",\"scoreValue\":1,\"scoreComment\":\"" + "x".repeat(5001) + "\"}",
						"{\"parameter\":\"scoreComment\",\"value\":\"" + "x".repeat(100)
								+ "\",\"allowed\":\"at most 5000 characters\"}"),
				Arguments.of("{\"scoreName\":\"good\",\"scoreValue\":1,\"bookmarked\":true}",
						"{\"parameter\":\"bookmarked\",\"value\":\"true\",\"allowed\":\"nothing beside a score\"}"));
	}

	@ParameterizedTest
	@MethodSource("bad")
	void badScoreIsNamed(String body, String answer) {
		for (TestServer server : new TestServer[] { servlet, reactive }) {
			HttpResponse<String> response = server.as(null).post(CHAT, body);
			assertThat(response.body()).isEqualTo(answer);
			assertThat(response.statusCode()).isEqualTo(400);
		}
	}

	@Test
	void whatIsNotThereCannotBeScored() {
		for (TestServer server : new TestServer[] { servlet, reactive }) {
			HttpResponse<String> unknown = server.post("llmtraces/unknown", "{\"scoreName\":\"a\",\"scoreValue\":1}");
			assertThat(unknown.statusCode()).isEqualTo(404);
			assertThat(unknown.body()).contains("The store has no trace with this id");
			HttpResponse<String> observation = server.post(CHAT,
					"{\"scoreName\":\"a\",\"scoreValue\":1,\"scoreObservationId\":\"unknown\"}");
			assertThat(observation.statusCode()).isEqualTo(404);
			assertThat(observation.body()).contains("The trace has no observation with this id");
		}
	}

	@Test
	void bodyDoesNotSayWhichTraceIsMeant() {
		for (TestServer server : new TestServer[] { servlet, reactive }) {
			for (String change : List.of("\"bookmarked\":true", "\"scoreName\":\"moved\",\"scoreValue\":1")) {
				HttpResponse<String> other = server.post(CHAT,
						"{\"traceId\":\"" + TestTraces.BARE + "\"," + change + "}");
				assertThat(other.statusCode()).isEqualTo(400);
				assertThat(other.body()).isEqualTo("{\"parameter\":\"traceId\",\"value\":\"" + TestTraces.BARE
						+ "\",\"allowed\":\"in the body nothing but the id in the path\"}");
			}
			assertThat(server.get(BARE).body()).contains("\"bookmarked\":false").doesNotContain("moved");
			assertThat(server.post(CHAT, "{\"traceId\":\"" + TestTraces.CHAT + "\",\"bookmarked\":true}").statusCode())
				.isEqualTo(200);
		}
	}

	@Test
	void thereIsAnEndOfScores() {
		try (TestServer server = start(WebApplicationType.SERVLET)) {
			for (int i = 0; i < 1000; i++) {
				server.post(BARE, "{\"scoreName\":\"n" + i + "\",\"scoreValue\":1}");
			}
			assertThat(server.post(BARE, "{\"scoreName\":\"one more\",\"scoreValue\":1}").body())
				.isEqualTo("{\"parameter\":\"scoreName\",\"value\":\"one more\",\"allowed\":\"the name of a score that "
						+ "is there: there is room for no more\"}");
		}
	}

	@Test
	void scoringIsRefusedByDefault() {
		try (TestServer server = TestServer.start(TestTraces.store())) {
			assertThat(server.post(CHAT, "{\"scoreName\":\"a\",\"scoreValue\":1}").statusCode()).isEqualTo(405);
		}
	}

	@Test
	void commentThatIsHiddenIsHiddenFromItsAuthor() {
		try (TestServer server = TestServer.start(TestTraces.store(),
				"management.endpoint.llmtraces.access=unrestricted")) {
			assertThat(server.post(CHAT, "{\"scoreName\":\"a\",\"scoreValue\":1,\"scoreComment\":\"secret\"}").body())
				.contains("\"contentHidden\":true")
				.doesNotContain("secret");
		}
	}

}
