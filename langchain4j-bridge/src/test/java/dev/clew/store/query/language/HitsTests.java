package dev.clew.store.query.language;

import java.util.List;
import java.util.Map;
import java.util.Objects;

import dev.clew.store.Records;
import dev.clew.store.memory.InMemoryTraceStore;
import dev.clew.trace.ErrorInfo;
import dev.clew.trace.Level;
import dev.clew.trace.ObservationType;
import dev.clew.trace.Origin;
import dev.clew.trace.Prompt;
import dev.clew.trace.Trace;
import dev.clew.trace.TraceInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Where words are found.
 */
class HitsTests {

	private static final Trace TRACE = trace();

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			chat           | - name
			alps           | - metadata.tenant
			cancel         | 3 name
			nobed          | 2 statusMessage
			broken         | 2 error.message
			frame          | 2 error.stackTrace
			vip            | 1 metadata.kind
			deutsch        | 1 prompt.variables.lang
			refund         | 1 input; 2 input; 2 output
			output:refund  | 2 output
			-refund        |
			level:ERROR    |
			alps -refund   | - metadata.tenant
			(alps OR nope) | - metadata.tenant
			refund vip     | 1 input; 1 metadata.kind; 2 input
			""")
	void hitsSayWhereTheWordsAre(String query, String places) {
		assertThat(hits(query).stream().map(HitsTests::place))
			.containsExactly((places != null) ? places.split("; ") : new String[0]);
	}

	@Test
	void conditionWithoutWordsHasNoHits() {
		assertThat(new Hits(Condition.parse("level:ERROR -refund")).isEmpty()).isTrue();
		assertThat(new Hits(Condition.parse("level:ERROR refund")).isEmpty()).isFalse();
	}

	@Test
	void hitShowsWhatStandsAroundTheWords() {
		assertThat(hits("output:refund")).singleElement()
			.satisfies((hit) -> assertThat(hit.snippet().text()).isEqualTo("No Refund for you"));
	}

	private static String place(Hit hit) {
		String id = hit.observationId();
		return ((id != null) ? id.substring(id.length() - 1) : "-") + " " + hit.field();
	}

	private static List<Hit> hits(String query) {
		return new Hits(Condition.parse(query)).in(TRACE);
	}

	private static Trace trace() {
		TraceInfo info = new TraceInfo(Records.traceId(1), 0, "POST /chat", null, null, Origin.UNKNOWN, List.of(),
				Map.of("tenant", "alps"), List.of());
		InMemoryTraceStore store = new InMemoryTraceStore(1, 1_000_000, (reason, count) -> {
		});
		store.save(info,
				Records.ended(1, 1, ObservationType.AGENT, 0, 9)
					.metadata(Map.of("kind", "vip"))
					.prompt(new Prompt("Desk.chat", "abc", Map.of("lang", "deutsch")))
					.input(Records.text("A refund, please"))
					.build());
		store.save(info,
				Records.ended(1, 2, ObservationType.TOOL, 1, 2)
					.level(Level.ERROR, "nobed")
					.metadata(Map.of())
					.error(new ErrorInfo("Type", "broken", "at frame"))
					.input(Records.text("refund"))
					.output(Records.text("No Refund for you"))
					.build());
		store.save(info, Records.named(1, 3, ObservationType.TOOL, "cancelBooking").build());
		return Objects.requireNonNull(store.findTrace(info.traceId()));
	}

}
