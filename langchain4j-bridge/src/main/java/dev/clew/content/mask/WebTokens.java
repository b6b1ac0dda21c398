package dev.clew.content.mask;

/**
 * JSON web tokens: two or three parts in base 64, the first of them an object.
 */
final class WebTokens implements Mask {

	private static final String OBJECT = "eyJ";

	private static final int LEAST = 10;

	private static final int LONG = 17;

	@Override
	public void find(String text, Ranges found) {
		int at = text.indexOf(OBJECT);
		while (at >= 0) {
			int end = Ascii.endOfWord(text, at);
			if (!Ascii.isAlphanumericAt(text, at - 1)) {
				end = token(text, at, end, found);
			}
			at = text.indexOf(OBJECT, end);
		}
	}

	// The index to go on from.
	private static int token(String text, int start, int endOfHeader, Ranges found) {
		int endOfPayload = endOfPart(text, endOfHeader);
		if (endOfPayload < 0) {
			return endOfHeader;
		}
		int signature = endOfPart(text, endOfPayload);
		int end = (signature >= 0) ? signature : endOfPayload;
		boolean payload = text.startsWith("ey", endOfHeader + 1) || text.startsWith("e30", endOfHeader + 1);
		boolean three = signature - endOfPayload > LEAST && endOfHeader - start >= LONG;
		if (end - start >= Rows.ROW && endOfHeader - start >= LEAST && (payload || three)) {
			int after = endOfPart(text, end);
			int last = (signature >= 0 && after >= 0) ? endOfEncrypted(text, after) : end;
			found.add(start, last, Credentials.KIND);
			return last;
		}
		return endOfHeader;
	}

	// Of five parts, where it is encrypted.
	private static int endOfEncrypted(String text, int end) {
		int last = endOfPart(text, end);
		return (last >= 0) ? last : end;
	}

	// The end of the part after a dot; negative where there is none.
	private static int endOfPart(String text, int dot) {
		return (dot < text.length() && text.charAt(dot) == '.') ? Ascii.endOfWord(text, dot + 1) : -1;
	}

}
