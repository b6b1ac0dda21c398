package dev.clew.store.query;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.function.Supplier;

import dev.clew.store.query.language.Subject;
import dev.clew.trace.Cost;
import dev.clew.trace.Level;
import dev.clew.trace.ObservationRecord;
import dev.clew.trace.Score;
import dev.clew.trace.Status;
import dev.clew.trace.TraceInfo;
import dev.clew.trace.TraceSummary;
import org.jspecify.annotations.Nullable;

/**
 * A trace with its observations, which are asked for once, if at all.
 */
final class TraceSubject implements Subject {

	private final TraceSummary summary;

	private final Supplier<? extends Collection<ObservationRecord>> observationsOf;

	private final Supplier<? extends Collection<Score>> scoresOf;

	private @Nullable Collection<ObservationRecord> observations;

	private @Nullable Collection<Score> scores;

	TraceSubject(TraceSummary summary, Supplier<? extends Collection<ObservationRecord>> observations,
			Supplier<? extends Collection<Score>> scores) {
		this.summary = summary;
		this.observationsOf = observations;
		this.scoresOf = scores;
	}

	@Override
	public TraceInfo trace() {
		return this.summary.info();
	}

	@Override
	public boolean isTrace() {
		return true;
	}

	@Override
	public boolean isBookmarked() {
		return this.summary.bookmarked();
	}

	@Override
	public Status status() {
		return this.summary.status();
	}

	@Override
	public Level level() {
		return this.summary.level();
	}

	@Override
	public Instant startTime() {
		return this.summary.startTime();
	}

	@Override
	public @Nullable Duration latency() {
		return this.summary.latency();
	}

	@Override
	public @Nullable BigDecimal cost() {
		Cost cost = this.summary.cost().cost();
		return (cost != null) ? cost.total() : null;
	}

	@Override
	public long tokens() {
		return this.summary.usage().total();
	}

	@Override
	public Collection<Score> scores() {
		if (this.scores == null) {
			this.scores = this.scoresOf.get();
		}
		return this.scores;
	}

	@Override
	public Collection<ObservationRecord> observations() {
		if (this.observations == null) {
			this.observations = this.observationsOf.get();
		}
		return this.observations;
	}

}
