package dev.clew.content.mask;

/**
 * Addresses of e-mail.
 */
final class Emails implements Mask {

	private static final int LONGEST_NAME = 64;

	private static final int LONGEST_HOST = 253;

	@Override
	public void find(String text, Ranges found) {
		int from = 0;
		for (int at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
			int start = startOfName(text, at, from);
			int end = endOfHost(text, at + 1);
			if (start < at && end > 0) {
				found.add(start, end, "email");
				from = end;
			}
		}
	}

	private static int startOfName(String text, int at, int from) {
		int start = at;
		while (start > from && at - start < LONGEST_NAME && isInName(text.charAt(start - 1))) {
			start--;
		}
		while (start < at && text.charAt(start) == '.') {
			start++;
		}
		return (at > 0 && text.charAt(at - 1) == '.') ? at : start;
	}

	private static boolean isInName(char ch) {
		return Ascii.isWord(ch) || Character.isLetter(ch) || "._%+".indexOf(ch) >= 0;
	}

	// The index after a host with a dot and letters at its end; negative where there is
	// none.
	private static int endOfHost(String text, int from) {
		int end = -1;
		int label = from;
		for (int i = from; i <= Math.min(text.length(), from + LONGEST_HOST); i++) {
			char ch = (i < text.length()) ? text.charAt(i) : ' ';
			if (Character.isLetterOrDigit(ch) || (ch == '-' && i > label)) {
				continue;
			}
			if (i == label) {
				return end;
			}
			if (label > from && i - label >= 2 && !Character.isDigit(text.charAt(label))) {
				end = i;
			}
			if (ch != '.') {
				return end;
			}
			label = i + 1;
		}
		return end;
	}

}
