package dev.clew.actuate.json;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import dev.clew.trace.Text;
import org.jspecify.annotations.Nullable;

/**
 * One line of comma-separated values as RFC 4180 has them. An absent value is an empty
 * field, an empty text a quoted one.
 */
final class CsvLine {

	// The beginning of a formula for a spreadsheet: at the beginning of the text or after
	// a possible separator, with any blanks and quotes in between.
	private static final Pattern FORMULA = Pattern
		.compile("^(?=[\\t\\r\\n])|(^|[,;\\t\\r\\n])(?=[\\s\"]*[=+\\-@\\uFF1D\\uFF0B\\uFF0D\\uFF20])");

	private static final Pattern QUOTED = Pattern.compile("^$|^\\s|\\s$|[\",;\\s&&[^ ]]");

	private final List<String> fields = new ArrayList<>();

	CsvLine add(@Nullable Object value) {
		this.fields.add((value != null) ? quoted(value.toString()) : "");
		return this;
	}

	/**
	 * Adds text that others wrote. An apostrophe keeps spreadsheets from running it.
	 * @param text the text, if there is one
	 * @return this line
	 */
	CsvLine addText(@Nullable String text) {
		return add((text != null) ? FORMULA.matcher(Text.wellFormed(text)).replaceAll("$1'") : null);
	}

	private static String quoted(String text) {
		return QUOTED.matcher(text).find() ? '"' + text.replace("\"", "\"\"") + '"' : text;
	}

	@Override
	public String toString() {
		return String.join(",", this.fields) + "\r\n";
	}

}
