package dev.clew.store.query.language;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

import dev.clew.store.query.language.Condition.And;
import dev.clew.store.query.language.Condition.Not;
import dev.clew.store.query.language.Condition.Or;

/**
 * Reads conditions: words, operators and parentheses.
 */
final class QueryParser {

	private static final int MAX_LENGTH = 2000;

	private static final int MAX_DEPTH = 20;

	private static final String PART = "a word such as refund, or a field with its value such as level:ERROR";

	private final String query;

	private int at;

	private int depth;

	QueryParser(String query) {
		this.query = query;
	}

	Condition parse() {
		if (this.query.length() > MAX_LENGTH) {
			throw wrong(MAX_LENGTH, this.query.length(), "at most " + MAX_LENGTH + " characters");
		}
		Condition condition = any();
		if (!isEnd()) {
			throw wrong(this.at, this.at + 1, "a parenthesis that closes one that is open");
		}
		return condition;
	}

	private Condition any() {
		List<Condition> parts = new ArrayList<>(List.of(all()));
		while (take("OR")) {
			parts.add(all());
		}
		return (parts.size() > 1) ? new Or(parts) : parts.get(0);
	}

	private Condition all() {
		List<Condition> parts = new ArrayList<>(List.of(one()));
		while (take("AND") || !(isEnd() || next() == ')' || isWord("OR"))) {
			parts.add(one());
		}
		return (parts.size() > 1) ? new And(parts) : parts.get(0);
	}

	private Condition one() {
		skipBlanks();
		if (isEnd() || next() == ')' || isWord("OR") || isWord("AND")) {
			throw wrong(this.at, isEnd() ? this.at : wordEnd(), PART);
		}
		if (take("NOT")) {
			return deeper(() -> new Not(one()));
		}
		if (next() == '-') {
			this.at++;
			return deeper(this::opposite);
		}
		return (next() == '(') ? deeper(this::group) : new TermReader(this.query, word()).read();
	}

	private Condition opposite() {
		if (isEnd() || Character.isWhitespace(next())) {
			throw wrong(this.at - 1, this.at, "what is not to hold, right behind the minus sign");
		}
		return new Not(one());
	}

	private Condition group() {
		int open = this.at++;
		Condition condition = any();
		if (isEnd()) {
			throw wrong(open, open + 1, "a parenthesis that is closed");
		}
		this.at++;
		return condition;
	}

	private Condition deeper(Supplier<Condition> part) {
		if (++this.depth > MAX_DEPTH) {
			throw wrong(this.at, this.at + 1, "at most " + MAX_DEPTH + " parentheses and negations within each other");
		}
		Condition condition = part.get();
		this.depth--;
		return condition;
	}

	private QueryWord word() {
		QueryWord word = new QueryWord();
		int open = -1;
		while (!isEnd() && (open >= 0 || !isDelimiter(next()))) {
			char c = next();
			if (c == '"' && open < 0) {
				open = this.at;
				word.open(open);
			}
			else if (c == '"') {
				open = -1;
			}
			else {
				this.at += (open >= 0 && c == '\\' && this.at + 1 < this.query.length()) ? 1 : 0;
				word.add(next(), open >= 0, this.at);
			}
			this.at++;
		}
		if (open >= 0) {
			throw wrong(open, this.query.length(), "a quotation mark at its end; within quotes \\\" is one");
		}
		word.end(this.at);
		return word;
	}

	private boolean take(String operator) {
		skipBlanks();
		boolean found = isWord(operator);
		this.at += found ? operator.length() : 0;
		return found;
	}

	private boolean isWord(String operator) {
		int end = this.at + operator.length();
		return this.query.startsWith(operator, this.at)
				&& (end == this.query.length() || isDelimiter(this.query.charAt(end)));
	}

	private int wordEnd() {
		int end = this.at + 1;
		while (end < this.query.length() && !isDelimiter(this.query.charAt(end))) {
			end++;
		}
		return end;
	}

	private void skipBlanks() {
		while (!isEnd() && Character.isWhitespace(next())) {
			this.at++;
		}
	}

	private static boolean isDelimiter(char c) {
		return Character.isWhitespace(c) || c == '(' || c == ')';
	}

	private boolean isEnd() {
		return this.at >= this.query.length();
	}

	private char next() {
		return this.query.charAt(this.at);
	}

	private QuerySyntaxException wrong(int start, int end, String allowed) {
		return new QuerySyntaxException(this.query, start, end, allowed);
	}

}
