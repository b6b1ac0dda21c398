package dev.clew.content;

import com.fasterxml.jackson.core.json.JsonWriteContext;

/**
 * The size of a content, as far as it was looked at.
 */
final class WholeSize {

	private static final int COUNTED = 8;

	// Number of characters of which the bytes may still be counted.
	private long counting;

	private long bytes;

	private boolean exact = true;

	WholeSize(int maxSize) {
		this.counting = COUNTED * (long) maxSize;
	}

	long bytes() {
		return this.bytes;
	}

	// Whether it is that of all of the content.
	boolean isExact() {
		return this.exact;
	}

	void atLeast() {
		this.exact = false;
	}

	void add(long size, int status) {
		boolean separated = status == JsonWriteContext.STATUS_OK_AFTER_COMMA
				|| status == JsonWriteContext.STATUS_OK_AFTER_COLON;
		this.bytes += size + (separated ? 1 : 0);
	}

	// Elements that nobody looks at: each is a byte at least.
	void leaveOut(int count) {
		this.bytes += count;
		this.exact &= count == 0;
	}

	// That of a text. Where it is far too large nobody counts the bytes: each character
	// has one at least.
	long ofText(String text) {
		boolean counted = text.length() <= this.counting;
		this.counting -= counted ? text.length() : 0;
		this.exact &= counted;
		return 2 + (counted ? Texts.jsonBytes(text, 0, text.length()) : text.length());
	}

}
