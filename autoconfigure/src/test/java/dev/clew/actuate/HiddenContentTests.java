package dev.clew.actuate;

import java.math.BigDecimal;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import dev.clew.actuate.parameter.AllowedValues;
import dev.clew.actuate.parameter.SessionParameters;
import dev.clew.actuate.parameter.TraceParameters;
import dev.clew.actuate.parameter.UsageParameters;
import dev.clew.store.TraceStore;
import dev.clew.trace.Content;
import dev.clew.trace.ErrorInfo;
import dev.clew.trace.Level;
import dev.clew.trace.ModelCall;
import dev.clew.trace.ObservationRecord;
import dev.clew.trace.ObservationType;
import dev.clew.trace.Prompt;
import dev.clew.trace.Score;
import dev.clew.trace.Score.DataType;
import dev.clew.trace.Score.Source;
import dev.clew.trace.ScoreTarget;
import dev.clew.trace.TraceInfo;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * While content is hidden, no question tells it: of two applications that differ in
 * nothing but their content, each gets the same answer.
 */
class HiddenContentTests {

	private static final String ID = "2af7651916cd43dd8448eb211c80319c";

	private static final String STEP = "c000000000000001";

	private static final String SECRET = "alpha";

	private static final List<String> VALUES = List.of(SECRET, "word=" + SECRET, "text=" + SECRET, "figure=5", "figure",
			"count=3", "Desk.answer@" + SECRET, "startTime", "-cost", "latencyMs", "tokens", "ERROR", "RUNNING",
			"AGENT", "2026-03-01T10:00:00Z", "1", "full", "preview", "day", "UTC", "s-1",
			String.join(",", AllowedValues.FACETS.keySet()), String.join(",", AllowedValues.DIMENSIONS.keySet()));

	private static final TestServer one = TestServer.start(store(SECRET, "5"));

	private static final TestServer other = TestServer.start(store("bravo, bravo", "7"));

	@AfterAll
	static void stop() {
		one.close();
		other.close();
	}

	static Stream<String> parameters() {
		return Stream.of(of("llmtraces", TraceParameters.NAMES), of("llmtraces", List.of("metadata.key")),
				of("llmobservations", TraceParameters.NAMES), of("llmobservations", List.of("metadata.key", "content")),
				of("llmtraces/" + ID, List.of("content")), of("llmtraces/" + ID + "/" + STEP, List.of("content")),
				of("llmsessions", SessionParameters.NAMES), of("llmusage", UsageParameters.NAMES))
			.flatMap((names) -> names);
	}

	private static Stream<String> of(String path, List<String> parameters) {
		return parameters.stream().map((parameter) -> path + "?" + parameter);
	}

	private static String encoded(String value) {
		return URLEncoder.encode(value, StandardCharsets.UTF_8);
	}

	@ParameterizedTest
	@MethodSource("parameters")
	void answersDoNotTellContent(String parameter) {
		for (String value : VALUES) {
			HttpResponse<String> answer = one.get(parameter + "=" + encoded(value));
			HttpResponse<String> otherAnswer = other.get(parameter + "=" + encoded(value));
			assertThat(answer.body()).as(value).isEqualTo(otherAnswer.body());
			assertThat(answer.statusCode()).isEqualTo(otherAnswer.statusCode());
			assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
		}
	}

	@Test
	void textOfScoresIsRefusedAsSearchText() {
		HttpResponse<String> answer = one.get("llmtraces?score=word=" + SECRET);
		assertThat(answer.statusCode()).isEqualTo(403);
		assertThat(answer.body()).isEqualTo("{\"parameter\":\"score\",\"message\":\"A search in content needs the "
				+ "content to be shown, which it is not by clew.endpoints.show-content=never\"}");
	}

	@Test
	void whatIsNoContentIsFoundAndShown() {
		for (String score : List.of("word", "count=3", "count=3.0")) {
			assertThat(one.get("llmtraces?score=" + score).body()).contains("\"traceId\":\"" + ID);
		}
		assertThat(one.get("llmtraces/" + ID).body()).contains(
				"{\"name\":\"word\",\"dataType\":\"CATEGORICAL\",\"source\":\"API\",\"contentHidden\":true,",
				"{\"name\":\"text\",\"dataType\":\"TEXT\",\"source\":\"ANNOTATION\",\"contentHidden\":true,",
				"{\"name\":\"verdict\",\"value\":\"polite\",\"dataType\":\"CATEGORICAL\",\"source\":\"EVAL\",\"time\"",
				"{\"name\":\"count\",\"value\":3,\"dataType\":\"NUMERIC\",\"source\":\"API\",\"contentHidden\":true,");
	}

	@Test
	void whatIsShownIsFound() {
		try (TestServer shown = TestServer.start(store(SECRET, "5"), "clew.endpoints.show-content=always")) {
			for (String score : List.of("word=" + SECRET, "text=" + SECRET, "figure=5")) {
				assertThat(shown.get("llmtraces?score=" + score).body()).contains("\"traceId\":\"" + ID);
			}
			assertThat(shown.get("llmtraces/" + ID).body())
				.contains("{\"name\":\"word\",\"value\":\"alpha\",\"dataType\":\"CATEGORICAL\"");
		}
	}

	private static TraceStore store(String secret, String figure) {
		TraceStore store = TestTraces.emptyStore();
		store.save(new TraceInfo(ID, 0, "POST /", "s-1", "ann", TestTraces.ORIGIN, List.of("tag"),
				Map.of("key", secret), List.of()), step(secret));
		score(store, ScoreTarget.trace(ID), "word", secret, DataType.CATEGORICAL, Source.API, secret);
		score(store, ScoreTarget.trace(ID), "text", secret, DataType.TEXT, Source.ANNOTATION, secret);
		score(store, ScoreTarget.trace(ID), "figure", figure, DataType.CATEGORICAL, Source.API, secret);
		score(store, ScoreTarget.trace(ID), "count", BigDecimal.valueOf(3), DataType.NUMERIC, Source.API, secret);
		store.save(new Score(ScoreTarget.trace(ID), "verdict", "polite", DataType.CATEGORICAL, Source.EVAL, null, null,
				TestTraces.START));
		score(store, ScoreTarget.observation(ID, STEP), "word", secret, DataType.CATEGORICAL, Source.ANNOTATION,
				secret);
		score(store, ScoreTarget.session("s-1"), "word", secret, DataType.CATEGORICAL, Source.API, secret);
		return store;
	}

	private static void score(TraceStore store, ScoreTarget target, String name, Object value, DataType type,
			Source source, String comment) {
		store.save(new Score(target, name, value, type, source, comment, "ann", TestTraces.START));
	}

	private static ObservationRecord step(String secret) {
		return TestTraces
			.observation(ID, STEP, ObservationType.GENERATION, "gpt", TestTraces.START, Duration.ofMillis(3))
			.input(Content.ofJson("\"" + secret + "\""))
			.output(Content.ofJson("\"" + secret + "\""))
			.level(Level.ERROR, secret)
			.metadata(Map.of("key", secret))
			.prompt(new Prompt("Desk.answer", "0123456789ab", Map.of("name", secret)))
			.modelCall(
					new ModelCall("gpt", "gpt", "openai", Map.of(), null, null, null, null, "stop", null, null, null))
			.error(new ErrorInfo("Broken", secret, secret))
			.build();
	}

}
