package dev.clew.store.jdbc;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Conditions of a statement that must all hold, with their parameters. Not thread-safe.
 */
final class Where {

	private final List<String> conditions = new ArrayList<>();

	private final List<Object> parameters = new ArrayList<>();

	Where and(String condition, Object... values) {
		this.conditions.add(condition);
		this.parameters.addAll(Arrays.asList(values));
		return this;
	}

	// Where there is something to compare with.
	Where andIf(String condition, @Nullable Object value) {
		return (value != null) ? and(condition, value) : this;
	}

	Where and(Where other) {
		this.conditions.addAll(other.conditions);
		this.parameters.addAll(other.parameters);
		return this;
	}

	Where and(Rows rows) {
		return rows.isNarrow() ? and(rows.sql(), rows.parameters().toArray()) : this;
	}

	boolean isEmpty() {
		return this.conditions.isEmpty();
	}

	String conditions() {
		return isEmpty() ? "TRUE" : String.join(" AND ", this.conditions);
	}

	List<Object> parameters() {
		return this.parameters;
	}

}
