package dev.clew.store;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.LongStream;

import dev.clew.store.query.TraceQuery;
import dev.clew.trace.Content;
import dev.clew.trace.Cost;
import dev.clew.trace.ErrorInfo;
import dev.clew.trace.Level;
import dev.clew.trace.ModelCall;
import dev.clew.trace.ObservationRecord;
import dev.clew.trace.ObservationType;
import dev.clew.trace.Origin;
import dev.clew.trace.Prompt;
import dev.clew.trace.Score;
import dev.clew.trace.ScoreTarget;
import dev.clew.trace.Trace;
import dev.clew.trace.TraceInfo;
import dev.clew.trace.TraceSummary;
import dev.clew.trace.Usage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is saved in any {@link TraceStore} comes back as it was.
 */
abstract class RoundTripContractTests extends QueryContractTests {

	@ParameterizedTest
	@ValueSource(strings = { "plain", "", "caf\u00e9 \ud83c\udfd4\ufe0f \u5c71", "a\u0000b", "half \ud83c of one",
			"100% _under\\score' \"quoted\" [x] {y} \u2028", "line\nline\ttab\r" })
	void everyFieldComesBack(String text) {
		TraceInfo info = new TraceInfo(Records.traceId(1), 7, "name " + text, "s", "user " + text,
				new Origin("test " + text, "1 " + text, "desk " + text, "i " + text), List.of("tag " + text, "other"),
				Map.of("key " + text, "value " + text), List.of("note " + text));
		ObservationRecord each = whole(text);
		Score score = new Score(ScoreTarget.observation(Records.traceId(1), Records.id(1)), "name " + text,
				"value " + text, Score.DataType.TEXT, Score.Source.ANNOTATION, "comment " + text, "author " + text,
				Records.at(3));
		this.store.save(info, each);
		this.store.save(score);
		Trace trace = Objects.requireNonNull(this.store.findTrace(Records.traceId(1)));
		assertThat(trace.summary().info()).isEqualTo(info);
		assertThat(trace.observations()).containsExactly(each);
		assertThat(trace.scores()).containsExactly(score);
		assertFound(TraceQuery.builder().user("user " + text).name("name " + text).environment("test " + text).build());
		assertFound(TraceQuery.builder().release("1 " + text).service("desk " + text).build());
		assertFound(TraceQuery.builder().tags(List.of("tag " + text)).build());
		assertFound(TraceQuery.builder().metadata(Map.of("key " + text, "value " + text)).build());
		assertFound(TraceQuery.builder().metadata(Map.of("step " + text, "fact " + text)).build());
		assertFound(TraceQuery.builder().observationName("step " + text).model("request " + text).build());
		assertFound(TraceQuery.builder().prompt("prompt " + text).build());
		assertFound(TraceQuery.builder().prompt("prompt " + text + "@version " + text).build());
		assertFound(TraceQuery.builder().score("name " + text).build());
	}

	private void assertFound(TraceQuery query) {
		assertThat(this.store.findTraces(query).items()).as(query.toString()).hasSize(1);
	}

	private static ObservationRecord whole(String text) {
		ModelCall call = new ModelCall("response " + text, "request " + text, "provider " + text,
				Map.of("temperature", 0.5, "stop", List.of("a " + text), "seed", 7), Records.usage(3, 2),
				Cost.of(Map.of(Usage.INPUT, new BigDecimal("0.000000001"), Usage.OUTPUT, new BigDecimal("12.5"))),
				"tier " + text, Duration.ofNanos(5), "finish " + text, "chat", "id " + text, 384);
		return Records.named(1, 1, ObservationType.GENERATION, "step " + text)
			.parent(Records.id(9))
			.duration(Duration.ofNanos(1_234_567))
			.level(Level.WARNING, "status " + text)
			.input(Content.ofJson("{\"text\":\"a \ud83c\udfd4 \\u0000\"}"))
			.output(Content.ofJson("[]"))
			.metadata(Map.of("step " + text, "fact " + text))
			.notes(List.of("note " + text))
			.modelCall(call)
			.prompt(new Prompt("prompt " + text, "version " + text, Map.of("variable " + text, "value " + text)))
			.iteration(3)
			.toolCallId("call " + text)
			.error(new ErrorInfo("type " + text, "message " + text, "stack " + text))
			.surrounding(true)
			.build();
	}

