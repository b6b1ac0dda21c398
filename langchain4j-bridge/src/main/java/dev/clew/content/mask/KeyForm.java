package dev.clew.content.mask;

/**
 * What keys of one provider look like.
 *
 * @param prefix how they begin
 * @param least number of characters after that, at least
 * @param run number of letters and digits in a row that one of them has, at least, where
 * there are dashes between; 0 where there are none
 */
record KeyForm(String prefix, int least, int run) {

	// So many letters and digits in a row make no word of a language.
	private static final int NO_WORD = 16;

	private static final int EXACT = -1;

	static KeyForm dashed(String prefix, int least, int run) {
		return new KeyForm(prefix, least, run);
	}

	static KeyForm plain(String prefix, int least) {
		return new KeyForm(prefix, least, 0);
	}

	// Capital letters and digits.
	static KeyForm capitals(String prefix, int length) {
		return new KeyForm(prefix, length, EXACT);
	}

	boolean isDashed() {
		return this.run > 0;
	}

	/**
	 * Where a key ends.
	 * @param text the text
	 * @param start where its prefix begins
	 * @param endOfWord index after the last letter, digit, dash or underscore
	 * @return the index after it; negative where there is none
	 */
	int end(String text, int start, int endOfWord) {
		int from = start + this.prefix.length();
		if (endOfWord - from < this.least) {
			return -1;
		}
		if (isDashed()) {
			int longest = Ascii.longestRun(text, from, endOfWord);
			boolean key = longest >= NO_WORD || (longest >= this.run && Ascii.hasDigit(text, from, endOfWord));
			return key ? endOfWord : -1;
		}
		int end = from;
		while (Ascii.isAlphanumericAt(text, end)) {
			end++;
		}
		if (this.run == EXACT) {
			return (end - from == this.least && areCapitals(text, from, end)) ? end : -1;
		}
		return (end - from >= this.least) ? endOfUnderscored(text, end) : -1;
	}

	private static int endOfUnderscored(String text, int from) {
		int end = from;
		while (end < text.length() && (Ascii.isAlphanumeric(text.charAt(end)) || text.charAt(end) == '_')) {
			end++;
		}
		return end;
	}

	private static boolean areCapitals(String text, int from, int to) {
		for (int i = from; i < to; i++) {
			char ch = text.charAt(i);
			if (!Ascii.isDigit(ch) && (ch < 'A' || ch > 'Z')) {
				return false;
			}
		}
		return true;
	}

}
