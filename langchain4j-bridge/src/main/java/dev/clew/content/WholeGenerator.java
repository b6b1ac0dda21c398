package dev.clew.content;

import java.io.IOException;

import com.fasterxml.jackson.core.json.JsonWriteContext;
import dev.clew.trace.Content;
import org.jspecify.annotations.Nullable;

/**
 * Writes JSON as long as all of it fits into a given size. Used again and again, for one
 * content at a time.
 */
final class WholeGenerator extends ContentGenerator {

	private final JsonBytes out = new JsonBytes();

	private int maxSize;

	// Whether texts are written as they are, to be looked at.
	private boolean looks;

	WholeGenerator(ValueWriter values) {
		super(values);
	}

	/**
	 * Writes a content. Where it is masked, it is written as it is and looked at, and
	 * only if that makes one suspicious text by text.
	 * @param source the content
	 * @param maxSize at most so many bytes
	 * @param mask by which it is masked, if it is
	 * @return whether all of it fitted in
	 * @throws IOException if the source cannot be written
	 */
	boolean write(ContentSource source, int maxSize, @Nullable FieldMask mask) throws IOException {
		mask(mask);
		this.looks = mask != null && mask.looks();
		boolean whole = write(source, maxSize);
		if (whole && this.looks && mask != null && mask.suspects(this.out.bytes(), this.out.size())) {
			mask(mask);
			this.looks = false;
			return write(source, maxSize);
		}
		return whole;
	}

	@Override
	@Nullable FieldMask maskOfTexts() {
		return this.looks ? null : mask();
	}

	private boolean write(ContentSource source, int maxSize) throws IOException {
		this.maxSize = maxSize;
		this.out.reset();
		boolean whole = true;
		try {
			source.writeTo(this);
			this.maxSize = Integer.MAX_VALUE;
			close();
		}
		catch (FullException ex) {
			whole = false;
			this._writeContext = JsonWriteContext.createRootContext(null);
		}
		return whole && this.out.size() <= maxSize;
	}

	Content content() {
		return Content.ofUtf8(bytes());
	}

	byte[] bytes() {
		return this.out.copy();
	}

	@Override
	void begin(boolean object, int status) throws IOException {
		separate(status);
		this.out.ascii(object ? '{' : '[');
		check(1);
	}

	@Override
	void end(boolean object) throws IOException {
		this.out.ascii(object ? '}' : ']');
	}

	@Override
	void name(String name, int status) throws IOException {
		separate(status);
		check(name.length());
		FieldMask mask = maskOfTexts();
		quoted((mask != null) ? mask.name(name) : name);
	}

	@Override
	void text(String text, int status) throws IOException {
		separate(status);
		check(text.length());
		FieldMask mask = maskOfTexts();
		quoted((mask != null) ? mask.text(text) : text);
	}

	private void quoted(String text) throws IOException {
		check(text.length() + 2L);
		this.out.ascii('"');
		if (!this.out.plain(text)) {
			this.out.text(text, 0, text.length());
		}
		this.out.ascii('"');
		check(0);
	}

	@Override
	void word(String word, int status) throws IOException {
		separate(status);
		check(word.length());
		this.out.ascii(word);
	}

	@Override
	void number(long number, int status) throws IOException {
		separate(status);
		this.out.number(number);
		check(0);
	}

	// There may be some space between the parts of the text, which is not written.
	@Override
	void writeJson(String json) throws IOException {
		if (json.length() / 2 > this.maxSize - this.out.size()) {
			throw new FullException();
		}
		FieldMask mask = maskOfTexts();
		if ((mask == null || !mask.suspects(json)) && PlainJson.test(json)) {
			separate(value());
			this.out.json(json);
			check(0);
			return;
		}
		JsonScan scan = JsonScan.of(json, Integer.MAX_VALUE, mask);
		if (scan == null) {
			writeString(json);
			return;
		}
		separate(value());
		scan.node().write(this.out);
		check(0);
	}

	void writeKept(byte[] json, @Nullable FieldMask masked) throws IOException {
		separate(value());
		check(json.length);
		FieldMask mask = mask();
		if (mask != null && masked != null) {
			mask.found(masked);
		}
		this.out.json(json);
	}

	private void separate(int status) {
		if (status == JsonWriteContext.STATUS_OK_AFTER_COMMA) {
			this.out.ascii(',');
		}
		else if (status == JsonWriteContext.STATUS_OK_AFTER_COLON) {
			this.out.ascii(':');
		}
	}

	private void check(long more) throws FullException {
		if (this.out.size() + more > this.maxSize) {
			throw new FullException();
		}
	}

}
