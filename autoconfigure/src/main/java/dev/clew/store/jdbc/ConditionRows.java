package dev.clew.store.jdbc;

import java.util.List;
import java.util.Objects;

import dev.clew.store.query.language.Condition;
import dev.clew.store.query.language.Condition.And;
import dev.clew.store.query.language.Condition.Not;
import dev.clew.store.query.language.Condition.Or;
import dev.clew.store.query.language.Condition.Term;
import org.jspecify.annotations.Nullable;

/**
 * Which rows may match a condition of the query language.
 *
 * @param terms which may match a term
 */
record ConditionRows(TermRows terms) {

	Rows of(@Nullable Condition condition) {
		if (condition instanceof And and) {
			return Rows.allOf(and.parts().stream().map(this::of).toList());
		}
		if (condition instanceof Or or) {
			return anyOf(or);
		}
		if (condition instanceof Not not) {
			return of(not.condition()).not();
		}
		return (condition instanceof Term term) ? this.terms.of(term) : Rows.of(true, "TRUE");
	}

	// Terms that are all in the index are looked for together.
	private Rows anyOf(Or or) {
		List<String> queries = or.parts()
			.stream()
			.map((part) -> (part instanceof Term term) ? TermIndex.query(term) : null)
			.filter(Objects::nonNull)
			.toList();
		return (this.terms.indexed() && queries.size() == or.parts().size())
				? this.terms.indexed(Lexeme.query(queries, "|"))
				: Rows.anyOf(or.parts().stream().map(this::of).toList());
	}

}