	@Test
	void contentOfAMegabyteComesBack() {
		Content large = Records.text("\ud83c\udfd4x".repeat(200_000));
		ObservationRecord each = Records.ended(1, 1, ObservationType.TOOL, 0, 1).input(large).output(large).build();
		this.store.save(Records.info(1), each);
		assertThat(Objects.requireNonNull(this.store.findTrace(Records.traceId(1))).observations())
			.containsExactly(each);
	}

	@Test
	void longTextsComeBackAndAreFound() {
		String text = "x".repeat(3000);
		TraceInfo info = new TraceInfo(Records.traceId(1), 0, text, null, text, new Origin(text, text, text, text),
				List.of(text), Map.of(text, text), List.of());
		ObservationRecord each = Records.named(1, 1, ObservationType.TOOL, text).metadata(Map.of(text, text)).build();
		this.store.save(info, each);
		assertThat(Objects.requireNonNull(this.store.findTrace(Records.traceId(1))).observations())
			.containsExactly(each);
		assertFound(TraceQuery.builder().user(text).name(text).tags(List.of(text)).observationName(text).build());
		assertThat(this.store.findTraces(TraceQuery.builder().user(text + "x").build()).items()).isEmpty();
	}

	@Test
	void nanosecondsComeBack() {
		Instant start = Instant.parse("2026-11-22T10:00:00.123456789Z");
		ObservationRecord each = ObservationRecord
			.builder(Records.traceId(1), Records.id(1), ObservationType.TOOL, "tool", start)
			.duration(Duration.ofNanos(1))
			.build();
		this.store.save(Records.info(1), each);
		TraceSummary trace = this.store.findTraces(TraceQuery.builder().from(start).build()).items().get(0);
		assertThat(trace.startTime()).isEqualTo(start);
		assertThat(trace.latency()).isEqualTo(Duration.ofNanos(1));
		assertThat(this.store.findTraces(TraceQuery.builder().to(start).build()).items()).isEmpty();
		assertThat(this.store.findTraces(TraceQuery.builder().to(start.plusNanos(1)).build()).items()).hasSize(1);
	}

	@Test
	void endBeforeItsStartIsKeptAsItWasTold() {
		ObservationRecord each = Records.ended(1, 1, ObservationType.TOOL, 5, -3).build();
		this.store.save(Records.info(1), each);
		assertThat(Objects.requireNonNull(this.store.findTrace(Records.traceId(1))).observations())
			.containsExactly(each);
	}

	@Test
	void childrenMayComeBeforeTheirParents() {
		ObservationRecord child = Records.ended(1, 2, ObservationType.TOOL, 5, 1).parent(Records.id(1)).build();
		ObservationRecord parent = Records.ended(1, 1, ObservationType.AGENT, 0, 10).build();
		this.store.save(Records.info(1), child);
		this.store.save(Records.info(1), parent);
		assertThat(Objects.requireNonNull(this.store.findTrace(Records.traceId(1))).observations())
			.containsExactly(parent, child);
	}

	@Test
	void callerMayChangeItsCollectionsAfterwards() {
		List<String> tags = new ArrayList<>(List.of("a"));
		List<String> notes = new ArrayList<>(List.of("n"));
		this.store.save(
				new TraceInfo(Records.traceId(1), 0, "name", null, null, Records.ORIGIN, tags, Map.of(), List.of()),
				Records.ended(1, 1, ObservationType.TOOL, 0, 1).notes(notes).build());
		tags.add("b");
		notes.add("o");
		Trace trace = Objects.requireNonNull(this.store.findTrace(Records.traceId(1)));
		assertThat(trace.summary().info().tags()).containsExactly("a");
		assertThat(trace.observations().get(0).notes()).containsExactly("n");
	}

	@Test
	void manyObservationsOfOneTraceAreAllThere() {
		LongStream.rangeClosed(1, 3000)
			.forEach((id) -> this.store.save(Records.info(1),
					Records.ended(1, id, ObservationType.TOOL, id, 1).build()));
		Trace trace = Objects.requireNonNull(this.store.findTrace(Records.traceId(1)));
		assertThat(trace.observations()).hasSize(3000);
		assertThat(trace.summary().observationCounts()).isEqualTo(Map.of(ObservationType.TOOL, 3000));
	}

}
