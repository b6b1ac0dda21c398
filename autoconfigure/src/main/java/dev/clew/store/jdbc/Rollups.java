package dev.clew.store.jdbc;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

import dev.clew.store.rollup.HourlySums;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the sums of hours in order, one process at a time. In transactions of its own.
 */
final class Rollups {

	private final Database database;

	private final RollupRows rows;

	private final HeldTimes held;

	private final @Nullable Duration age;

	private final InstantSource clock;

	private final SharedTask task;

	/**
	 * The sums in a database.
	 * @param database where
	 * @param rows reads and writes them
	 * @param held told from when on they are there
	 * @param age time after which they go
	 * @param clock tells what is now
	 */
	Rollups(Database database, RollupRows rows, HeldTimes held, @Nullable Duration age, InstantSource clock) {
		this.database = database;
		this.rows = rows;
		this.held = held;
		this.age = age;
		this.clock = clock;
		this.task = new SharedTask(database, "rollups");
	}

	/**
	 * Adds what has changed to the sums.
	 * @return number of changes
	 */
	int addUp() {
		int all = 0;
		int some;
		do {
			some = this.database.write(() -> this.task.isOurs() ? this.rows.addUp() : 0);
			all += some;
		}
		while (some == RollupRows.SOME);
		return all;
	}

	/**
	 * Lets sums go that are older than they are kept.
	 * @return number of sums that are gone
	 */
	int apply() {
		if (this.age == null) {
			return 0;
		}
		Instant first = this.clock.instant().minus(this.age).truncatedTo(ChronoUnit.HOURS);
		return this.database.write(() -> {
			int gone = this.task.isOurs() ? this.rows.deleteBefore(first) : 0;
			if (gone > 0) {
				this.held.uncounted(first.minusNanos(1));
			}
			return gone;
		});
	}

	/**
	 * Counts what is not kept.
	 * @param sums what it adds up to
	 * @param latest the latest start of it
	 */
	void leaveOut(HourlySums sums, Instant latest) {
		this.database.write(() -> {
			this.rows.change(sums);
			this.held.lost(latest);
			return true;
		});
	}

	/**
	 * Takes the name of a user out of all sums, also of what other processes have
	 * written.
	 * @param userId the user
	 */
	void forgetUser(String userId) {
		this.database.write(() -> {
			this.task.await();
			int some = RollupRows.SOME;
			while (some == RollupRows.SOME) {
				some = this.rows.addUp();
			}
			return this.rows.forgetUser(userId);
		});
	}

}
