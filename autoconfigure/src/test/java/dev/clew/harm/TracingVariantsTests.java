package dev.clew.harm;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import dev.clew.trace.ObservationRecord;
import dev.clew.trace.ObservationType;
import dev.clew.trace.Trace;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that recording is the same with each tracer and without one, whatever the tracer
 * samples, and that log lines carry the same ids.
 */
class TracingVariantsTests {

	private static final List<String> TREE = List.of("SPAN POST /chat/{room}", ".AGENT Assistant.chat",
			"..CHAIN DefaultRetrievalAugmentor", "...CHAIN DefaultQueryTransformer", "...CHAIN DefaultQueryRouter",
			"...RETRIEVER KeyRetriever", "....EMBEDDING small", "...CHAIN DefaultContentAggregator",
			"...CHAIN DefaultContentInjector", "..GENERATION gpt-4o-mini", "..TOOL look", "..GENERATION gpt-4o-mini");

	static Stream<Arguments> variants() {
		Stream<Arguments> traced = Stream.of(Tracing.OPEN_TELEMETRY, Tracing.BRAVE)
			.flatMap((tracing) -> Stream.of("1.0", "0.1", "0.0").map((share) -> Arguments.of(tracing, share)));
		return Stream.concat(traced, Stream.of(Arguments.of(Tracing.NONE, "1.0")));
	}

	@ParameterizedTest
	@MethodSource("variants")
	void recordsTheSameAndLogsItsIds(Tracing tracing, String share) {
		String property = "management.tracing.sampling.probability=" + share;
		try (TestApplication application = TestApplication.web(tracing, TestApplication.with(), property)) {
			for (int turn = 0; turn < 5; turn++) {
				HttpResponse<String> response = application.chat("c-1", "about <x>");
				Map<String, Map<String, String>> logged = application.bean(Probe.class).take();
				Trace trace = application.completed(response);
				assertThat(Tree.of(trace)).isEqualTo(TREE);
				assertThat(logged).isEqualTo(expectedKeys(trace));
			}
			assertThat(application.get("/plain").body()).isEqualTo("plain");
			assertThat(application.bean(Probe.class).take().get("controller")).doesNotContainKey("clew.sessionId");
			assertThat(application.traces()).hasSize(5);
		}
	}

	// Of the two generations the last one is remembered.
	private static Map<String, Map<String, String>> expectedKeys(Trace trace) {
		return Map.of("controller", keys(trace, ObservationType.SPAN), "model", keys(trace, ObservationType.GENERATION),
				"tool", keys(trace, ObservationType.TOOL), "afterwards", keys(trace, ObservationType.SPAN));
	}

	private static Map<String, String> keys(Trace trace, ObservationType type) {
		ObservationRecord last = trace.observations()
			.stream()
			.filter((observation) -> observation.type() == type)
			.reduce((first, second) -> second)
			.orElseThrow();
		return Map.of("traceId", last.traceId(), "spanId", last.observationId(), "clew.sessionId", "c-1");
	}

}
