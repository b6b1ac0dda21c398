package dev.clew.sampling;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

import dev.clew.store.TraceSink;
import dev.clew.store.find.TraceSums;
import dev.clew.store.memory.SizeEstimate;
import dev.clew.trace.Cost;
import dev.clew.trace.Level;
import dev.clew.trace.ObservationRecord;
import dev.clew.trace.Score;
import dev.clew.trace.Status;
import dev.clew.trace.Trace;
import dev.clew.trace.TraceInfo;
import dev.clew.trace.TraceSummary;
import org.jspecify.annotations.Nullable;

/**
 * A trace that is not decided yet: of each observation what was saved last, and the
 * scores. Guarded by its own lock, which its users hold; once decided it does not change.
 */
final class HeldTrace {

	private static final long TRACE = 500;

	private final String traceId;

	// Which came first.
	private final long number;

	private final ReentrantLock lock = new ReentrantLock();

	private final Map<String, SavedObservation> observations = new LinkedHashMap<>();

	private final List<Score> scores = new ArrayList<>();

	private long size;

	private int running;

	private @Nullable Verdict verdict;

	HeldTrace(String traceId, long number) {
		this.traceId = traceId;
		this.number = number;
	}

	String traceId() {
		return this.traceId;
	}

	ReentrantLock lock() {
		return this.lock;
	}

	long number() {
		return this.number;
	}

	long size() {
		return this.size;
	}

	boolean isOver() {
		return this.running == 0;
	}

	boolean has(@Nullable String observationId) {
		return (observationId != null) ? this.observations.containsKey(observationId) : !this.observations.isEmpty();
	}

	@Nullable Verdict verdict() {
		return this.verdict;
	}

	void decide(Verdict decided) {
		this.verdict = decided;
	}

	// Bytes that it has grown by. What is saved last comes last.
	long add(TraceInfo info, ObservationRecord observation) {
		SavedObservation former = this.observations.remove(observation.observationId());
		SavedObservation saved = (former != null) ? former.updated(info, observation)
				: SavedObservation.of(info, observation);
		this.observations.put(observation.observationId(), saved);
		this.running += saved.running() - ((former != null) ? former.running() : 0);
		return grow(saved.size() - ((former != null) ? former.size() : 0) + ((this.size == 0) ? TRACE : 0));
	}

	long add(Score score) {
		this.scores.add(score);
		return grow(SizeEstimate.of(score));
	}

	private long grow(long growth) {
		this.size += growth;
		return growth;
	}

	// By what is known now, also where something still runs.
	Verdict judge(SamplingRules rules) {
		TraceSums sums = TraceSums.of(this.observations.values().stream().map(SavedObservation::record).toList());
		if (rules.keepErrors() && sums.level() == Level.ERROR) {
			return Verdict.kept("error");
		}
		if (rules.keepScored() && !this.scores.isEmpty()) {
			return Verdict.kept("scored");
		}
		Duration slow = rules.keepSlowerThan();
		if (slow != null && Duration.between(sums.startTime(), sums.lastTime()).compareTo(slow) > 0) {
			return Verdict.kept("slow");
		}
		BigDecimal limit = rules.keepCostlierThan();
		Cost cost = sums.cost().cost();
		boolean costly = limit != null && cost != null && cost.total().compareTo(limit) > 0;
		return costly ? Verdict.kept("costly") : Verdict.LEFT_OUT;
	}

	// What is counted of it where it is left out: what still runs counts at its end.
	Trace counted() {
		List<ObservationRecord> all = this.observations.values()
			.stream()
			.map((saved) -> saved.record().withoutContent())
			.toList();
		TraceSums sums = TraceSums.of(all);
		TraceSummary summary = new TraceSummary(info(), false, sums.startTime(), sums.endTime(), null, sums.level(),
				sums.counts(), sums.usage(), sums.cost(), null, null, null, List.of());
		return new Trace(summary, all.stream().filter((each) -> each.status() == Status.COMPLETED).toList(), List.of());
	}

	// Of several roots the earliest counts.
	private TraceInfo info() {
		return this.observations.values()
			.stream()
			.map(SavedObservation::info)
			.reduce((known, next) -> (next.rootStart() <= known.rootStart()) ? next : known)
			.orElseThrow();
	}

	// What the store does not take does not take the rest with it.
	void handOver(TraceSink store, Verdict decided) {
		RuntimeException failure = null;
		for (SavedObservation saved : this.observations.values()) {
			try {
				store.save(decided.on(saved.info()), saved.record());
			}
			catch (RuntimeException ex) {
				failure = ex;
			}
		}
		if (failure != null) {
			throw failure;
		}
		this.scores.forEach(store::save);
	}

}
