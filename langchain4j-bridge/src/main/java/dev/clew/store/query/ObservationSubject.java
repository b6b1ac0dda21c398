package dev.clew.store.query;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

import dev.clew.store.query.language.Subject;
import dev.clew.trace.Cost;
import dev.clew.trace.Level;
import dev.clew.trace.ObservationRecord;
import dev.clew.trace.Score;
import dev.clew.trace.Status;
import dev.clew.trace.TraceInfo;
import org.jspecify.annotations.Nullable;

/**
 * One observation. Bookmarks are those of traces.
 *
 * @param trace what hangs on its trace
 * @param observation the observation
 * @param scores scores of the observation
 */
record ObservationSubject(TraceInfo trace, ObservationRecord observation, Collection<Score> scores) implements Subject {

	@Override
	public boolean isTrace() {
		return false;
	}

	@Override
	public boolean isBookmarked() {
		return false;
	}

	@Override
	public Status status() {
		return this.observation.status();
	}

	@Override
	public Level level() {
		return this.observation.level();
	}

	@Override
	public Instant startTime() {
		return this.observation.startTime();
	}

	@Override
	public @Nullable Duration latency() {
		return this.observation.duration();
	}

	@Override
	public @Nullable BigDecimal cost() {
		Cost cost = this.observation.cost();
		return (cost != null) ? cost.total() : null;
	}

	@Override
	public long tokens() {
		return this.observation.usage().total();
	}

	@Override
	public Collection<ObservationRecord> observations() {
		return List.of(this.observation);
	}

}
