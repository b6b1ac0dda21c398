package dev.clew.content;

import org.jspecify.annotations.Nullable;

/**
 * The strings within JSON text. Of a long one beginning and end are read, and between
 * them only what is needed to find its end.
 */
final class JsonStrings {

	private static final int SKIPPED_AT_ONCE = 16;

	private static final int ESCAPE = 8;

	private static final int NEAR = 100;

	private static final int UNICODE_ESCAPE = "\\u0041".length();

	private final String text;

	private final int maxSize;

	private final long maxWork;

	private final @Nullable FieldMask mask;

	private final int mostWhole;

	private int end;

	private int quote = -1;

	private int slash = -1;

	private long escapes;

	private long work;

	private boolean whole = true;

	JsonStrings(String text, int maxSize, long maxWork, @Nullable FieldMask mask) {
		this.mask = mask;
		this.mostWhole = (mask != null) ? MaskedEnds.mostWhole(maxSize) : maxSize;
		this.text = text;
		this.maxSize = maxSize;
		this.maxWork = maxWork;
	}

	// The index after the string that was read.
	int end() {
		return this.end;
	}

	boolean areWhole() {
		return this.whole;
	}

	// How much shorter the texts are than they were written.
	long escapes() {
		return this.escapes;
	}

	long work() {
		return this.work;
	}

	private boolean isSpent() {
		return this.work > this.maxWork;
	}

	@Nullable String key(int from) {
		int to = closing(from);
		String key = (to < 0 || to - from > this.maxWork) ? null : decode(from, to, to);
		return (key != null && this.mask != null) ? this.mask.name(key) : key;
	}

	@Nullable Text read(int from) {
		long before = this.escapes;
		int to = closing(from);
		if (to < 0) {
			return isSpent() ? beginning(from) : null;
		}
		if (to - from <= this.mostWhole) {
			String string = decode(from, to, to);
			return (string != null) ? text(string) : null;
		}
		long length = to - from - (this.escapes - before);
		return bothEnds(from, to, length);
	}

	private Text text(String string) {
		String text = (this.mask != null) ? this.mask.text(string) : string;
		this.whole &= text.length() <= this.maxSize;
		return new Text(text, this.maxSize);
	}

	private @Nullable Text beginning(int from) {
		String head = head(from, this.text.length());
		this.end = this.text.length();
		return (head != null) ? new Text(head, head.length(), Text.UNKNOWN) : null;
	}

	private @Nullable Text bothEnds(int from, int to, long length) {
		this.whole = false;
		String head = head(from, to);
		String tail = tail(to);
		if (head == null || tail == null) {
			return null;
		}
		return new Text(head + tail, head.length(), length - head.length() - tail.length());
	}

	private @Nullable String head(int from, int to) {
		if (this.mask == null) {
			return decode(from, to, from + this.maxSize / 2);
		}
		String window = decode(from, to, from + this.maxSize / 2 + MaskedEnds.OVERLAP);
		return (window != null) ? MaskedEnds.head(this.mask, window) : null;
	}

	private @Nullable String tail(int to) {
		if (this.mask == null) {
			return decode(boundary(to - this.maxSize / 2, to), to, to);
		}
		String window = decode(boundary(to - this.maxSize / 2 - MaskedEnds.OVERLAP, to), to, to);
		return (window != null) ? MaskedEnds.tail(this.mask, window) : null;
	}

	// The next index at which no escape and no pair of surrogates goes on; the end where
	// none is near.
	private int boundary(int index, int end) {
		for (int i = index; i < Math.min(end, index + NEAR); i++) {
			if (!isWithinEscape(i) && !Texts.isWithinPair(this.text, i)) {
				return i;
			}
		}
		return end;
	}

	private boolean isWithinEscape(int index) {
		for (int i = Math.max(0, index - UNICODE_ESCAPE); i < index; i++) {
			if (this.text.charAt(i) == '\\') {
				return true;
			}
		}
		return false;
	}

	// The index of the quotation mark at the end; negative where there is none, or where
	// looking for it would be too much work.
	private int closing(int from) {
		int at = from;
		while (!isSpent()) {
			this.quote = next('"', this.quote, at);
			this.slash = next('\\', this.slash, at);
			int found = Math.min(this.quote, this.slash);
			this.work += ESCAPE + (found - at) / SKIPPED_AT_ONCE;
			if (this.quote == this.text.length()) {
				return -1;
			}
			if (this.quote < this.slash) {
				this.end = this.quote + 1;
				return this.quote;
			}
			boolean unicode = this.text.startsWith("\\u", this.slash);
			at = this.slash + (unicode ? UNICODE_ESCAPE : 2);
			this.escapes += unicode ? UNICODE_ESCAPE - 1 : 1;
		}
		return -1;
	}

	private int next(char ch, int known, int from) {
		if (known >= from) {
			return known;
		}
		int found = this.text.indexOf(ch, from);
		return (found >= 0) ? found : this.text.length();
	}

	// Up to the end, or to the first character after the index that is enough. Nothing
	// where it is no JSON.
	private @Nullable String decode(int from, int to, int enough) {
		StringBuilder decoded = null;
		int plain = from;
		int i = from;
		for (; i < to && (i < enough || Texts.isWithinPair(this.text, i)); i++) {
			char ch = this.text.charAt(i);
			if (ch < 0x20) {
				return null;
			}
			if (ch == '\\') {
				int escaped = escaped(i, to);
				if (escaped < 0) {
					return null;
				}
				decoded = (decoded != null) ? decoded : new StringBuilder(enough - from);
				decoded.append(this.text, plain, i).append((char) escaped);
				i += (this.text.charAt(i + 1) == 'u') ? UNICODE_ESCAPE - 1 : 1;
				plain = i + 1;
			}
		}
		this.work += i - from;
		return (decoded != null) ? decoded.append(this.text, plain, i).toString() : this.text.substring(from, i);
	}

	private int escaped(int slash, int to) {
		char ch = (slash + 1 < to) ? this.text.charAt(slash + 1) : 0;
		if (ch == 'u') {
			return (slash + UNICODE_ESCAPE <= to) ? unicode(slash + 2) : -1;
		}
		int index = "btnfr\"\\/".indexOf(ch);
		return (index >= 0) ? "\b\t\n\f\r\"\\/".charAt(index) : -1;
	}

	private int unicode(int from) {
		int value = 0;
		for (int i = from; i < from + 4; i++) {
			int digit = Character.digit(this.text.charAt(i), 16);
			if (digit < 0 || this.text.charAt(i) > 'f') {
				return -1;
			}
			value = value * 16 + digit;
		}
		return value;
	}

}
