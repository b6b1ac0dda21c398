package dev.clew.store.jdbc;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import dev.clew.store.TraceSink;
import dev.clew.trace.Content;
import dev.clew.trace.Cost;
import dev.clew.trace.Level;
import dev.clew.trace.ModelCall;
import dev.clew.trace.ObservationRecord;
import dev.clew.trace.ObservationRecordBuilder;
import dev.clew.trace.ObservationType;
import dev.clew.trace.Origin;
import dev.clew.trace.Prompt;
import dev.clew.trace.TraceInfo;
import dev.clew.trace.Usage;
import org.jspecify.annotations.Nullable;

/**
 * Traces as an application makes them: a request, an agent, two generations, a tool, a
 * retriever with its embedding, a guardrail.
 */
final class SampleTraces {

	/** Observations of each trace. */
	static final int OBSERVATIONS = 8;

	/** Traces of each session. */
	static final int TURNS = 5;

	private static final Instant START = Instant.parse("2026-11-01T00:00:00Z");

	private SampleTraces() {
	}

	static String id(long trace) {
		// Ids are random.
		return "%016x%016x".formatted(Long.reverse(trace + 1) ^ 0x5bd1e995L, trace);
	}

	static void save(TraceSink sink, long trace) {
		Instant start = START.plusSeconds(trace);
		TraceInfo info = new TraceInfo(id(trace), 0, "POST /api/" + trace % 7, "s" + trace / TURNS, "u" + trace % 1000,
				new Origin((trace % 100 == 0) ? "dev" : "prod", "1.4", "desk", "i-1"),
				(trace % 50 == 0) ? List.of("vip") : List.of(), Map.of("tenant", "t" + trace % 200), List.of());
		Level level = (trace % 40 == 0) ? Level.ERROR : Level.DEFAULT;
		long millis = 200 + trace * 7919 % 800;
		String question = "{\"messages\":[{\"role\":\"user\",\"content\":\"Please cancel my booking, needle" + trace
				+ "\"}]}";
		sink.save(info, step(info, 1, 0, ObservationType.SPAN, info.name(), start, millis).build());
		sink.save(info,
				step(info, 2, 1, ObservationType.AGENT, "Desk.answer", start, millis).input(Content.ofJson(question))
					.output(Content.ofJson("\"Booking is cancelled\""))
					.build());
		sink.save(info, step(info, 3, 2, ObservationType.RETRIEVER, "rules", start.plusMillis(1), 20).build());
		sink.save(info, step(info, 4, 3, ObservationType.EMBEDDING, "minilm", start.plusMillis(2), 10).build());
		sink.save(info, generation(info, 5, start.plusMillis(20), trace, question));
		sink.save(info,
				step(info, 6, 2, ObservationType.TOOL, (trace % 500 == 3) ? "rare" : "cancel", start.plusMillis(80), 30)
					.level(level, null)
					.input(Content.ofJson("{\"id\":\"HUT-204\"}"))
					.output(Content.ofJson("\"done\""))
					.build());
		sink.save(info, generation(info, 7, start.plusMillis(120), trace, question));
		sink.save(info, step(info, 8, 2, ObservationType.GUARDRAIL, "polite", start.plusMillis(190), 1).build());
	}

	private static ObservationRecord generation(TraceInfo info, long id, Instant start, long trace, String question) {
		BigDecimal cost = BigDecimal.valueOf(trace % 100, 4);
		return step(info, id, 2, ObservationType.GENERATION, "model-" + trace % 5, start, 50)
			.modelCall(new ModelCall("model-" + trace % 5, "model-" + trace % 5, "openai", Map.of("temperature", 0.2),
					new Usage(Map.of(Usage.INPUT, 800L, Usage.OUTPUT, trace % 300)), Cost.ofTotal(cost), null, null,
					"stop", null, null, null))
			.prompt(new Prompt("Desk.answer", "3f2a00000000", Map.of()))
			.input(Content.ofJson(question))
			.output(Content.ofJson("{\"role\":\"assistant\",\"content\":\"" + "word ".repeat(40) + "\"}"))
			.build();
	}

	private static ObservationRecordBuilder step(TraceInfo info, long id, long parent, ObservationType type,
			String name, Instant start, long millis) {
		return ObservationRecord.builder(info.traceId(), "%016x".formatted(id), type, name, start)
			.parent(parent(parent))
			.duration(Duration.ofMillis(millis));
	}

	private static @Nullable String parent(long parent) {
		return (parent > 0) ? "%016x".formatted(parent) : null;
	}

}
