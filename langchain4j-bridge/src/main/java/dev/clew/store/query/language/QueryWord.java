package dev.clew.store.query.language;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * A word of a query: what stands between blanks and parentheses, with its quotes taken
 * away.
 */
final class QueryWord {

	private final StringBuilder text = new StringBuilder();

	private final BitSet quoted = new BitSet();

	private final List<Integer> positions = new ArrayList<>();

	private boolean anyQuotes;

	private int quote = -1;

	private int end;

	// With its position in the query; of the first one within quotes that is theirs.
	void add(char c, boolean quoted, int position) {
		this.quoted.set(this.text.length(), quoted);
		this.text.append(c);
		this.positions.add((this.quote >= 0) ? this.quote : position);
		this.quote = -1;
	}

	void open(int position) {
		this.anyQuotes = true;
		this.quote = position;
	}

	void end(int position) {
		this.end = position;
	}

	int end() {
		return this.end;
	}

	int position(int index) {
		if (index < this.positions.size()) {
			return this.positions.get(index);
		}
		return (this.quote >= 0) ? this.quote : this.end;
	}

	int length() {
		return this.text.length();
	}

	String from(int index) {
		return this.text.substring(index);
	}

	String text(int from, int to) {
		return this.text.substring(from, to);
	}

	boolean hasQuotes() {
		return this.anyQuotes;
	}

	boolean isQuoted(int from, int to) {
		return this.quoted.get(from, to).cardinality() > 0;
	}

	// Where a character stands that is not quoted, -1 if it does not.
	int find(char c, int from) {
		for (int i = from; i < this.text.length(); i++) {
			if (this.text.charAt(i) == c && !this.quoted.get(i)) {
				return i;
			}
		}
		return -1;
	}

	boolean startsWith(String what, int from) {
		return this.text.indexOf(what, from) == from && !isQuoted(from, from + what.length());
	}

	// What stands between the asterisks.
	List<String> parts(int from) {
		List<String> parts = new ArrayList<>();
		int at = from;
		for (int star = find('*', at); star >= 0; star = find('*', at)) {
			parts.add(text(at, star));
			at = star + 1;
		}
		parts.add(from(at));
		return parts;
	}

}
