package dev.clew.actuate;

import java.util.function.Supplier;

import dev.clew.actuate.parameter.RefusedException;
import dev.clew.store.query.Page;
import org.jspecify.annotations.Nullable;

/**
 * Asks the store for a page.
 */
final class Paging {

	private Paging() {
	}

	static <T> Page<T> find(@Nullable String cursor, Supplier<Page<T>> question) {
		try {
			return question.get();
		}
		catch (IllegalArgumentException ex) {
			throw (cursor != null) ? RefusedException.badParameter("cursor", cursor,
					"the nextCursor of an earlier page, with the same sort") : ex;
		}
	}

}
