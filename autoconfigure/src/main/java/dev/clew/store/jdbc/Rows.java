package dev.clew.store.jdbc;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Rows that may match a condition: all that match are among them.
 *
 * @param sql what holds for them
 * @param parameters its parameters
 * @param exact whether all of them match
 */
record Rows(String sql, List<Object> parameters, boolean exact) {

	/** All rows, where nothing can be said of those that match. */
	static final Rows ALL = new Rows("TRUE", List.of(), false);

	static Rows of(boolean exact, String sql, Object... parameters) {
		return new Rows(sql, List.of(parameters), exact);
	}

	static Rows allOf(List<Rows> parts) {
		List<Rows> narrow = parts.stream().filter(Rows::isNarrow).toList();
		return narrow.isEmpty() ? ALL : join(narrow, " AND ", parts.stream().allMatch(Rows::exact));
	}

	static Rows anyOf(List<Rows> parts) {
		return parts.stream().allMatch(Rows::isNarrow) ? join(parts, " OR ", parts.stream().allMatch(Rows::exact))
				: ALL;
	}

	private static Rows join(List<Rows> parts, String operator, boolean exact) {
		return new Rows(parts.stream().map(Rows::sql).collect(Collectors.joining(operator, "(", ")")),
				parts.stream().flatMap((part) -> part.parameters.stream()).toList(), exact);
	}

	// What is not known, such as the latency of what runs, does not hold.
	Rows not() {
		return this.exact ? new Rows("(" + this.sql + ") IS NOT TRUE", this.parameters, true) : ALL;
	}

	// The same, where more has to be asked of each.
	Rows maybe() {
		return new Rows(this.sql, this.parameters, false);
	}

	boolean isNarrow() {
		return !equals(ALL);
	}

}
