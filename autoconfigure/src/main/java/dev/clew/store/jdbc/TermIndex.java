package dev.clew.store.jdbc;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import dev.clew.store.query.language.Condition.Term;
import dev.clew.store.query.language.Operand.Text;
import dev.clew.store.query.language.QueryField;
import dev.clew.store.query.language.SaidIndex;
import dev.clew.store.query.text.IndexedWords;
import dev.clew.trace.ErrorInfo;
import dev.clew.trace.ModelCall;
import dev.clew.trace.ObservationRecord;
import dev.clew.trace.TraceInfo;
import org.jspecify.annotations.Nullable;

/**
 * The index of words and of facts without a column, where the database has one: a row for
 * each batch that tells of a trace. It may hold what is true no more, and beginnings in
 * place of the whole. Thread-safe.
 */
final class TermIndex {

	static final String INSERT = "INSERT INTO {}TERMS (trace_id, terms) VALUES (?, array_to_tsvector(CAST(? AS text[])))";

	// Of a row. PostgreSQL takes 1 MB.
	private static final int MAX_SIZE = 200_000;

	private final SaidIndex said = new SaidIndex();

	Object[] row(TraceInfo trace, Collection<ObservationRecord> observations) {
		IndexedWords terms = new IndexedWords(MAX_SIZE);
		add(trace, terms);
		observations.forEach((each) -> add(each, terms));
		return new Object[] { trace.traceId(),
				Database.array(terms.isComplete() ? terms.words() : List.of(Lexeme.ANY)) };
	}

	private void add(TraceInfo trace, IndexedWords terms) {
		trace.tags().forEach((tag) -> add(QueryField.TAG, "", tag, terms));
		trace.metadata().forEach((key, value) -> add(QueryField.METADATA, key, value, terms));
		this.said.add(trace, terms);
	}

	private void add(ObservationRecord observation, IndexedWords terms) {
		observation.metadata().forEach((key, value) -> add(QueryField.METADATA, key, value, terms));
		ModelCall call = observation.modelCall();
		if (call != null) {
			add(QueryField.PROVIDER, "", call.provider(), terms);
			add(QueryField.FINISH_REASON, "", call.finishReason(), terms);
		}
		ErrorInfo error = observation.error();
		if (error != null) {
			String type = error.type();
			add(QueryField.ERROR, "", type, terms);
			add(QueryField.ERROR, "", type.substring(Math.max(type.lastIndexOf('.'), type.lastIndexOf('$')) + 1),
					terms);
		}
		this.said.add(observation, terms);
	}

	private static void add(QueryField field, String key, @Nullable String value, IndexedWords terms) {
		if (value != null) {
			terms.add(Lexeme.of(field, key, value));
		}
	}

	/**
	 * What is looked for in the index where a term holds.
	 * @param term the term
	 * @return a text query, {@code null} if the index has nothing of it
	 */
	static @Nullable String query(Term term) {
		List<String> queries = new ArrayList<>();
		SaidIndex.beginnings(term).forEach((word) -> queries.add(Lexeme.query(word, true)));
		if (isFact(term.field()) && term.operand() instanceof Text text) {
			boolean open = text.exact() == null;
			queries.add(Lexeme.query(Lexeme.of(term.field(), term.key(), text.parts().get(0)), open));
		}
		return queries.isEmpty() ? null : Lexeme.query(queries, "&");
	}

	private static boolean isFact(QueryField field) {
		return switch (field) {
			case TAG, METADATA, PROVIDER, FINISH_REASON, ERROR -> true;
			default -> false;
		};
	}

}
