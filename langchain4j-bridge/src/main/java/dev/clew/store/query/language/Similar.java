package dev.clew.store.query.language;

import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds what was probably meant.
 */
final class Similar {

	private static final int MAX_LENGTH = 30;

	private Similar() {
	}

	/**
	 * The field whose name is most like a word.
	 * @param word the word
	 * @return its name, if there is one that is like it
	 */
	static Optional<String> to(String word) {
		if (word.isEmpty() || word.length() > MAX_LENGTH) {
			return Optional.empty();
		}
		String wanted = word.toLowerCase(Locale.ROOT);
		int far = Math.min(3, 1 + word.length() / 3);
		return Stream.of(QueryField.values())
			.map(QueryField::label)
			.min(Comparator.comparingInt((label) -> distance(wanted, label.toLowerCase(Locale.ROOT))))
			.filter((label) -> distance(wanted, label.toLowerCase(Locale.ROOT)) < far);
	}

	// Number of letters that have to be put in, taken out or changed.
	private static int distance(String one, String other) {
		int[] row = new int[other.length() + 1];
		for (int j = 0; j < row.length; j++) {
			row[j] = j;
		}
		for (int i = 1; i <= one.length(); i++) {
			int diagonal = row[0];
			row[0] = i;
			for (int j = 1; j < row.length; j++) {
				int changed = diagonal + ((one.charAt(i - 1) == other.charAt(j - 1)) ? 0 : 1);
				diagonal = row[j];
				row[j] = Math.min(changed, 1 + Math.min(row[j], row[j - 1]));
			}
		}
		return row[other.length()];
	}

}
