package dev.clew.pricing;

import java.util.Locale;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Which names of models are meant: a regular expression that the whole name matches, case
 * aside. Matching takes bounded time, whatever the expression.
 */
public final class NamePattern {

	/** Longest expression, and longest name that is matched, in characters. */
	public static final int MAX_LENGTH = 200;

	private final Pattern pattern;

	private NamePattern(Pattern pattern) {
		this.pattern = pattern;
	}

	/**
	 * Means the names that match an expression.
	 * @param regex regular expression, which needs no anchors
	 * @return the pattern
	 * @throws IllegalArgumentException if it is no regular expression, or too long
	 */
	public static NamePattern of(String regex) {
		if (regex.isBlank() || regex.length() > MAX_LENGTH) {
			throw new IllegalArgumentException(
					"It must be a regular expression of at least one and at most " + MAX_LENGTH + " characters");
		}
		try {
			return new NamePattern(Pattern.compile(regex, Pattern.CASE_INSENSITIVE));
		}
		catch (PatternSyntaxException ex) {
			throw new IllegalArgumentException("It must be a regular expression: %s near index %d"
				.formatted(ex.getDescription().toLowerCase(Locale.ROOT), ex.getIndex()), ex);
		}
	}

	/**
	 * Means one name.
	 * @param name the name
	 * @return the pattern
	 */
	public static NamePattern literal(String name) {
		return new NamePattern(Pattern.compile(name, Pattern.CASE_INSENSITIVE | Pattern.LITERAL));
	}

	/**
	 * Whether a name is meant.
	 * @param name name of a model
	 * @return whether all of it matches
	 * @throws IllegalStateException if that cannot be told in reasonable time
	 */
	public boolean matches(String name) {
		return name.length() <= MAX_LENGTH && this.pattern.matcher(new LimitedText(name)).matches();
	}

	@Override
	public String toString() {
		return this.pattern.pattern();
	}

	/**
	 * A text that an expression may look at only so many times, so that one that
	 * backtracks without end does not hold up the application.
	 */
	private static final class LimitedText implements CharSequence {

		private static final int MAX_LOOKS = 100_000;

		private final String text;

		private int looks;

		LimitedText(String text) {
			this.text = text;
		}

		@Override
		public int length() {
			return this.text.length();
		}

		@Override
		public char charAt(int index) {
			if (++this.looks > MAX_LOOKS) {
				throw new IllegalStateException("matching takes too long");
			}
			return this.text.charAt(index);
		}

		@Override
		public CharSequence subSequence(int start, int end) {
			return this.text.substring(start, end);
		}

		@Override
		public String toString() {
			return this.text;
		}

	}

}
