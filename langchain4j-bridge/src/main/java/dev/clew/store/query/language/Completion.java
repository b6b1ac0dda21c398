package dev.clew.store.query.language;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import dev.clew.trace.InternalApi;
import org.jspecify.annotations.Nullable;

/**
 * The word that a query ends with, to be completed: the name of a field, or its value.
 *
 * @param position where what is to be completed begins in the query
 * @param field the field whose value it is, {@link QueryField#TEXT} where that is not
 * known; absent where it may be the name of one
 * @param begun what there is of it
 */
@InternalApi
public record Completion(int position, @Nullable QueryField field, String begun) {

	/**
	 * What is to be completed.
	 * @param query the beginning of a query
	 * @return the end of it
	 */
	public static Completion of(String query) {
		int start = lastWord(query);
		int colon = query.indexOf(':', start);
		int dot = query.indexOf('.', start);
		int nameEnd = (dot >= 0 && dot < colon) ? dot : colon;
		QueryField field = (colon >= 0) ? QueryField.of(query.substring(start, nameEnd)).orElse(QueryField.TEXT) : null;
		int position = (colon >= 0) ? colon + 1 : start;
		return new Completion(position, field, query.substring(position).replace("\"", ""));
	}

	// A quotation mark that is open holds blanks and parentheses together.
	private static int lastWord(String query) {
		int start = 0;
		boolean quoted = false;
		for (int i = 0; i < query.length(); i++) {
			char c = query.charAt(i);
			quoted ^= c == '"';
			boolean before = Character.isWhitespace(c) || c == '(' || c == ')' || (c == '-' && start == i);
			start = (before && !quoted) ? i + 1 : start;
		}
		return start;
	}

	/**
	 * What the language itself knows: names of fields with their colon, and values of
	 * which there are only a few.
	 * @return what begins as it has begun
	 */
	public List<String> known() {
		Stream<String> known = (this.field != null) ? this.field.kind().choices().stream()
				: Stream.of(QueryField.values()).map((field) -> field.label() + (field.hasKeys() ? "." : ":"));
		return known.filter(this::fits).toList();
	}

	/**
	 * Whether a value begins as it has begun, case aside.
	 * @param value the value
	 * @return whether it does
	 */
	public boolean fits(String value) {
		return value.toLowerCase(Locale.ROOT).startsWith(this.begun.toLowerCase(Locale.ROOT));
	}

	/**
	 * A value as it is written in a query.
	 * @param value the value
	 * @return the value, in quotes if it needs them
	 */
	public static String written(String value) {
		return QueryPrinter.bare(value);
	}

}
