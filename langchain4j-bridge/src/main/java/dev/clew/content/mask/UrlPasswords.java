package dev.clew.content.mask;

/**
 * Passwords in URLs: what stands between {@code ://user:} and the host.
 */
final class UrlPasswords implements Mask {

	private static final String SCHEME = "://";

	// How far a password may go on that has a slash in it.
	private static final int MOST = 100;

	@Override
	public void find(String text, Ranges found) {
		int at = text.indexOf(SCHEME);
		while (at >= 0) {
			int start = at + SCHEME.length();
			if (Ascii.isAlphanumericAt(text, at - 1)) {
				authority(text, start, found);
			}
			at = text.indexOf(SCHEME, start);
		}
	}

	private static void authority(String text, int start, Ranges found) {
		int colon = -1;
		int host = -1;
		int i = start;
		while (i < text.length() && isPart(text.charAt(i)) && !isEnd(text.charAt(i))) {
			colon = (colon < 0 && text.charAt(i) == ':') ? i : colon;
			host = (text.charAt(i) == '@') ? i : host;
			i++;
		}
		if (host < 0 && colon >= 0 && i < text.length() && isEnd(text.charAt(i)) && !isPort(text, colon + 1, i)) {
			host = beyond(text, i);
		}
		if (colon >= 0 && colon < host - 1) {
			found.add(colon + 1, host, Credentials.KIND);
		}
	}

	private static int beyond(String text, int from) {
		int most = Math.min(text.length(), from + MOST);
		for (int i = from; i < most && isPart(text.charAt(i)) && text.charAt(i) != ':'; i++) {
			if (text.charAt(i) == '@') {
				return i;
			}
		}
		return -1;
	}

	private static boolean isPort(String text, int from, int to) {
		int i = from;
		while (i < to && Ascii.isDigit(text.charAt(i))) {
			i++;
		}
		return i == to;
	}

	private static boolean isEnd(char ch) {
		return ch == '/' || ch == '?' || ch == '#';
	}

	private static boolean isPart(char ch) {
		return ch > ' ' && "\"<>`\\".indexOf(ch) < 0;
	}

}
