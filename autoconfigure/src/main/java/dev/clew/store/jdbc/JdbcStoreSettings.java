package dev.clew.store.jdbc;

import java.time.Duration;

import dev.clew.trace.InternalApi;
import org.jspecify.annotations.Nullable;

/**
 * How traces are kept in a database.
 *
 * @param tablePrefix what names of tables begin with
 * @param queueCapacity number of observations that wait to be written at most
 * @param maxQueueBytes what they take of the heap at most, about
 * @param batchSize number of observations that are written together at most
 * @param flushInterval time after which observations are written
 * @param abandonedAfter time after which nothing runs any more that a process still knows
 * of
 * @param retention which traces are kept
 * @param rollupRetention time that sums of hours are kept; absent for ever
 */
@InternalApi
public record JdbcStoreSettings(String tablePrefix, int queueCapacity, long maxQueueBytes, int batchSize,
		Duration flushInterval, Duration abandonedAfter, Retention retention, @Nullable Duration rollupRetention) {

	/**
	 * Which traces are kept. Those that are marked are always, and those that run.
	 *
	 * @param age time after its end that a trace goes
	 * @param scoredAge the same of a trace that somebody judged
	 * @param maxTraces number of traces at most
	 * @param maxSize size of all at most, in bytes, about
	 */
	public record Retention(@Nullable Duration age, @Nullable Duration scoredAge, @Nullable Long maxTraces,
			@Nullable Long maxSize) {

		/** All traces are kept. */
		public static final Retention ALL = new Retention(null, null, null, null);

	}

}
