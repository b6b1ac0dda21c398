package dev.clew.sampling;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

import dev.clew.store.TraceSink;
import dev.clew.store.memory.InMemoryTraceStore;
import dev.clew.store.usage.UsageGroup;
import dev.clew.store.usage.UsageQuery;
import dev.clew.trace.Content;
import dev.clew.trace.Cost;
import dev.clew.trace.ModelCall;
import dev.clew.trace.ObservationRecord;
import dev.clew.trace.ObservationRecordBuilder;
import dev.clew.trace.ObservationType;
import dev.clew.trace.Origin;
import dev.clew.trace.Score;
import dev.clew.trace.ScoreTarget;
import dev.clew.trace.Trace;
import dev.clew.trace.TraceInfo;
import org.jspecify.annotations.Nullable;

/**
 * A store behind sampling that keeps none but by its rules, and what to fill it with.
 */
final class Held {

	static final Instant START = Instant.parse("2026-03-01T10:00:00Z");

	static final long ROOM = 1 << 20;

	static final SamplingRules RULES = new SamplingRules(0, true, Duration.ofSeconds(2), new BigDecimal("0.5"), true,
			ROOM);

	final InMemoryTraceStore store = new InMemoryTraceStore(100_000, 1 << 28, (reason, count) -> {
	});

	final Sampling sampling;

	final TraceSink front;

	int leftOut;

	Held(SamplingRules rules) {
		this.sampling = new Sampling(rules, this::countLeftOut);
		this.front = this.sampling.inFrontOf(this.store);
	}

	private synchronized void countLeftOut() {
		this.leftOut++;
	}

	static SamplingRules sampled(double probability) {
		return new SamplingRules(probability, true, null, null, true, ROOM);
	}

	static String traceId(int trace) {
		return "%032x".formatted(trace);
	}

	static TraceInfo info(int trace) {
		return new TraceInfo(traceId(trace), 0, "GET /" + trace, null, null, Origin.UNKNOWN, List.of(), Map.of(),
				List.of());
	}

	static ObservationRecordBuilder step(int trace, String id) {
		return ObservationRecord.builder(traceId(trace), id, ObservationType.GENERATION, "gpt", START);
	}

	static ObservationRecordBuilder ended(int trace, String id) {
		return step(trace, id).duration(Duration.ofSeconds(1));
	}

	static ModelCall costing(String dollars) {
		return new ModelCall("gpt", "gpt", "openai", Map.of(), null, Cost.of(Map.of("input", new BigDecimal(dollars))),
				null, null, null, null, null, null);
	}

	static Score score(int trace, @Nullable String observationId) {
		ScoreTarget target = (observationId != null) ? ScoreTarget.observation(traceId(trace), observationId)
				: ScoreTarget.trace(traceId(trace));
		return new Score(target, "helpful", true, Score.DataType.BOOLEAN, Score.Source.API, null, null, START);
	}

	static ObservationRecord large(int trace, String id) {
		return step(trace, id).input(Content.ofJson("\"" + "x".repeat(10_000) + "\"")).build();
	}

	void save(int trace, ObservationRecord observation) {
		this.front.save(info(trace), observation);
	}

	// Start and end of a trace of two steps.
	void run(int trace, ObservationRecord last) {
		save(trace, step(trace, "a").build());
		save(trace, step(trace, "b").parent("a").build());
		save(trace, ended(trace, "a").build());
		save(trace, last);
	}

	List<UsageGroup> usage(UsageQuery.Dimension dimension) {
		return this.store.findUsage(new UsageQuery(List.of(dimension), null, ZoneOffset.UTC, null, null, 100)).groups();
	}

	static String dollars(UsageGroup group) {
		return Objects.requireNonNull(group.cost().cost()).total().toPlainString();
	}

	boolean has(int trace) {
		return this.store.findTrace(traceId(trace)) != null;
	}

	Trace trace(int trace) {
		return Objects.requireNonNull(this.store.findTrace(traceId(trace)));
	}

	List<String> notes(int trace) {
		return trace(trace).summary().info().notes();
	}

	List<ObservationRecord> observations(int trace) {
		return trace(trace).observations();
	}

	List<Integer> kept(int traces) {
		return IntStream.range(0, traces).filter(this::has).boxed().toList();
	}

}
