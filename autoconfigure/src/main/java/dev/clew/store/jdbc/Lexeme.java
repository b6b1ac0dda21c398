package dev.clew.store.jdbc;

import java.util.List;
import java.util.stream.Collectors;

import dev.clew.store.query.language.QueryField;

/**
 * What the index of terms holds beside words: facts such as {@code tag=vip}, cut, so that
 * what is found by them has to be asked again.
 */
final class Lexeme {

	/** Stands for all terms of rows that have too many. */
	static final String ANY = "*";

	private static final int LENGTH = 100;

	private Lexeme() {
	}

	static String of(QueryField field, String key, String value) {
		return cut(field.label() + "." + cut(key) + "=" + value);
	}

	private static String cut(String text) {
		StringBuilder kept = new StringBuilder();
		text.codePoints().limit(LENGTH).forEach((c) -> kept.appendCodePoint(isKept(c) ? c : 0xFFFD));
		return kept.toString();
	}

	private static boolean isKept(int codePoint) {
		return codePoint > 0 && Character.getType(codePoint) != Character.SURROGATE;
	}

	// A query for one of them, or for those that begin with it.
	static String query(String lexeme, boolean open) {
		boolean half = open && !lexeme.isEmpty() && lexeme.charAt(lexeme.length() - 1) == 0xFFFD;
		String text = half ? lexeme.substring(0, lexeme.length() - 1) : lexeme;
		return "'" + text.replace("\\", "\\\\").replace("'", "''") + "'" + (open ? ":*" : "");
	}

	static String query(List<String> queries, String operator) {
		return queries.stream().collect(Collectors.joining(" " + operator + " ", "(", ")"));
	}

}
