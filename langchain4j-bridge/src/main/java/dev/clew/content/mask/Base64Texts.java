package dev.clew.content.mask;

import org.jspecify.annotations.Nullable;

/**
 * Texts within a text, in base 64. What holds something to be masked is masked as a
 * whole.
 */
final class Base64Texts {

	private static final int LEAST = Base64Text.BEGINNING;

	private static final int MOST_DEEP = 3;

	private final Iterable<Mask> masks;

	Base64Texts(Iterable<Mask> masks) {
		this.masks = masks;
	}

	void find(String text, Ranges found) {
		find(text, found, 0);
	}

	private void find(String text, Ranges found, int depth) {
		int length = text.length();
		for (int i = 0; i < length; i++) {
			if (Ascii.isBase64(text.charAt(i))) {
				int end = endOfRun(text, i);
				if (end - i >= LEAST) {
					run(text, i, end, found, depth);
				}
				i = end;
			}
		}
	}

	// Lines of the same base 64 go on after a line end.
	private static int endOfRun(String text, int from) {
		int end = from;
		int line = from;
		while (end < text.length()) {
			char ch = text.charAt(end);
			if (Ascii.isBase64(ch)) {
				end++;
			}
			else if (end - line >= LEAST && isLineEnd(text, end)) {
				end += (ch == '\r') ? 2 : 1;
				line = end;
			}
			else {
				break;
			}
		}
		return end;
	}

	private static boolean isLineEnd(String text, int index) {
		int next = index + (text.startsWith("\r\n", index) ? 2 : 1);
		return (text.charAt(index) == '\n' || next == index + 2) && next < text.length()
				&& Ascii.isBase64(text.charAt(next));
	}

	// It may be the end of a path or of a word.
	private void run(String text, int start, int end, Ranges found, int depth) {
		int from = start;
		for (int n = 0; n < Base64Text.MOST_STARTS && end - from >= LEAST; n++) {
			String decoded = Base64Text.decode(text, from, end);
			String kind = (decoded != null) ? kind(decoded, depth) : null;
			if (kind != null) {
				found.add(from, endOfPadding(text, end), kind);
				return;
			}
			if (decoded != null) {
				return;
			}
			from = Base64Text.nextStart(text, from, end);
		}
	}

	private static int endOfPadding(String text, int from) {
		int end = from;
		while (end < text.length() && end - from < 2 && text.charAt(end) == '=') {
			end++;
		}
		return end;
	}

	private @Nullable String kind(String decoded, int depth) {
		Ranges within = new Ranges();
		this.masks.forEach((mask) -> mask.find(decoded, within));
		if (within.isEmpty() && depth < MOST_DEEP) {
			find(decoded, within, depth + 1);
		}
		return within.isEmpty() ? null : within.kind(0);
	}

}
