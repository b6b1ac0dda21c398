package dev.clew.store.query;

import java.util.stream.Stream;

import dev.clew.store.query.language.Condition;
import dev.clew.store.query.language.Condition.Term;
import dev.clew.store.query.language.Operand.Range;
import dev.clew.store.query.language.Operand.Text;
import dev.clew.store.query.language.QueryField;
import dev.clew.trace.InternalApi;
import dev.clew.trace.Level;
import org.jspecify.annotations.Nullable;

/**
 * What all that a query finds has in common, for indexes to begin with.
 *
 * @param session the session, absent for any
 * @param user the user, absent for any
 * @param level the level, of traces the highest one, absent for any
 */
@InternalApi
public record Narrowing(@Nullable String session, @Nullable String user, @Nullable Level level) {

	/**
	 * What the traces of a query have in common.
	 * @param query the query
	 * @return session, user and level
	 */
	public static Narrowing ofTraces(TraceQuery query) {
		Narrowing both = ofObservations(query);
		Level level = new TraceFilter(query).level();
		return new Narrowing(both.session, both.user, (level != null) ? level : level(query.query()));
	}

	/**
	 * What the traces of all observations of a query have in common.
	 * @param query the query
	 * @return session and user
	 */
	public static Narrowing ofObservations(TraceQuery query) {
		return new Narrowing((query.session() != null) ? query.session() : text(query.query(), QueryField.SESSION),
				(query.user() != null) ? query.user() : text(query.query(), QueryField.USER), null);
	}

	private static @Nullable String text(@Nullable Condition condition, QueryField field) {
		return terms(condition, field).map((term) -> (term.operand() instanceof Text text) ? text.exact() : null)
			.filter((exact) -> exact != null)
			.findFirst()
			.orElse(null);
	}

	private static @Nullable Level level(@Nullable Condition condition) {
		return terms(condition, QueryField.LEVEL)
			.map((term) -> (term.operand() instanceof Range range && range.low() != null
					&& range.low().equals(range.high())) ? Level.values()[range.low().value().intValue()] : null)
			.filter((level) -> level != null)
			.findFirst()
			.orElse(null);
	}

	private static Stream<Term> terms(@Nullable Condition condition, QueryField field) {
		return Stream.ofNullable(condition)
			.flatMap(Condition::conjuncts)
			.filter((part) -> part instanceof Term term && term.field() == field)
			.map(Term.class::cast);
	}

}
