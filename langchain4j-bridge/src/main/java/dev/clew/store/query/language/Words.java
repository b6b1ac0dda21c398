package dev.clew.store.query.language;

import java.util.List;

import dev.clew.store.query.text.TextSearch;
import org.jspecify.annotations.Nullable;

/**
 * Texts of the language as words to find.
 */
final class Words {

	private Words() {
	}

	/**
	 * The search that is meant.
	 * @param text what is asked for, with asterisks at its beginning or end only
	 * @return the search, or {@code null} if it has other asterisks or no word
	 */
	static @Nullable TextSearch of(Operand.Text text) {
		List<String> parts = text.parts();
		boolean openStart = parts.size() > 1 && parts.get(0).isEmpty();
		boolean openEnd = parts.size() > 1 && parts.get(parts.size() - 1).isEmpty();
		int size = parts.size() - (openStart ? 1 : 0) - (openEnd ? 1 : 0);
		return (size == 1) ? TextSearch.of(parts.get(openStart ? 1 : 0), openStart, openEnd) : null;
	}

}
