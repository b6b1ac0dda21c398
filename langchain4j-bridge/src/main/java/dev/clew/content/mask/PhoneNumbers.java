package dev.clew.content.mask;

/**
 * Phone numbers: with a plus, with two zeros or one at their beginning, or as they are
 * written in North America.
 */
final class PhoneNumbers implements Mask {

	private static final int LEAST = 8;

	private static final int MOST = 15;

	@Override
	public void find(String text, Ranges found) {
		int i = 0;
		while (i < text.length()) {
			char ch = text.charAt(i);
			boolean first = ch == '+' || ch == '(' || Ascii.isDigit(ch);
			if (!first || isWithin(text, i)) {
				i++;
				continue;
			}
			int end = end(text, i);
			if (end - i >= LEAST && isNumber(text, i, end)) {
				found.add(i, end, "phone number");
			}
			i = Math.max(i + 1, end);
		}
	}

	private static boolean isWithin(String text, int start) {
		char before = (start > 0) ? text.charAt(start - 1) : ' ';
		return Ascii.isAlphanumeric(before) || before == '.' || before == '-' || before == '_' || before == '/';
	}

	// The index after the last digit, of digits with at most two other characters
	// between.
	private static int end(String text, int start) {
		int end = start;
		for (int i = start; i < text.length() && i - end <= 3; i++) {
			char ch = text.charAt(i);
			if (Ascii.isDigit(ch)) {
				end = i + 1;
			}
			else if (" ()-./+".indexOf(ch) < 0 || (ch == '+' && i > start)) {
				break;
			}
		}
		return end;
	}

	private static boolean isNumber(String text, int start, int end) {
		String number = text.substring(start, end);
		String digits = digitsOf(number);
		if (digits.length() < LEAST || digits.length() > MOST || Ascii.isAlphanumericAt(text, end)) {
			return false;
		}
		if (number.startsWith("+")) {
			return digits.charAt(0) != '0';
		}
		boolean grouped = digits.length() < number.length();
		return digits.startsWith("00") || (grouped && digits.charAt(0) == '0') || isNorthAmerican(number);
	}

	private static String digitsOf(String number) {
		StringBuilder digits = new StringBuilder(number.length());
		number.chars().filter((ch) -> Ascii.isDigit((char) ch)).forEach((ch) -> digits.append((char) ch));
		return digits.toString();
	}

	// Such as (555) 010-1234 or 555-010-1234.
	private static boolean isNorthAmerican(String number) {
		String form = number.replace('1', '0').replaceAll("[2-9]", "0");
		return "(000) 000-0000".equals(form) || "(000)000-0000".equals(form) || "000-000-0000".equals(form)
				|| "000.000.0000".equals(form) || "0-000-000-0000".equals(form);
	}

}
