package dev.clew.store.jdbc;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.clew.store.rollup.HourlySums;
import dev.clew.store.rollup.HourlySums.Hour;
import dev.clew.store.rollup.Rollup;
import dev.clew.store.rollup.RollupGroups;
import dev.clew.store.rollup.RollupQuery;
import dev.clew.store.usage.UsageCounter;
import dev.clew.store.usage.UsageQuery.Dimension;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.RowCallbackHandler;

/**
 * Rows of sums: one for each hour of each rollup, and those of what has changed and is
 * not added to them yet. Changes are written with the traces that they are of, in one
 * transaction, and wait for nobody: one process at a time adds them up. In a transaction
 * that somebody else has begun.
 */
final class RollupRows {

	/** Number of changes that are added up together. */
	static final int SOME = 500;

	/** Heap that the groups of one hour take at most, about, in bytes. */
	private static final long MAX_SIZE = 2_000_000;

	private static final String INSERT = "INSERT INTO {}ROLLUP (sums, kind, hour_start) VALUES (?, ?, ?)";

	private static final String UPDATE = "UPDATE {}ROLLUP SET sums = ? WHERE kind = ? AND hour_start = ?";

	private final Database database;

	private final RollupJson json = new RollupJson();

	RollupRows(Database database) {
		this.database = database;
	}

	void change(HourlySums sums) {
		if (sums.hours().values().stream().anyMatch((groups) -> !groups.isEmpty())) {
			this.database.sql("INSERT INTO {}ROLLUP_CHANGE (changes) VALUES (?)", this.json.write(sums)).update();
		}
	}

	/**
	 * Counts what was added up, also what waits to be.
	 * @param query of what
	 * @param counter what counts
	 */
	void count(RollupQuery query, UsageCounter counter) {
		HourlySums waiting = new HourlySums(MAX_SIZE);
		this.database.sql("SELECT changes FROM {}ROLLUP_CHANGE")
			.query((RowCallbackHandler) (row) -> this.json.read(row.getString(1), waiting));
		Where where = new Where().and("kind = ANY(?)", Database.array(names(query.rollups())));
		if (query.hours().from() != null) {
			where.and("hour_start >= ?", Nanos.of(query.hours().from()));
		}
		if (query.hours().to() != null) {
			where.and("hour_start < ?", Nanos.of(query.hours().to()));
		}
		find(where, (hour, groups) -> {
			RollupGroups changes = waiting.hours().remove(hour);
			if (changes != null) {
				groups.add(changes);
			}
			query.addTo(counter, hour, groups);
		});
		waiting.hours().forEach((hour, groups) -> {
			if (query.covers(hour)) {
				query.addTo(counter, hour, groups);
			}
		});
	}

	private void find(Where where, Visitor visitor) {
		this.database.sql("SELECT kind, hour_start, sums FROM {}ROLLUP WHERE " + where.conditions(), where.parameters())
			.query((row) -> {
				Hour hour = new Hour(Rollup.valueOf(row.getString(1)), Nanos.instant(row.getLong(2)));
				visitor.visit(hour, read(hour, row.getString(3)));
			});
	}

	private RollupGroups read(Hour hour, @Nullable String text) {
		RollupGroups groups = new RollupGroups(hour.rollup(), MAX_SIZE);
		if (text != null) {
			this.json.read(text, groups);
		}
		return groups;
	}

	/**
	 * Adds changes to the sums. By one process at a time.
	 * @return number of changes, {@value #SOME} where there may be more
	 */
	int addUp() {
		HourlySums sums = new HourlySums(MAX_SIZE);
		List<Object[]> done = new ArrayList<>();
		this.database.sql("SELECT id, changes FROM {}ROLLUP_CHANGE ORDER BY id LIMIT " + SOME).query((row) -> {
			this.json.read(row.getString(2), sums);
			done.add(new Object[] { row.getLong(1) });
		});
		for (Map.Entry<Hour, RollupGroups> each : sums.hours().entrySet()) {
			addUp(each.getKey(), each.getValue());
		}
		this.database.batch("DELETE FROM {}ROLLUP_CHANGE WHERE id = ?", done);
		return done.size();
	}

	private void addUp(Hour hour, RollupGroups changes) {
		String known = this.database
			.sql("SELECT sums FROM {}ROLLUP WHERE kind = ? AND hour_start = ?", hour.rollup().name(),
					Nanos.of(hour.start()))
			.query(String.class)
			.optional()
			.orElse(null);
		RollupGroups groups = read(hour, known);
		groups.add(changes);
		write((known != null) ? UPDATE : INSERT, hour, groups);
	}

	private void write(String statement, Hour hour, RollupGroups groups) {
		this.database.sql(statement, this.json.write(groups), hour.rollup().name(), Nanos.of(hour.start())).update();
	}

	/**
	 * Takes the name of a user out of the sums, which nobody else changes meanwhile.
	 * @param userId the user
	 * @return number of hours in which it was
	 */
	int forgetUser(String userId) {
		Where where = new Where().and("kind = ANY(?)", Database.array(names(Rollup.by(Dimension.USER))))
			.and("POSITION(? IN sums) > 0", this.json.write(userId));
		Map<Hour, RollupGroups> changed = new HashMap<>();
		find(where, (hour, groups) -> {
			if (groups.forgetUser(userId)) {
				changed.put(hour, groups);
			}
		});
		changed.forEach((hour, groups) -> write(UPDATE, hour, groups));
		return changed.size();
	}

	int deleteBefore(Instant time) {
		return this.database.sql("DELETE FROM {}ROLLUP WHERE hour_start < ?", Nanos.of(time)).update();
	}

	private static Collection<String> names(Collection<Rollup> rollups) {
		return rollups.stream().map(Rollup::name).toList();
	}

	/**
	 * Takes the groups of an hour.
	 */
	private interface Visitor {

		void visit(Hour hour, RollupGroups groups);

	}

}
