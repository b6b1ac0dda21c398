package dev.clew.store.jdbc;

import java.time.Instant;
import java.time.InstantSource;

import dev.clew.store.usage.Coverage;
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
		this.database.write(() -> this.database
			.sql("UPDATE {}STATE SET opened = ?, lost = ? WHERE id = 1 AND opened IS NULL", now, now - 1)
			.update());
	}

	// Something that started then is missing from now on. In a transaction that somebody
	// else has begun.
	void lost(Instant start) {
		long nanos = Nanos.of(start);
		this.database.sql("UPDATE {}STATE SET lost = ? WHERE id = 1 AND lost < ?", nanos, nanos).update();
	}

	void note(Instant lost) {
		this.database.write(() -> {
			lost(lost);
			return true;
		});
	}

	Coverage coverage(@Nullable Instant asked) {
		return this.database.sql("SELECT opened, lost FROM {}STATE WHERE id = 1").query((row, any) -> {
			Instant from = Nanos.instant(row.getLong("lost") + 1);
			Instant begin = (asked != null) ? asked : Nanos.instant(row.getLong("opened"));
			return new Coverage(from, this.clock.instant(), !begin.isBefore(from));
		}).single();
	}

}
