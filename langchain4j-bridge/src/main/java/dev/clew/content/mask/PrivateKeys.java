package dev.clew.content.mask;

import org.jspecify.annotations.Nullable;

/**
 * Private keys in the form of PEM, from the line that begins them to the one that ends
 * them, or to where what is left of them begins or ends.
 */
final class PrivateKeys implements Mask {

	private static final String KIND = "private key";

	private static final String MARK = "PRIVATE KEY";

	private static final int LONGEST_LABEL = 40;

	@Override
	public void find(String text, Ranges found) {
		PemMark open = null;
		int from = 0;
		for (int at = text.indexOf(MARK); at >= 0; at = text.indexOf(MARK, at + MARK.length())) {
			PemMark mark = mark(text, at);
			if (mark == null) {
				continue;
			}
			if (mark.begins()) {
				unended(text, open, mark.start(), found);
				open = mark;
			}
			else if (open != null) {
				ended(text, open, mark, found);
				open = null;
			}
			else {
				int start = PemBody.start(text, from, mark.start());
				if (PemBody.hasData(text, start, mark.start())) {
					found.add(start, mark.end(), KIND);
				}
			}
			from = mark.end();
		}
		unended(text, open, text.length(), found);
	}

	private static void ended(String text, PemMark open, PemMark mark, Ranges found) {
		if (PemBody.hasData(text, open.end(), mark.start())) {
			found.add(open.start(), mark.end(), KIND);
		}
	}

	private static void unended(String text, @Nullable PemMark open, int limit, Ranges found) {
		int end = (open != null) ? PemBody.end(text, open.end(), limit) : 0;
		if (open != null && end > open.end()) {
			found.add(open.start(), end, KIND);
		}
	}

	// Such as -----BEGIN RSA PRIVATE KEY-----.
	private static @Nullable PemMark mark(String text, int at) {
		int label = at;
		while (label > 0 && at - label < LONGEST_LABEL && isLabel(text.charAt(label - 1))) {
			label--;
		}
		int start = label;
		while (start > 0 && label - start < LONGEST_LABEL && text.charAt(start - 1) == '-') {
			start--;
		}
		int end = at + MARK.length();
		end += text.startsWith(" BLOCK", end) ? " BLOCK".length() : 0;
		end += (end < text.length() && text.charAt(end) == ' ') ? 1 : 0;
		while (end < text.length() && text.charAt(end) == '-' && end - at < 2 * LONGEST_LABEL) {
			end++;
		}
		String words = text.substring(label, at).trim() + " ";
		boolean begins = words.startsWith("BEGIN ");
		return (start < label && (begins || words.startsWith("END "))) ? new PemMark(start, end, begins) : null;
	}

	private static boolean isLabel(char ch) {
		return (ch >= 'A' && ch <= 'Z') || Ascii.isDigit(ch) || ch == ' ';
	}

}
