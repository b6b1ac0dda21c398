package dev.clew.store.query.language;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

/**
 * What a field is compared with.
 */
public sealed interface Operand {

	/**
	 * A text, exact but for what may stand between its parts.
	 *
	 * @param parts what stands before, between and after the asterisks: one part if there
	 * is none, an empty one at the end if the text may go on
	 */
	record Text(List<String> parts) implements Operand {

		private static final Pattern PLAIN = Pattern.compile("true|false|-?\\d{1,40}(\\.\\d{1,40})?");

		public Text {
			if (parts.isEmpty()) {
				throw new IllegalArgumentException("There are no parts; allowed is 1 or more");
			}
			int last = parts.size() - 1;
			List<String> all = List.copyOf(parts);
			parts = IntStream.rangeClosed(0, last)
				.filter((i) -> i == 0 || i == last || !all.get(i).isEmpty())
				.mapToObj(all::get)
				.toList();
		}

		/**
		 * A text without asterisks.
		 * @param text the text
		 * @return the operand
		 */
		public static Text of(String text) {
			return new Text(List.of(text));
		}

		/**
		 * The text itself, if nothing else is meant.
		 * @return the text, absent if there are asterisks
		 */
		public @Nullable String exact() {
			return (this.parts.size() == 1) ? this.parts.get(0) : null;
		}

		/**
		 * Whether any text will do, which asks whether there is one.
		 * @return whether it is an asterisk alone
		 */
		public boolean isAnything() {
			return this.parts.size() == 2 && this.parts.get(0).isEmpty() && this.parts.get(1).isEmpty();
		}

		// The same, or what goes on after it.
		Text open() {
			List<String> open = new ArrayList<>(this.parts);
			open.add("");
			return new Text(open);
		}

		// Whether it is a truth value or a number rather than words.
		boolean isPlain() {
			return this.parts.size() == 1 && PLAIN.matcher(this.parts.get(0)).matches();
		}

		/**
		 * Whether a text is this one.
		 * @param text the text
		 * @return whether it begins with the first part, ends with the last, and has the
		 * others between them in their order
		 */
		public boolean matches(String text) {
			int last = this.parts.size() - 1;
			if (last == 0) {
				return text.equals(this.parts.get(0));
			}
			int from = this.parts.get(0).length();
			int to = text.length() - this.parts.get(last).length();
			if (!text.startsWith(this.parts.get(0)) || !text.endsWith(this.parts.get(last))) {
				return false;
			}
			for (int i = 1; i < last && from >= 0; i++) {
				int at = text.indexOf(this.parts.get(i), from);
				from = (at >= 0) ? at + this.parts.get(i).length() : Integer.MAX_VALUE;
			}
			return from <= to;
		}

	}

	/**
	 * A range of numbers, in the unit of the field: milliseconds, US dollars, tokens,
	 * rounds, seconds since 1970, or the ordinal of a level.
	 *
	 * @param low where it begins, absent for nowhere
	 * @param high where it ends, absent for nowhere
	 */
	record Range(@Nullable Bound low, @Nullable Bound high) implements Operand {

		public Range {
			if (low == null && high == null) {
				throw new IllegalArgumentException("There is no bound; allowed is 1 or 2");
			}
		}

		/**
		 * Whether a number is in the range.
		 * @param number the number
		 * @return whether it is
		 */
		public boolean contains(BigDecimal number) {
			return (this.low == null || this.low.admits(number.compareTo(this.low.value())))
					&& (this.high == null || this.high.admits(this.high.value().compareTo(number)));
		}

	}

	/**
	 * An end of a range.
	 *
	 * @param value the number
	 * @param inclusive whether it is in the range
	 */
	record Bound(BigDecimal value, boolean inclusive) {

		public Bound {
			value = value.stripTrailingZeros();
		}

		private boolean admits(int distance) {
			return (this.inclusive) ? distance >= 0 : distance > 0;
		}

	}

}
