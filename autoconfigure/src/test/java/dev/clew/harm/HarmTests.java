package dev.clew.harm;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import dev.clew.CurrentTrace;
import dev.clew.store.query.TraceQuery;
import dev.clew.trace.ObservationType;
import dev.clew.trace.Status;
import dev.clew.trace.TraceSummary;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.tracing.Tracer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.MDC;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that whatever breaks in the tracing, or in what users add to it, the application
 * does not notice.
 */
@ExtendWith(OutputCaptureExtension.class)
class HarmTests {

	private static final List<String> KEYS = List.of("<ok>", "<model!>", "<tool!>", "<retriever!>", "<embedding!>",
			"<model!!>", "<tool!!>");

	private static final List<String> TREE = List.of("AGENT Assistant.chat", ".CHAIN DefaultRetrievalAugmentor",
			"..CHAIN DefaultQueryTransformer", "..CHAIN DefaultQueryRouter", "..RETRIEVER KeyRetriever",
			"...EMBEDDING small", "..CHAIN DefaultContentAggregator", "..CHAIN DefaultContentInjector",
			".GENERATION gpt-4o-mini", ".TOOL look", ".GENERATION gpt-4o-mini");

	private static final List<ObservationType> TYPES = List.of(ObservationType.AGENT, ObservationType.GENERATION,
			ObservationType.TOOL, ObservationType.CHAIN, ObservationType.RETRIEVER, ObservationType.EMBEDDING);

	private static TestApplication application;

	private static Map<String, String> expected;

	@BeforeAll
	static void start() {
		application = TestApplication.plain(Tracing.OPEN_TELEMETRY, List.of(BrokenParts.class));
		expected = outcomes();
	}

	@AfterAll
	static void stop() {
		application.close();
	}

	@BeforeEach
	void forget() {
		breaker().repair();
		ids().forEach(application.store()::deleteTrace);
		application.bean(MeterRegistry.class).clear();
	}

	static Stream<Arguments> placesOfOneType() {
		return Stream.of(Point.values())
			.filter(Point::isOfOneType)
			.flatMap((point) -> TYPES.stream()
				.filter((type) -> isReached(point, type))
				.map((type) -> Arguments.of(point, type)));
	}

	// An agent lasts from event to event: no code runs in a scope of it.
	private static boolean isReached(Point point, ObservationType type) {
		boolean scope = point.name().contains("SCOPE");
		return !(scope && type == ObservationType.AGENT);
	}

	static Stream<Point> placesOfAll() {
		return Stream.of(Point.values()).filter((point) -> !point.isOfOneType());
	}

	@ParameterizedTest
	@MethodSource("placesOfOneType")
	void applicationDoesNotNoticeWhatBreaksForOneType(Point point, ObservationType type, CapturedOutput output) {
		breaker().breakAt(point, type);
		assertThat(outcomes()).isEqualTo(expected);
		assertFaultIsTold(output);
		assertThat(running()).isEmpty();
	}

	@ParameterizedTest
	@MethodSource("placesOfAll")
	void applicationDoesNotNoticeWhatBreaksForAllTypes(Point point, CapturedOutput output) {
		breaker().breakAt(point, null);
		assertThat(outcomes()).isEqualTo(expected);
		assertThat(breaker().hits()).isPositive();
		assertThat(output.toString().split("Tracing failed in", -1)).hasSizeGreaterThan(1);
		assertThat(running()).isEmpty();
	}

	@ParameterizedTest
	@MethodSource("placesOfOneType")
	void restOfTheTreeIsRecorded(Point point, ObservationType type) {
		breaker().breakAt(point, type);
		application.assistant(true).chat("c", "about <ok>");
		breaker().repair();
		if (!point.losesStep()) {
			assertThat(trees()).containsExactly(TREE);
		}
		else if (type != ObservationType.AGENT) {
			assertThat(trees()).containsExactly(Tree.without(type.name(), TREE));
		}
	}

	private static void assertFaultIsTold(CapturedOutput output) {
		int hits = breaker().hits();
		breaker().repair();
		assertThat(hits).isPositive();
		assertThat(errors()).isGreaterThanOrEqualTo(hits);
		assertThat(output.toString().split("Tracing failed in", -1)).hasSize(2);
	}

	private static double errors() {
		return application.bean(MeterRegistry.class)
			.find("clew.errors")
			.tagKeys("component")
			.counters()
			.stream()
			.mapToDouble(Counter::count)
			.sum();
	}

	private static Map<String, String> outcomes() {
		Map<String, String> outcomes = new LinkedHashMap<>();
		for (String key : KEYS) {
			outcomes.put("bean " + key, outcome(application.assistant(true), key));
			outcomes.put("plain " + key, outcome(application.assistant(false), key));
		}
		return outcomes;
	}

	private static String outcome(Assistant assistant, String key) {
		String outcome;
		try {
			outcome = assistant.chat("c" + key, "about " + key);
		}
		catch (Throwable ex) {
			outcome = ex.toString();
		}
		return outcome + leftOnThread();
	}

	private static String leftOnThread() {
		@Nullable Object observation = application.bean(ObservationRegistry.class).getCurrentObservationScope();
		@Nullable Object span = application.bean(Tracer.class).currentSpan();
		@Nullable Map<String, String> keys = MDC.getCopyOfContextMap();
		return " " + observation + span + application.bean(CurrentTrace.class).traceId()
				+ ((keys == null || keys.isEmpty()) ? "" : keys.toString());
	}

	private static Breaker breaker() {
		return application.bean(Breaker.class);
	}

	private static List<String> ids() {
		return application.store()
			.findTraces(TraceQuery.builder().limit(500).build())
			.items()
			.stream()
			.map((trace) -> trace.info().traceId())
			.toList();
	}

	private static List<List<String>> trees() {
		return ids().stream().map((id) -> Tree.of(Objects.requireNonNull(application.store().findTrace(id)))).toList();
	}

	private static List<TraceSummary> running() {
		breaker().repair();
		return application.store().findTraces(TraceQuery.builder().status(Status.RUNNING).limit(500).build()).items();
	}

}
