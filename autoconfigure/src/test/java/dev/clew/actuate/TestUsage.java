package dev.clew.actuate;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;

import dev.clew.store.TraceStore;
import dev.clew.store.memory.InMemoryTraceStore;
import dev.clew.trace.Cost;
import dev.clew.trace.Level;
import dev.clew.trace.ModelCall;
import dev.clew.trace.ObservationRecordBuilder;
import dev.clew.trace.ObservationType;
import dev.clew.trace.TraceInfo;
import dev.clew.trace.Usage;
import org.jspecify.annotations.Nullable;

/**
 * A store that was opened at nine and is looked at at twelve: an answer to ann at ten and
 * one at half past eleven, a failure of a model without a price for bob just before
 * eleven, and an answer that still comes.
 */
public final class TestUsage {

	private static final Instant OPENED = Instant.parse("2026-03-01T09:00:00Z");

	private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

	private TestUsage() {
	}

	public static TraceStore store() {
		AtomicReference<Instant> clock = new AtomicReference<>(OPENED);
		TraceStore store = new InMemoryTraceStore(1000, 1 << 20, clock::get, (reason, count) -> {
		});
		save(store, 1, "ann",
				ended(1, "2026-03-01T10:00:00Z", 812_400).modelCall(call("gpt-4o-mini", 812L, "0.0001218")));
		save(store, 2, "ann",
				ended(2, "2026-03-01T11:30:00Z", 1_500_000).modelCall(call("gpt-4o-mini", 188L, "0.0000282")));
		save(store, 3, "bob", ended(3, "2026-03-01T10:59:59.5Z", 99_000).level(Level.ERROR, "cut off")
			.modelCall(call("house, own", 7L, null)));
		save(store, 4, null, step(4, "2026-03-01T11:59:59Z"));
		clock.set(NOW);
		return store;
	}

	private static void save(TraceStore store, int trace, @Nullable String user, ObservationRecordBuilder observation) {
		TraceInfo info = new TraceInfo(id(trace), 0, "POST /api/chat", "c-" + trace % 2, user, TestTraces.ORIGIN,
				List.of(), Map.of(), List.of());
		store.save(info, observation.build());
	}

	private static ObservationRecordBuilder ended(int trace, String start, long micros) {
		return step(trace, start).duration(Duration.ofNanos(micros * 1000));
	}

	private static ObservationRecordBuilder step(int trace, String start) {
		return TestTraces.observation(id(trace), "a000000000000001", ObservationType.GENERATION, "chat",
				Instant.parse(start), null);
	}

	private static ModelCall call(String model, long input, @Nullable String cost) {
		Map<String, Long> usage = new TreeMap<>(Map.of(Usage.INPUT, input, Usage.OUTPUT_REASONING_TOKENS, 12L));
		return new ModelCall(model, model, "openai", Map.of(), new Usage(usage),
				(cost != null) ? Cost.of(Map.of(Usage.INPUT, new BigDecimal(cost))) : null, null, null, null, null,
				null, null);
	}

	private static String id(int trace) {
		return "%032x".formatted(trace);
	}

}
