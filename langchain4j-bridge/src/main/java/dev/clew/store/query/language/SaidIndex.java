package dev.clew.store.query.language;

import java.util.List;

import dev.clew.store.query.language.Condition.Term;
import dev.clew.store.query.language.Operand.Text;
import dev.clew.store.query.text.IndexedWords;
import dev.clew.store.query.text.TextSearch;
import dev.clew.store.query.text.WordReader;
import dev.clew.trace.InternalApi;
import dev.clew.trace.ObservationRecord;
import dev.clew.trace.TraceInfo;

/**
 * What an index of words holds of traces, and what terms look for in it. Thread-safe.
 */
@InternalApi
public final class SaidIndex {

	private final WordReader reader = new WordReader();

	/**
	 * Adds what a trace says beside its observations.
	 * @param trace the trace
	 * @param words where its words go
	 */
	public void add(TraceInfo trace, IndexedWords words) {
		SaidText.any(trace, (text) -> add(text, words));
	}

	/**
	 * Adds what an observation says.
	 * @param observation the observation
	 * @param words where its words go
	 */
	public void add(ObservationRecord observation, IndexedWords words) {
		SaidText.any(QueryField.TEXT, observation, (text) -> add(text, words));
	}

	private boolean add(SaidText text, IndexedWords words) {
		this.reader.read(text.text(), words);
		this.reader.read(text.content(), words);
		return !words.isComplete();
	}

	/**
	 * What indexed words begin with where a term holds.
	 * @param term the term
	 * @return beginnings of words that are all there, none if nothing can be said of it
	 */
	public static List<String> beginnings(Term term) {
		TextSearch search = (term.field().kind() == Kind.WORDS && term.operand() instanceof Text text) ? Words.of(text)
				: null;
		return (search != null) ? search.beginnings() : List.of();
	}

}
