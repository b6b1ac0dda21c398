package dev.clew.store.query.language;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

import dev.clew.store.query.text.Snippet;
import dev.clew.store.query.text.TextSearch;
import dev.clew.trace.ObservationRecord;
import dev.clew.trace.Trace;
import org.jspecify.annotations.Nullable;

/**
 * Finds words in what was said.
 *
 * @param field where they are looked for
 * @param search the words
 */
record SaidWords(QueryField field, TextSearch search) {

	boolean areIn(Subject subject) {
		Predicate<SaidText> test = (text) -> text.has(this.search);
		if (this.field == QueryField.TEXT && subject.isTrace() && SaidText.any(subject.trace(), test)) {
			return true;
		}
		for (ObservationRecord observation : subject.observations()) {
			if (SaidText.any(this.field, observation, test)) {
				return true;
			}
		}
		return false;
	}

	/**
	 * Where they are.
	 * @param trace the trace that they are looked for in
	 * @param max so many places at most, one or more
	 * @return the first places
	 */
	List<Hit> hits(Trace trace, int max) {
		List<Hit> hits = new ArrayList<>();
		if (this.field == QueryField.TEXT) {
			SaidText.any(trace.summary().info(), (text) -> add(hits, null, text, max));
		}
		for (ObservationRecord observation : trace.observations()) {
			if (hits.size() < max) {
				SaidText.any(this.field, observation, (text) -> add(hits, observation.observationId(), text, max));
			}
		}
		return hits;
	}

	private boolean add(List<Hit> hits, @Nullable String observationId, SaidText text, int max) {
		Snippet snippet = text.around(this.search);
		if (snippet != null) {
			hits.add(new Hit(observationId, text.name(), snippet));
		}
		return hits.size() >= max;
	}

}
