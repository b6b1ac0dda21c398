package dev.clew.store.jdbc;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

import dev.clew.store.jdbc.JdbcStoreSettings.Retention;
import org.jspecify.annotations.Nullable;

/**
 * Lets traces go that are too old or too many, some at a time. Of several processes one
 * does at a time; one that stops lets go of its lock.
 */
final class TraceRetention {

	private static final int SOME = 500;

	private static final Duration REMEMBERED = Duration.ofDays(30);

	private static final String UNMARKED = "NOT t.bookmarked AND t.latency IS NOT NULL";

	private static final String SCORED = "EXISTS (SELECT 1 FROM {}SCORE s WHERE s.trace_id = t.trace_id)";

	private final Database database;

	private final TraceRemoval removal;

	private final Retention retention;

	private final InstantSource clock;

	private final SharedTask task;

	TraceRetention(Database database, TraceRemoval removal, Retention retention, InstantSource clock) {
		this.database = database;
		this.removal = removal;
		this.retention = retention;
		this.clock = clock;
		this.task = new SharedTask(database, "retention");
	}

	/**
	 * Lets go of what is not to be kept.
	 * @return number of traces that are gone
	 */
	int apply() {
		Instant now = this.clock.instant();
		int gone = 0;
		gone += removeAll(older("NOT " + SCORED, this.retention.age(), now));
		gone += removeAll(older(SCORED, this.retention.scoredAge(), now));
		gone += removeSurplus("1", this.retention.maxTraces());
		gone += removeSurplus("t.size", this.retention.maxSize());
		forget(now.minus(REMEMBERED));
		this.database.write(() -> {
			this.removal.removeScoresOfEmptySessions();
			return true;
		});
		return gone;
	}

	private Candidates older(String condition, @Nullable Duration age, Instant now) {
		return () -> (age != null) ? this.database
			.sql("SELECT t.trace_id FROM {}TRACE t WHERE t.last_time < ? AND " + UNMARKED + " AND " + condition
					+ " ORDER BY t.last_time LIMIT " + SOME, Nanos.of(now.minus(age)))
			.query(String.class)
			.list() : List.of();
	}

	// The oldest, as far as they are more than there may be. Counted once: others that
	// write meanwhile are a matter of the next time.
	private int removeSurplus(String weight, @Nullable Long most) {
		if (most == null) {
			return 0;
		}
		AtomicLong surplus = new AtomicLong(this.database
			.read(() -> this.database.sql("SELECT COALESCE(CAST(SUM(" + weight + ") AS BIGINT), 0) FROM {}TRACE t")
				.query(Long.class)
				.single()) - most);
		return removeAll(() -> {
			List<String> oldest = new ArrayList<>();
			this.database
				.sql("SELECT t.trace_id, " + weight + " FROM {}TRACE t WHERE " + UNMARKED
						+ " ORDER BY t.last_time, t.trace_id LIMIT " + SOME)
				.query((row) -> {
					if (surplus.get() > 0) {
						surplus.addAndGet(-row.getLong(2));
						oldest.add(row.getString(1));
					}
				});
			return oldest;
		});
	}

	private int removeAll(Candidates candidates) {
		int gone = 0;
		int some;
		do {
			some = this.database
				.write(() -> this.task.isOurs() ? this.removal.remove(candidates.find(), TraceRemoval.EVICTED) : 0);
			gone += some;
		}
		while (some == SOME);
		return gone;
	}

	private void forget(Instant before) {
		this.database.write(() -> this.database.sql("DELETE FROM {}GONE WHERE gone_at < ?", Nanos.of(before)).update());
	}

	/**
	 * Traces that are to go.
	 */
	private interface Candidates {

		List<String> find();

	}

}
