package dev.clew.store.jdbc;

import java.util.ArrayList;
import java.util.List;

import dev.clew.store.find.Position;
import dev.clew.store.query.TraceQuery.Sort;
import org.jspecify.annotations.Nullable;

/**
 * The order of rows, and those after a position. Rows without a value come last in either
 * direction, and are asked for by themselves, so that an index serves both.
 *
 * @param sort what is sorted by
 * @param key the expression of its value
 * @param id the columns that rows of one value are sorted by
 * @param descending whether the highest come first
 */
record Keyset(Sort sort, String key, List<String> id, boolean descending) {

	static Keyset ofTraces(Sort sort, boolean descending) {
		return new Keyset(sort, "t." + column(sort), List.of("t.trace_id"), descending);
	}

	static Keyset ofObservations(Sort sort, boolean descending) {
		return new Keyset(sort, "o." + column(sort), List.of("o.trace_id", "o.observation_id"), descending);
	}

	private static String column(Sort sort) {
		return switch (sort) {
			case START_TIME -> "start_time";
			case LATENCY -> "latency";
			case TOKENS -> "tokens";
			case COST -> "cost";
		};
	}

	/**
	 * The rows after a position.
	 * @param present whether those that have a value are asked for, or those that have
	 * none
	 * @param after the position; absent for all
	 * @return the condition
	 */
	Where after(boolean present, @Nullable Position after) {
		Where where = new Where();
		if (this.sort != Sort.START_TIME) {
			where.and(this.key + (present ? " IS NOT NULL" : " IS NULL"));
		}
		if (after == null || after.present() != present) {
			return where;
		}
		List<String> columns = new ArrayList<>(this.id);
		List<Object> values = new ArrayList<>(List.of(after.id().split("/", this.id.size())));
		if (present) {
			columns.add(0, this.key);
			values.add(0, value(after));
		}
		String places = String.join(", ", columns.stream().map((any) -> "?").toList());
		return where.and(
				"(" + String.join(", ", columns) + ")" + (this.descending ? " < " : " > ") + "(" + places + ")",
				values.toArray());
	}

	private Object value(Position position) {
		return switch (this.sort) {
			case START_TIME, LATENCY -> Nanos.of(position.major(), position.minor());
			case TOKENS, COST -> position.major();
		};
	}

	String order(boolean present) {
		String direction = this.descending ? " DESC" : "";
		String ids = String.join(direction + ", ", this.id) + direction;
		return present ? this.key + direction + ", " + ids : ids;
	}

}
