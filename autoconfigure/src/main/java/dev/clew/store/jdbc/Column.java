package dev.clew.store.jdbc;

import java.math.BigDecimal;

import dev.clew.store.find.Position;
import dev.clew.store.query.language.Operand.Text;
import dev.clew.trace.Cost;
import dev.clew.trace.Usage;
import org.jspecify.annotations.Nullable;

/**
 * What columns hold to find and sort rows by. What is true of a row stands in its JSON:
 * texts are cut here, so that they fit into an index.
 */
final class Column {

	static final int MAX_TEXT = 255;

	private Column() {
	}

	static @Nullable String text(@Nullable String text) {
		if (text == null) {
			return null;
		}
		String kept = (text.length() > MAX_TEXT) ? text.substring(0, MAX_TEXT) : text;
		return kept.replace('\0', '\uFFFD');
	}

	/**
	 * Rows by a column of texts.
	 * @param column the column
	 * @param text the text that is asked for
	 * @return the rows
	 */
	static Rows rows(String column, Text text) {
		String exact = text.exact();
		if (exact != null) {
			return Rows.of(isExact(exact), column + " = ?", String.valueOf(text(exact)));
		}
		String begun = begun(text.parts().get(0));
		return begun.isEmpty() ? Rows.of(text.isAnything(), column + " IS NOT NULL")
				: Rows.of(false, column + " LIKE ?", literal(begun) + "%");
	}

	// Half a character at the end may be a whole one there.
	private static String begun(String text) {
		String kept = String.valueOf(text(text));
		int last = kept.length() - 1;
		return (last >= 0 && Character.isHighSurrogate(kept.charAt(last))) ? kept.substring(0, last) : kept;
	}

	/**
	 * Whether a text stands in a column as it is, and none that is not the same does.
	 * @param text the text
	 * @return whether what has it there is it
	 */
	static boolean isExact(String text) {
		return text.length() < MAX_TEXT
				&& text.chars().noneMatch((c) -> c == 0 || c == 0xFFFD || c == '?' || Character.isSurrogate((char) c));
	}

	// In a pattern.
	static String literal(String text) {
		return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
	}

	static @Nullable Long tokens(Usage usage) {
		return usage.buckets().isEmpty() ? null : usage.total();
	}

	static @Nullable Long cost(@Nullable Cost cost) {
		return (cost != null) ? cost(cost.total()) : null;
	}

	// As costs are sorted by.
	static long cost(BigDecimal cost) {
		return Position.of(cost, "").major();
	}

}
