package dev.clew.actuate;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.clew.store.TraceStore;
import dev.clew.store.memory.InMemoryTraceStore;
import dev.clew.trace.Content;
import dev.clew.trace.Cost;
import dev.clew.trace.ErrorInfo;
import dev.clew.trace.Level;
import dev.clew.trace.ModelCall;
import dev.clew.trace.ObservationRecord;
import dev.clew.trace.ObservationRecordBuilder;
import dev.clew.trace.ObservationType;
import dev.clew.trace.Origin;
import dev.clew.trace.Prompt;
import dev.clew.trace.Score;
import dev.clew.trace.ScoreTarget;
import dev.clew.trace.TraceInfo;
import dev.clew.trace.Usage;
import org.jspecify.annotations.Nullable;

/**
 * Traces to look at.
 */
public final class TestTraces {

	public static final String CHAT = "0af7651916cd43dd8448eb211c80319c";

	static final String BARE = "1af7651916cd43dd8448eb211c80319c";

	public static final Instant START = Instant.parse("2026-03-01T10:00:00Z");

	public static final Origin ORIGIN = new Origin("default", "1.4.2", "hut-desk", "desk-1");

	private TestTraces() {
	}

	public static TraceStore emptyStore() {
		return new InMemoryTraceStore(1000, 1 << 20, InstantSource.fixed(START), (reason, count) -> {
		});
	}

	/**
	 * A store with a chat of five observations, and a later trace of one running step
	 * that says nothing.
	 */
	static TraceStore store() {
		TraceStore store = emptyStore();
		chat(store);
		store.save(info(BARE, "GET /bare", null, START.plusSeconds(60)),
				observation(BARE, "b000000000000001", ObservationType.SPAN, "GET /bare", START.plusSeconds(60), null)
					.build());
		return store;
	}

	static TraceInfo info(String traceId, String name, @Nullable String sessionId, Instant start) {
		return new TraceInfo(traceId, start.getEpochSecond() * 1_000_000_000L, name, sessionId, null, ORIGIN, List.of(),
				Map.of(), List.of());
	}

	public static ObservationRecordBuilder observation(String traceId, String id, ObservationType type, String name,
			Instant start, @Nullable Duration duration) {
		return ObservationRecord.builder(traceId, id, type, name, start).duration(duration);
	}

	private static void chat(TraceStore store) {
		TraceInfo info = new TraceInfo(CHAT, START.getEpochSecond() * 1_000_000_000L, "POST /api/chat", "c-1", "ann",
				ORIGIN, List.of("vip"), Map.of("channel", "web"), List.of("session id 'c-2' ignored"));
		store.save(info, step("a000000000000001", null, ObservationType.SPAN, "POST /api/chat", 0, 812_400).build());
		store.save(info, agent());
		store.save(info, generation());
		store.save(info, tool());
		store.save(new Score(ScoreTarget.trace(CHAT), "helpful", true, Score.DataType.BOOLEAN, Score.Source.API,
				"thanks a lot", "ann", START.plusSeconds(30)));
		store.save(new Score(ScoreTarget.observation(CHAT, "a000000000000003"), "tone", new BigDecimal("0.9"),
				Score.DataType.NUMERIC, Score.Source.EVAL, null, null, START.plusSeconds(31)));
	}

	private static ObservationRecordBuilder step(String id, @Nullable String parent, ObservationType type, String name,
			long startMicros, long micros) {
		return observation(CHAT, id, type, name, START.plusNanos(startMicros * 1000), Duration.ofNanos(micros * 1000))
			.parent(parent);
	}

	private static ObservationRecord agent() {
		return step("a000000000000002", "a000000000000001", ObservationType.AGENT, "Desk.answer", 1_000, 800_250)
			.input(Content.ofJson("{\"userMessage\":\"Cancel HUT-204\",\"arguments\":{\"lang\":null}}"))
			.output(Content.ofJson("\"It is cancelled.\""))
			.prompt(new Prompt("Desk.answer", "0123456789ab", Map.of("name", "Ann")))
			.build();
	}

	private static ObservationRecord generation() {
		Map<String, Long> usage = new LinkedHashMap<>();
		usage.put("input", 812L);
		usage.put("output", 64L);
		Map<String, Object> parameters = new LinkedHashMap<>();
		parameters.put("temperature", 0.2);
		parameters.put("stop", List.of("END"));
		return step("a000000000000003", "a000000000000002", ObservationType.GENERATION, "gpt-4o-mini", 2_000, 500_000)
			.input(Content.ofJson("{\"messages\":[{\"role\":\"user\",\"content\":\"Cancel HUT-204\"}]}"))
			.output(Content.ofJson("{\"role\":\"assistant\",\"content\":\"It is cancelled.\"}"))
			.modelCall(new ModelCall("gpt-4o-mini-2024", "gpt-4o-mini", "openai", parameters, new Usage(usage), cost(),
					"Standard", Duration.ofNanos(1_500_001), "stop", null, null, null))
			.iteration(1)
			.build();
	}

	private static Cost cost() {
		Map<String, BigDecimal> buckets = new LinkedHashMap<>();
		buckets.put("input", new BigDecimal("0.0001218"));
		buckets.put("output", new BigDecimal("0.0000384"));
		return Cost.of(buckets);
	}

	private static ObservationRecord tool() {
		return step("a000000000000004", "a000000000000002", ObservationType.TOOL, "cancelBooking", 600_000, 1_000)
			.level(Level.ERROR, "no such booking")
			.input(Content.ofJson("{\"booking\":\"HUT-204\",\"fee\":1.50,\"reason\":null}"))
			.metadata(Map.of("attempt", "1"))
			.notes(List.of("input cut to 64KB"))
			.toolCallId("call_1")
			.error(new ErrorInfo("java.lang.IllegalStateException", "HUT-204 is gone", "at dev.hut.Desk"))
			.build();
	}

}
