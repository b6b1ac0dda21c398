package dev.clew.content;

import java.math.BigDecimal;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/**
 * Masks the texts of one field, and knows what it has masked. Used once, by one thread.
 */
final class FieldMask {

	// Fewer are no number of a card.
	static final int LEAST_DIGITS = 13;

	private static final int MOST_DIGITS = 40;

	private static final long MAX_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

	private final Masking masking;

	private final ContentMasker masker;

	private final MaskedField field;

	private @Nullable Findings found;

	private int names;

	private long nanos;

	FieldMask(Masking masking, ContentMasker masker, MaskedField field) {
		this.masking = masking;
		this.masker = masker;
		this.field = field;
	}

	// Before its texts are written, once more where they do not fit in whole.
	void begin() {
		this.names = 0;
		if (this.found != null) {
			this.found.clear();
		}
	}

	boolean suspects(String text) {
		return this.masking.suspects(text);
	}

	boolean looks() {
		return this.masking.looks();
	}

	boolean suspects(byte[] json, int size) {
		return this.masking.suspects(json, size);
	}

	// Whether it masks as another one does.
	boolean isLike(FieldMask other) {
		return this.masking == other.masking && this.field == other.field;
	}

	FieldMask another() {
		return new FieldMask(this.masking, this.masker, this.field);
	}

	// What was masked by another one is part of the field.
	void found(FieldMask other) {
		Findings others = other.found;
		if (others != null && !others.isEmpty()) {
			found().addAll(others);
		}
	}

	private Findings found() {
		Findings known = this.found;
		if (known == null) {
			known = new Findings();
			this.found = known;
		}
		return known;
	}

	// A text in place of a number of which nothing may be kept.
	@Nullable String number(String number) {
		if (number.length() < LEAST_DIGITS) {
			return null;
		}
		String plain = plain(number);
		String masked = text(plain);
		return masked.equals(plain) ? null : masked;
	}

	private static String plain(String number) {
		boolean exponent = number.length() < MOST_DIGITS && (number.indexOf('E') > 0 || number.indexOf('e') > 0);
		BigDecimal value = exponent ? new BigDecimal(number) : BigDecimal.ZERO;
		return (exponent && Math.abs(value.scale()) < MOST_DIGITS) ? value.toPlainString() : number;
	}

	/**
	 * Masks a text.
	 * @param text the text
	 * @return the same text where nothing is to be masked
	 */
	String text(String text) {
		if (text.isEmpty() || !this.masking.suspects(text)) {
			return text;
		}
		String masked = this.masking.isTimed() ? timed(text) : asked(text);
		return (this.masking.preview() != null) ? text : masked;
	}

	// Names that were masked are told apart, so that each field of an object is there.
	String name(String name) {
		String masked = text(name);
		if (masked.equals(name)) {
			return name;
		}
		this.names++;
		return (this.names > 1) ? masked + " (" + this.names + ")" : masked;
	}

	private String timed(String text) {
		long start = System.nanoTime();
		String masked = asked(text);
		this.nanos += System.nanoTime() - start;
		if (this.nanos > MAX_NANOS) {
			throw failed(new TimeoutException());
		}
		return masked;
	}

	private String asked(String text) {
		Findings findings = found();
		int before = findings.total();
		try {
			String masked = this.masker.mask(text, this.field, findings);
			if (findings.total() == before && !masked.equals(text)) {
				findings.add("text");
			}
			return masked;
		}
		catch (Throwable ex) {
			throw failed(ex);
		}
	}

	private MaskFailedException failed(Throwable why) {
		this.masking.failed(why);
		boolean named = why instanceof MaskException;
		String mask = named ? ((MaskException) why).mask() : this.masker.getClass().getName();
		Throwable cause = (named && why.getCause() != null) ? why.getCause() : why;
		return new MaskFailedException(mask, cause.getClass().getName());
	}

	// What is to be said of the field, if anything was masked.
	@Nullable String note(String what) {
		if (this.found == null || this.found.isEmpty()) {
			return null;
		}
		Consumer<String> preview = this.masking.preview();
		if (preview != null) {
			preview.accept(what + ": " + this.found);
			return null;
		}
		return what + ": " + this.found + " masked";
	}

}
