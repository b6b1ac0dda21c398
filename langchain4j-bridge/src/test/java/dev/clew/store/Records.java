package dev.clew.store;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import dev.clew.trace.Content;
import dev.clew.trace.ModelCall;
import dev.clew.trace.ObservationRecord;
import dev.clew.trace.ObservationRecordBuilder;
import dev.clew.trace.ObservationType;
import dev.clew.trace.Origin;
import dev.clew.trace.Score;
import dev.clew.trace.ScoreTarget;
import dev.clew.trace.TraceInfo;
import dev.clew.trace.Usage;
import org.jspecify.annotations.Nullable;

/**
 * Records to fill stores with. Traces and observations are told by small numbers, times
 * are milliseconds after {@link #START}.
 */
public final class Records {

	public static final Instant START = Instant.parse("2026-11-22T10:00:00Z");

	public static final Origin ORIGIN = new Origin("test", "1.0", "desk", "i-1");

	private Records() {
	}

	public static String traceId(long trace) {
		return "%032x".formatted(trace);
	}

	public static String id(long observation) {
		return "%016x".formatted(observation);
	}

	public static Instant at(long millis) {
		return START.plusMillis(millis);
	}

	public static TraceInfo info(long trace) {
		return info(trace, "GET /" + trace, null);
	}

	public static TraceInfo info(long trace, String name, @Nullable String session) {
		return new TraceInfo(traceId(trace), 0, name, session, null, ORIGIN, List.of(), Map.of(), List.of());
	}

	static TraceInfo root(long trace, long rootStart, String name) {
		return new TraceInfo(traceId(trace), rootStart, name, null, null, ORIGIN, List.of(), Map.of(), List.of());
	}

	static TraceInfo userInfo(long trace, String session, String user, String environment) {
		return new TraceInfo(traceId(trace), 0, "GET /" + trace, session, user,
				new Origin(environment, null, null, null), List.of(), Map.of(), List.of());
	}

	public static ObservationRecordBuilder builder(long trace, long id, ObservationType type, long start) {
		return ObservationRecord.builder(traceId(trace), id(id), type, type.observationName(), at(start));
	}

	public static ObservationRecordBuilder named(long trace, long id, ObservationType type, String name) {
		return ObservationRecord.builder(traceId(trace), id(id), type, name, at(0)).duration(Duration.ofMillis(1));
	}

	public static ObservationRecord running(long trace, long id, ObservationType type, long start) {
		return builder(trace, id, type, start).build();
	}

	public static ObservationRecord span(long trace, long id, long start, long millis) {
		return ended(trace, id, ObservationType.SPAN, start, millis).build();
	}

	public static ObservationRecordBuilder ended(long trace, long id, ObservationType type, long start, long millis) {
		return builder(trace, id, type, start).duration(Duration.ofMillis(millis));
	}

	public static ObservationRecordBuilder generation(long trace, long id, long start, long millis, long input,
			long output) {
		return ended(trace, id, ObservationType.GENERATION, start, millis)
			.modelCall(call("gpt-5", "gpt", usage(input, output)));
	}

	public static ModelCall call(@Nullable String model, @Nullable String requestModel, @Nullable Usage usage) {
		return new ModelCall(model, requestModel, "openai", Map.of(), usage, null, null, null, "stop", null, null,
				null);
	}

	public static Usage usage(long input, long output) {
		return new Usage(Map.of(Usage.INPUT, input, Usage.OUTPUT, output));
	}

	public static Content text(String text) {
		return Content.ofJson('"' + text + '"');
	}

	public static Content bytes(int size) {
		return text("x".repeat(size - 2));
	}

	public static Score score(ScoreTarget target, String name, int value) {
		return new Score(target, name, BigDecimal.valueOf(value), Score.DataType.NUMERIC, Score.Source.API, null, null,
				START);
	}

}
