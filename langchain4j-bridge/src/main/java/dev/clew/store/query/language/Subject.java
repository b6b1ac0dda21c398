package dev.clew.store.query.language;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;

import dev.clew.trace.InternalApi;
import dev.clew.trace.Level;
import dev.clew.trace.ObservationRecord;
import dev.clew.trace.Score;
import dev.clew.trace.Status;
import dev.clew.trace.TraceInfo;
import org.jspecify.annotations.Nullable;

/**
 * What a condition is tested on: a trace with its observations, or one observation. Each
 * fact is asked for only where the condition needs it.
 */
@InternalApi
public interface Subject {

	TraceInfo trace();

	/**
	 * Whether it is the trace itself rather than one of its observations.
	 * @return whether what hangs on the trace as a whole is found in it
	 */
	boolean isTrace();

	boolean isBookmarked();

	Status status();

	Level level();

	Instant startTime();

	@Nullable Duration latency();

	@Nullable BigDecimal cost();

	long tokens();

	/**
	 * All scores, of a trace also those of its observations.
	 * @return the scores
	 */
	Collection<Score> scores();

	/**
	 * The observations of the trace, or the one observation.
	 * @return the observations
	 */
	Collection<ObservationRecord> observations();

}
