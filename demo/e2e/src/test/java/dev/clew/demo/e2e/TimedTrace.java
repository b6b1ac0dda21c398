package dev.clew.demo.e2e;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;

import dev.clew.store.TraceStore;
import dev.clew.trace.Cost;
import dev.clew.trace.ModelCall;
import dev.clew.trace.ObservationRecord;
import dev.clew.trace.ObservationRecordBuilder;
import dev.clew.trace.ObservationType;
import dev.clew.trace.Origin;
import dev.clew.trace.TraceInfo;
import dev.clew.trace.Usage;
import org.jspecify.annotations.Nullable;

/**
 * A trace whose steps start and end when a test wants them to, written into the store of
 * the help desk. Steps are known by number, 0 being nothing around them.
 */
final class TimedTrace {

	private static final Origin ORIGIN = new Origin("test", "1.4.2", "hut-desk", "here");

	private final String traceId = UUID.randomUUID().toString().replace("-", "");

	private final TraceStore store;

	private final Instant start;

	private final TraceInfo info;

	TimedTrace(HelpDesk desk, String name, String session) {
		this(desk, name, session, Instant.now().minusSeconds(20));
	}

	TimedTrace(HelpDesk desk, String name, String session, Instant start) {
		this.store = desk.store();
		this.start = start;
		this.info = new TraceInfo(this.traceId, start.getEpochSecond() * 1_000_000_000, name, session, "ann", ORIGIN,
				List.of("late & slow"), Map.of("hut", "Konkordia"), List.of("The session of the header was ignored"));
	}

	String id() {
		return this.traceId;
	}

	String query() {
		return "?trace=" + this.traceId;
	}

	static String id(int number) {
		return "%016x".formatted(number);
	}

	TimedTrace step(int number, int parent, ObservationType type, String name, long from, @Nullable Integer millis) {
		return step(number, parent, type, name, from, millis, (step) -> step);
	}

	TimedTrace step(int number, int parent, ObservationType type, String name, long from, @Nullable Integer millis,
			UnaryOperator<ObservationRecordBuilder> more) {
		ObservationRecordBuilder step = ObservationRecord
			.builder(this.traceId, id(number), type, name, this.start.plusMillis(from))
			.parent((parent != 0) ? id(parent) : null)
			.duration((millis != null) ? Duration.ofMillis(millis) : null);
		this.store.save(this.info, more.apply(step).build());
		return this;
	}

	static UnaryOperator<ObservationRecordBuilder> call(long input, long output, @Nullable String cost) {
		return call(input, output, cost, null);
	}

	static UnaryOperator<ObservationRecordBuilder> call(long input, long output, @Nullable String cost,
			@Nullable Integer millisToFirstToken) {
		ModelCall call = new ModelCall("gpt-4o-mini", null, "openai", Map.of(),
				new Usage(Map.of("input", input, "output", output)),
				(cost != null) ? Cost.of(Map.of("output", new BigDecimal(cost))) : null, null,
				(millisToFirstToken != null) ? Duration.ofMillis(millisToFirstToken) : null, null, null, null, null);
		return (step) -> step.modelCall(call);
	}

}
