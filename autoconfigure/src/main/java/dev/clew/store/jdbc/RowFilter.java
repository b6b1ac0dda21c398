package dev.clew.store.jdbc;

import java.time.Duration;
import java.util.stream.Stream;

import dev.clew.store.query.TraceFilter;
import dev.clew.store.query.TraceQuery;
import dev.clew.store.query.language.Condition.Term;
import dev.clew.store.query.language.Operand.Text;
import dev.clew.store.query.language.QueryField;
import dev.clew.trace.Level;
import dev.clew.trace.Status;
import org.jspecify.annotations.Nullable;

/**
 * Which rows may match a query. All that match are among them; what the query means is
 * asked of each afterwards.
 */
final class RowFilter {

	private final TraceQuery query;

	private final RecordJson json;

	private final boolean indexed;

	/**
	 * Rows of a query.
	 * @param query the query
	 * @param json how facts are written
	 * @param indexed whether the database has an index of terms
	 */
	RowFilter(TraceQuery query, RecordJson json, boolean indexed) {
		this.query = query;
		this.json = json;
		this.indexed = indexed;
	}

	/**
	 * Whether all traces that may match do.
	 * @return whether nobody has to ask what the query means
	 */
	boolean isExactOfTraces() {
		boolean inside = this.query.prompt() != null || this.query.score() != null || !this.query.metadata().isEmpty()
				|| !this.query.tags().isEmpty() || this.query.minCost() != null;
		return !inside && said(true).exact()
				&& Stream
					.of(this.query.session(), this.query.user(), this.query.name(), this.query.environment(),
							this.query.release(), this.query.service(), this.query.observationName(),
							this.query.model(), this.query.responseModel())
					.allMatch((text) -> text == null || Column.isExact(text));
	}

	// By the query language.
	private Rows said(boolean ofTraces) {
		return new ConditionRows(terms(ofTraces)).of(this.query.condition());
	}

	private TermRows terms(boolean ofTraces) {
		return new TermRows(ofTraces, this.indexed, this.json);
	}

	Where traces() {
		Where where = ofTrace(true).andIf("t.level = ?", ordinal(new TraceFilter(this.query).level()));
		range(where, "t.");
		Where inside = kind().and(prompt());
		if (!inside.isEmpty()) {
			where.and("EXISTS (SELECT 1 FROM {}OBSERVATION o WHERE o.trace_id = t.trace_id AND " + inside.conditions()
					+ ")", inside.parameters().toArray());
		}
		if (this.query.score() != null) {
			where.and("EXISTS (SELECT 1 FROM {}SCORE s WHERE s.trace_id = t.trace_id)");
		}
		return where;
	}

	Where observations() {
		Where where = ofTrace(false).and(kind()).and(prompt());
		where.andIf("o.level = ?", ordinal(this.query.level()));
		range(where, "o.");
		if (this.query.score() != null) {
			where.and("EXISTS (SELECT 1 FROM {}SCORE s WHERE s.trace_id = o.trace_id"
					+ " AND s.observation_id = o.observation_id)");
		}
		return where;
	}

	private static @Nullable Integer ordinal(@Nullable Level level) {
		return (level != null) ? level.ordinal() : null;
	}

	private Where ofTrace(boolean ofTraces) {
		TermRows terms = terms(ofTraces);
		Where where = new Where().and(said(ofTraces));
		this.query.tags().forEach((tag) -> where.and(terms.of(new Term(QueryField.TAG, "", Text.of(tag)))));
		this.query.metadata()
			.forEach((key, value) -> where
				.and(key.isEmpty() ? Rows.ALL : terms.of(new Term(QueryField.METADATA, key, Text.of(value)))));
		return where.andIf("t.trace_id = ?", this.query.traceId())
			.andIf("t.session_id = ?", Column.text(this.query.session()))
			.andIf("t.user_id = ?", Column.text(this.query.user()))
			.andIf("t.name = ?", Column.text(this.query.name()))
			.andIf("t.environment = ?", Column.text(this.query.environment()))
			.andIf("t.release = ?", Column.text(this.query.release()))
			.andIf("t.service = ?", Column.text(this.query.service()));
	}

	private void range(Where where, String of) {
		if (this.query.status() != null) {
			where.and(of + ((this.query.status() == Status.RUNNING) ? "latency IS NULL" : "latency IS NOT NULL"));
		}
		if (this.query.from() != null) {
			where.and(of + "start_time >= ?", Nanos.of(this.query.from()));
		}
		if (this.query.to() != null) {
			where.and(of + "start_time < ?", Nanos.of(this.query.to()));
		}
		where.andIf(of + "latency >= ?", nanos(this.query.minLatency()));
		where.andIf(of + "latency <= ?", nanos(this.query.maxLatency()));
		where.andIf(of + "cost >= ?", (this.query.minCost() != null) ? Column.cost(this.query.minCost()) : null);
	}

	private static @Nullable Long nanos(@Nullable Duration duration) {
		return Nanos.of(duration);
	}

	private Where kind() {
		Where where = new Where().andIf("o.type = ?", (this.query.type() != null) ? this.query.type().name() : null)
			.andIf("o.name = ?", Column.text(this.query.observationName()))
			.andIf("o.model = ?", Column.text(this.query.model()))
			.andIf("o.response_model = ?", Column.text(this.query.responseModel()));
		if (this.query.observationFrom() != null) {
			where.and("o.start_time >= ?", Nanos.of(this.query.observationFrom()));
		}
		if (this.query.observationTo() != null) {
			where.and("o.start_time < ?", Nanos.of(this.query.observationTo()));
		}
		if (!where.isEmpty() && this.query.level() != null) {
			where.and("o.level = ?", this.query.level().ordinal());
		}
		return where;
	}

	private Where prompt() {
		String prompt = Column.text(this.query.prompt());
		return (prompt != null) ? new Where().and("(o.prompt = ? OR ? LIKE '%@%')", prompt, prompt) : new Where();
	}

}
