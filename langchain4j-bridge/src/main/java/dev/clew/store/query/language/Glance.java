package dev.clew.store.query.language;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;

import dev.clew.trace.Level;
import dev.clew.trace.ObservationRecord;
import dev.clew.trace.Score;
import dev.clew.trace.Status;
import dev.clew.trace.TraceInfo;
import org.jspecify.annotations.Nullable;

/**
 * What can be seen of a trace at once. Nobody may ask it for more.
 */
record Glance(TraceInfo trace, Status status, Level level) implements Subject {

	@Override
	public boolean isTrace() {
		return true;
	}

	@Override
	public boolean isBookmarked() {
		throw unknown();
	}

	@Override
	public Instant startTime() {
		throw unknown();
	}

	@Override
	public @Nullable Duration latency() {
		throw unknown();
	}

	@Override
	public @Nullable BigDecimal cost() {
		throw unknown();
	}

	@Override
	public long tokens() {
		throw unknown();
	}

	@Override
	public Collection<Score> scores() {
		throw unknown();
	}

	@Override
	public Collection<ObservationRecord> observations() {
		throw unknown();
	}

	private static IllegalStateException unknown() {
		return new IllegalStateException("This is not known at a glance");
	}

}
