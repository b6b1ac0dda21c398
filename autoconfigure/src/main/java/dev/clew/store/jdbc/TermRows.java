package dev.clew.store.jdbc;

import java.util.List;
import java.util.Locale;

import dev.clew.store.query.language.Condition.Term;
import dev.clew.store.query.language.Operand.Range;
import dev.clew.store.query.language.Operand.Text;
import dev.clew.store.query.language.QueryField;
import org.jspecify.annotations.Nullable;

/**
 * Which rows may match one term: traces {@code t}, or observations {@code o} beside their
 * traces.
 *
 * @param ofTraces whether traces are asked for
 * @param indexed whether the database has an index of terms
 * @param json how facts are written
 */
record TermRows(boolean ofTraces, boolean indexed, RecordJson json) {

	Rows of(Term term) {
		String query = this.indexed ? TermIndex.query(term) : null;
		if (query != null) {
			return indexed(query);
		}
		if (term.field() == QueryField.SCORE) {
			return scored("s.name = ?", String.valueOf(Column.text(term.key())));
		}
		return (term.operand() instanceof Range range) ? quantity(term.field(), range)
				: text(term, (Text) term.operand());
	}

	/**
	 * What the index of terms tells.
	 * @param query the text query
	 * @return the rows
	 */
	Rows indexed(String query) {
		return Rows.of(false,
				"EXISTS (SELECT 1 FROM {}TERMS w WHERE w.trace_id = " + own()
						+ "trace_id AND w.terms @@ CAST(? AS tsquery))",
				query + " | " + Lexeme.query(Lexeme.ANY, false));
	}

	private String own() {
		return this.ofTraces ? "t." : "o.";
	}

	private Rows scored(String sql, Object... parameters) {
		String observation = this.ofTraces ? "" : " AND s.observation_id = o.observation_id";
		return Rows.of(false, "EXISTS (SELECT 1 FROM {}SCORE s WHERE s.trace_id = " + own() + "trace_id" + observation
				+ " AND " + sql + ")", parameters);
	}

	// Those that have, or are, such an observation.
	private Rows inside(Rows rows) {
		return (this.ofTraces && rows.isNarrow()) ? new Rows(
				"EXISTS (SELECT 1 FROM {}OBSERVATION o WHERE o.trace_id = t.trace_id AND " + rows.sql() + ")",
				rows.parameters(), rows.exact()) : rows;
	}

	private Rows quantity(QueryField field, Range range) {
		return switch (field) {
			case LEVEL -> Numbers.rows(own() + "level", range, 0);
			case STARTED -> Numbers.rows(own() + "start_time", range, 9);
			case LATENCY -> Numbers.rows(own() + "latency", range, 6);
			case TOKENS -> Numbers.orZero(own() + "tokens", range);
			case COST -> Numbers.money(own() + "cost", range);
			default -> Rows.ALL;
		};
	}

	private Rows text(Term term, Text text) {
		return switch (term.field()) {
			case TRACE_ID -> Column.rows(own() + "trace_id", text);
			case SESSION -> Column.rows("t.session_id", text);
			case USER -> Column.rows("t.user_id", text);
			case NAME -> Column.rows("t.name", text);
			case ENVIRONMENT -> Column.rows("t.environment", text);
			case RELEASE -> Column.rows("t.release", text);
			case SERVICE -> Column.rows("t.service", text);
			case TAG -> written("t.facets", null, text);
			case METADATA -> written("t.summary", term.key(), text);
			case STATUS, IS, HAS -> state(text.parts().get(0).toLowerCase(Locale.ROOT));
			case TEXT, INPUT, OUTPUT, STATUS_MESSAGE, ERROR_MESSAGE, PROVIDER, FINISH_REASON, ERROR -> Rows.ALL;
			default -> inside(observation(term.field(), text));
		};
	}

	private static Rows observation(QueryField field, Text text) {
		return switch (field) {
			case OBSERVATION_NAME -> Column.rows("o.name", text);
			case TYPE -> type(text.parts().get(0));
			case MODEL -> Column.rows("o.model", text);
			case RESPONSE_MODEL -> Column.rows("o.response_model", text);
			case PROMPT -> prompt(text);
			default -> Rows.allOf(List.of(type(field.label()), Column.rows("o.name", text)));
		};
	}

	private static Rows type(String type) {
		return Rows.of(true, "o.type = ?", type.toUpperCase(Locale.ROOT));
	}

	// The name may be followed by a version.
	private static Rows prompt(Text text) {
		String first = text.parts().get(0);
		int version = first.indexOf('@');
		Text name = (version >= 0) ? new Text(List.of(first.substring(0, version), "")) : text;
		return Column.rows("o.prompt", name).maybe();
	}

	private Rows state(String state) {
		return switch (state) {
			case "running" -> Rows.of(true, own() + "latency IS NULL");
			case "completed" -> Rows.of(true, own() + "latency IS NOT NULL");
			case "bookmarked", "bookmark" -> Rows.of(true, this.ofTraces ? "t.bookmarked" : "FALSE");
			case "session" -> Rows.of(true, "t.session_id IS NOT NULL");
			case "user" -> Rows.of(true, "t.user_id IS NOT NULL");
			case "cost" -> Rows.of(true, own() + "cost IS NOT NULL");
			case "score" -> scored("TRUE");
			case "prompt" -> inside(Rows.of(true, "o.prompt IS NOT NULL"));
			case "input", "output", "error" -> Rows.ALL;
			default -> inside(type(state));
		};
	}

	// What stands in a column of JSON, as it was written.
	private Rows written(String column, @Nullable String key, Text text) {
		String exact = text.exact();
		if (exact == null) {
			return Rows.ALL;
		}
		String value = this.json.write(exact);
		String entry = "%" + Column.literal((key != null) ? this.json.write(key) + ":" + value : value) + "%";
		Rows trace = Rows.of(false, column + " LIKE ?", entry);
		return (key != null) ? Rows.anyOf(List.of(trace, inside(Rows.of(false, "o.facts LIKE ?", entry)))) : trace;
	}

}
