package dev.clew.store;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;

import dev.clew.store.usage.UsageQuery;
import dev.clew.store.usage.UsageQuery.Dimension;
import dev.clew.store.usage.UsageQuery.Interval;
import dev.clew.trace.Cost;
import dev.clew.trace.ErrorInfo;
import dev.clew.trace.Level;
import dev.clew.trace.ModelCall;
import dev.clew.trace.ObservationRecord;
import dev.clew.trace.ObservationType;
import dev.clew.trace.Origin;
import dev.clew.trace.Prompt;
import dev.clew.trace.TraceInfo;
import dev.clew.trace.Usage;
import org.jspecify.annotations.Nullable;

/**
 * Traces of some hours that use tokens and money, and questions about them.
 */
final class RandomUsage {

	private static final int MINUTES = 6 * 60;

	private static final int EARLY = 2 * 60;

	// After the last start of what is early.
	private static final int LATE = 4 * 60;

	private static final List<String> NAMES = List.of("one", "two", "\u4e8c \ud83d\ude00 \"3\"", "x\0y");

	private static final List<ZoneId> ZONES = List.of(ZoneOffset.UTC, ZoneId.of("Europe/Zurich"),
			ZoneId.of("America/New_York"));

	private final Random random;

	RandomUsage(long seed) {
		this.random = new Random(seed);
	}

	/**
	 * Saves a trace, some of its observations several times and otherwise each time.
	 * @param store where to
	 * @param trace number of the trace
	 * @param early whether it starts and ends in the first four hours
	 */
	void save(TraceStore store, long trace, boolean early) {
		long start = this.random.nextInt(early ? EARLY : MINUTES);
		TraceInfo info = info(trace);
		for (int id = 1; id <= 1 + this.random.nextInt(5); id++) {
			ObservationType type = any(List.of(ObservationType.values()));
			Instant time = Records.at((start + this.random.nextInt(90)) * 60_000);
			ObservationRecord running = ObservationRecord
				.builder(info.traceId(), Records.id(id), type, any(NAMES), time)
				.parent((id > 1) ? Records.id(1 + this.random.nextInt(id)) : null)
				.build();
			store.save(info, running);
			while (!chance(3)) {
				store.save(chance(4) ? info(trace) : info, ended(running));
			}
		}
	}

	private TraceInfo info(long trace) {
		return new TraceInfo(Records.traceId(trace), this.random.nextInt(3), any(NAMES), "s" + trace, some(),
				new Origin(any(NAMES), some(), some(), null), chance(2) ? List.of(any(NAMES), any(NAMES)) : List.of(),
				Map.of(), List.of());
	}

	private ObservationRecord ended(ObservationRecord running) {
		boolean model = running.type() == ObservationType.GENERATION || running.type() == ObservationType.EMBEDDING;
		return ObservationRecord
			.builder(running.traceId(), running.observationId(), running.type(), running.name(), running.startTime())
			.parent(running.parentObservationId())
			.duration(Duration.ofNanos((long) Math.pow(10, this.random.nextInt(12)) * (this.random.nextInt(20) - 1)))
			.level(chance(3) ? Level.ERROR : Level.DEFAULT, null)
			.modelCall(model ? call() : null)
			.prompt(chance(2) ? new Prompt(any(NAMES), any(NAMES), Map.of()) : null)
			.error(chance(4) ? new ErrorInfo("Refused", null, null) : null)
			.build();
	}

	private ModelCall call() {
		Usage usage = chance(3) ? null : new Usage(Map.of(any(Usage.BUCKETS.subList(0, 6)),
				(long) this.random.nextInt(3), Usage.OUTPUT, chance(99) ? Long.MAX_VALUE : this.random.nextInt(1000)));
		Cost cost = chance(3) ? null
				: new Cost(Map.of(any(Usage.BUCKETS), BigDecimal.valueOf(this.random.nextInt(9), 7)),
						BigDecimal.valueOf(this.random.nextInt(9), 7));
		return new ModelCall(some(), some(), some(), Map.of(), usage, cost, null, null, null, null, null, null);
	}

	UsageQuery query() {
		List<Dimension> all = new ArrayList<>(List.of(Dimension.values()));
		Collections.shuffle(all, this.random);
		Interval interval = chance(2) ? any(List.of(Interval.values())) : null;
		return new UsageQuery(all.subList(0, this.random.nextInt(4)), interval, any(ZONES), time(), time(), 10_000);
	}

	// None, a full hour, or a time after all that is early.
	private @Nullable Instant time() {
		if (chance(3)) {
			return null;
		}
		int minutes = chance(2) ? 60 * this.random.nextInt(7) : LATE + this.random.nextInt(MINUTES - LATE);
		return Records.at(minutes * 60_000L);
	}

	private boolean chance(int of) {
		return this.random.nextInt(of) == 0;
	}

	private @Nullable String some() {
		return chance(2) ? any(NAMES) : null;
	}

	private <T> T any(List<T> values) {
		return values.get(this.random.nextInt(values.size()));
	}

}
