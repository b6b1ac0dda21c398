package dev.clew.actuate;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import dev.clew.store.Page;
import dev.clew.store.SessionQuery;
import dev.clew.store.TraceQuery;
import dev.clew.store.TraceQuery.Sort;
import org.jspecify.annotations.Nullable;

/**
 * Asks the store, unless the question needs what nobody records yet: then nothing matches
 * and the notes say why.
 *
 * @param notes why nothing matches
 * @param cursor where the page begins
 */
record Finder(List<String> notes, @Nullable String cursor) {

	static Finder of(TraceQuery query) {
		return new Finder(notes(query.minCost(), query.sort()), query.cursor());
	}

	static Finder of(SessionQuery query) {
		return new Finder(notes(null, query.sort()), query.cursor());
	}

	private static List<String> notes(@Nullable BigDecimal minCost, Sort sort) {
		List<String> notes = new ArrayList<>();
		if (minCost != null) {
			notes.add("minCost matches nothing: no cost is recorded yet");
		}
		if (sort == Sort.COST) {
			notes.add("sort=cost matches nothing: no cost is recorded yet");
		}
		return List.copyOf(notes);
	}

	<T> Page<T> find(Supplier<Page<T>> question) {
		if (!this.notes.isEmpty()) {
			return new Page<>(List.of(), null, Map.of());
		}
		try {
			return question.get();
		}
		catch (IllegalArgumentException ex) {
			throw (this.cursor != null) ? RefusedException.badParameter("cursor", this.cursor,
					"the nextCursor of an earlier page, with the same sort") : ex;
		}
	}

}
