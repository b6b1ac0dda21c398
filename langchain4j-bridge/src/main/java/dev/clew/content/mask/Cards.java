package dev.clew.content.mask;

/**
 * Numbers of payment cards: 13 to 19 digits, together or in groups, with the first digits
 * of an issuer and the right check digit.
 */
final class Cards implements Mask {

	private static final String KIND = "card";

	private static final int LEAST = 13;

	private static final int MOST = 19;

	private static final int LEAST_IN_GROUP = 3;

	private static final int FIRST_GROUP = 4;

	@Override
	public void find(String text, Ranges found) {
		int length = text.length();
		int i = 0;
		while (i < length) {
			if (!Ascii.isDigit(text.charAt(i))) {
				i++;
				continue;
			}
			int end = isWithin(text, i) ? -1 : end(text, i);
			if (end > 0) {
				found.add(i, end, KIND);
			}
			i = (end > 0) ? end : endOfDigits(text, i);
		}
	}

	// The rest of a name or of a fraction, or a phone number.
	private static boolean isWithin(String text, int start) {
		char before = (start > 0) ? text.charAt(start - 1) : ' ';
		return Ascii.isLetter(before) || before == '+' || (before == '.' && Ascii.isDigitAt(text, start - 2));
	}

	// The index after the number that begins with a group; negative where none does.
	private static int end(String text, int start) {
		int end = endOfDigits(text, start);
		int digits = end - start;
		char between = (end < text.length()) ? text.charAt(end) : 0;
		boolean grouped = digits >= FIRST_GROUP && Ascii.isBetweenDigits(between);
		while (true) {
			if (digits >= LEAST && digits <= MOST && isEnd(text, end) && isCard(text, start, end, digits)) {
				return end;
			}
			boolean next = grouped && digits < MOST && end < text.length() && text.charAt(end) == between
					&& Ascii.isDigitAt(text, end + 1);
			int after = next ? endOfDigits(text, end + 1) : end;
			if (after - end - 1 < LEAST_IN_GROUP) {
				return -1;
			}
			digits += after - end - 1;
			end = after;
		}
	}

	private static boolean isEnd(String text, int end) {
		return !Ascii.isAlphanumericAt(text, end) && !(Ascii.isDigitAt(text, end + 1) && text.charAt(end) == '.');
	}

	private static int endOfDigits(String text, int from) {
		int end = from;
		while (end < text.length() && Ascii.isDigit(text.charAt(end))) {
			end++;
		}
		return end;
	}

	private static boolean isCard(String text, int start, int end, int digits) {
		int first = 0;
		for (int i = start; i < start + FIRST_GROUP; i++) {
			first = 10 * first + text.charAt(i) - '0';
		}
		return isChecked(text, start, end) && CardIssuers.issue(first, digits);
	}

	// By the formula of Luhn.
	private static boolean isChecked(String text, int start, int end) {
		int sum = 0;
		boolean second = false;
		for (int i = end - 1; i >= start; i--) {
			char ch = text.charAt(i);
			if (Ascii.isDigit(ch)) {
				int value = second ? 2 * (ch - '0') : ch - '0';
				sum += (value > 9) ? value - 9 : value;
				second = !second;
			}
		}
		return sum % 10 == 0;
	}

}
