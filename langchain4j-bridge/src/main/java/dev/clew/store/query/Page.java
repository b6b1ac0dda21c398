package dev.clew.store.query;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * One page of a result.
 *
 * @param <T> what was looked for
 * @param items the items of this page, in order
 * @param nextCursor where the next page begins; absent on the last one
 * @param facets for each field asked for, how many of the matches have which value
 * @param facetsOf how many matches that are, the newest; absent where they are all
 */
public record Page<T>(List<T> items, @Nullable String nextCursor, Map<String, Map<String, Long>> facets,
		@Nullable Long facetsOf) {

	public Page {
		items = List.copyOf(items);
	}

	/**
	 * A page with facets of all matches.
	 * @param items the items of this page, in order
	 * @param nextCursor where the next page begins; absent on the last one
	 * @param facets how many of all matches have which value
	 */
	public Page(List<T> items, @Nullable String nextCursor, Map<String, Map<String, Long>> facets) {
		this(items, nextCursor, facets, null);
	}

}
