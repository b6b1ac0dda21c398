package dev.clew.store.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;

import dev.clew.store.rollup.HeldSince;
import org.jspecify.annotations.Nullable;

/**
 * Knows from when on everything is held, by all replicas. Thread-safe.
 */
final class HeldTimes {

	private final Database database;

	private final InstantSource clock;

	HeldTimes(Database database, InstantSource clock) {
		this.database = database;
		this.clock = clock;
	}

	// Of several replicas the first says when.
	void open() {
		long now = Nanos.of(this.clock.instant());
		this.database.write(
				() -> this.database.sql("UPDATE {}STATE SET opened = ? WHERE id = 1 AND opened IS NULL", now).update());
	}

	// Something that started then is missing from now on. In a transaction that somebody
	// else has begun.
	void lost(Instant start) {
		long nanos = Nanos.of(start);
		this.database.sql("UPDATE {}STATE SET lost = ? WHERE id = 1 AND (lost IS NULL OR lost < ?)", nanos, nanos)
			.update();
	}

	// Something that started then is in no sum either. In a transaction that somebody
	// else has begun.
	void uncounted(Instant start) {
		long nanos = Nanos.of(start);
		this.database
			.sql("UPDATE {}STATE SET uncounted = ? WHERE id = 1 AND (uncounted IS NULL OR uncounted < ?)", nanos, nanos)
			.update();
	}

	void note(Instant lost) {
		this.database.write(() -> {
			lost(lost);
			uncounted(lost);
			return true;
		});
	}

	HeldSince since() {
		return this.database.sql("SELECT opened, lost, uncounted FROM {}STATE WHERE id = 1")
			.query((row, any) -> new HeldSince(Nanos.instant(row.getLong(1)), instant(row, 2), instant(row, 3)))
			.single();
	}

	private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
		Long nanos = row.getObject(column, Long.class);
		return (nanos != null) ? Nanos.instant(nanos) : null;
	}

}
