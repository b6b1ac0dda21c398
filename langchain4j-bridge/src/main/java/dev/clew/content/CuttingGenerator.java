package dev.clew.content;

import java.io.IOException;

import com.fasterxml.jackson.core.ObjectCodec;
import com.fasterxml.jackson.core.json.JsonWriteContext;
import dev.clew.trace.Content;
import org.jspecify.annotations.Nullable;

/**
 * Writes JSON of at most about a given size: texts are cut to what is left, and where
 * nothing is left for structure either, it stops. Used again and again, for one content
 * at a time.
 */
final class CuttingGenerator extends ContentGenerator {

	// As Jackson has it.
	private static final int ROOT = 0;

	private static final int LONGEST_CHARACTER = 6;

	private final JsonBytes out = new JsonBytes();

	private @Nullable TextSizes sizes;

	private int maxText;

	private long left;

	private long wanted;

	CuttingGenerator(ObjectCodec codec) {
		super(codec);
	}

	/**
	 * Writes a content.
	 * @param source the content
	 * @param maxSize at most about so many bytes
	 * @param maxText at most so many bytes for each text
	 * @return whether all of it fitted in
	 * @throws IOException if the source cannot be written
	 */
	boolean write(ContentSource source, int maxSize, int maxText) throws IOException {
		this.left = maxSize;
		this.maxText = maxText;
		this.wanted = 0;
		this.out.reset(this.sizes != null);
		boolean full = false;
		try {
			source.writeTo(this);
		}
		catch (IOException ex) {
			full = isFull(ex);
			if (!full) {
				throw ex;
			}
		}
		close();
		this.wanted = full ? Math.max(this.wanted, maxSize + 1L) : this.wanted;
		return this.wanted <= maxSize;
	}

	/**
	 * Looks at a content without keeping it.
	 * @param source the content
	 * @param maxSize at most so far
	 * @return the sizes of its texts
	 * @throws IOException if the source cannot be written
	 */
	TextSizes measure(ContentSource source, int maxSize) throws IOException {
		TextSizes measured = new TextSizes();
		this.sizes = measured;
		write(source, maxSize, maxSize);
		this.sizes = null;
		return measured;
	}

	private static boolean isFull(@Nullable Throwable ex) {
		return ex != null && (ex instanceof FullException || isFull(ex.getCause()));
	}

	Content content() {
		return Content.ofUtf8(bytes());
	}

	byte[] bytes() {
		return this.out.copy();
	}

	long size() {
		return this.out.size();
	}

	// Number of bytes that the whole would have taken, as far as it was looked at.
	long wanted() {
		return this.wanted;
	}

	// What was begun is ended, and the next content can begin.
	@Override
	public void close() throws IOException {
		while (!this._writeContext.inRoot()) {
			if (this._writeContext.inArray()) {
				writeEndArray();
			}
			else {
				writeEndObject();
			}
		}
		this._writeContext = this._writeContext.reset(ROOT);
	}

	@Override
	public void writeStartArray() throws IOException {
		start('[');
		this._writeContext = this._writeContext.createChildArrayContext();
		checkDepth();
	}

	@Override
	public void writeEndArray() throws IOException {
		end(']');
	}

	@Override
	public void writeStartObject() throws IOException {
		start('{');
		this._writeContext = this._writeContext.createChildObjectContext();
		checkDepth();
	}

	@Override
	public void writeEndObject() throws IOException {
		end('}');
	}

	private void start(char bracket) throws IOException {
		structure(2);
		separate();
		this.out.ascii(bracket);
	}

	private void end(char bracket) {
		this.out.ascii(bracket);
		this._writeContext = this._writeContext.clearAndGetParent();
	}

	private void checkDepth() throws IOException {
		streamWriteConstraints().validateNestingDepth(this._writeContext.getNestingDepth());
	}

	@Override
	public void writeFieldName(String name) throws IOException {
		if (this.left < 4 + LONGEST_CHARACTER * (long) name.length()) {
			take(4L + Texts.jsonBytes(name));
			name(name);
			return;
		}
		take(4 + name(name));
	}

	private void take(long size) throws FullException {
		this.left -= size;
		this.wanted += size;
		if (this.left < 0) {
			throw new FullException();
		}
	}

	private long name(String name) throws IOException {
		int status = this._writeContext.writeFieldName(name);
		if (status == JsonWriteContext.STATUS_EXPECT_VALUE) {
			_reportError("Can not write a field name, expecting a value");
		}
		if (status == JsonWriteContext.STATUS_OK_AFTER_COMMA) {
			this.out.ascii(',');
		}
		this.out.ascii('"');
		long before = this.out.size();
		if (!this.out.plain(name)) {
			this.out.text(name);
		}
		long size = this.out.size() - before;
		this.out.ascii('"');
		return size;
	}

	@Override
	public void writeString(String text) throws IOException {
		if (text == null) {
			writeNull();
			return;
		}
		structure(3);
		separate();
		this.out.ascii('"');
		int room = room();
		if (this.sizes == null && text.length() <= room && this.out.plain(text)) {
			this.wanted += text.length();
			this.left -= text.length();
		}
		else {
			cut(text, room);
		}
		this.out.ascii('"');
	}

	private void cut(String text, int room) {
		int size = Texts.jsonBytes(text);
		if (this.sizes != null) {
			this.sizes.note(size);
		}
		this.out.text(Texts.cutToBytes(text, room));
		this.wanted += size;
		this.left -= Math.min(size, room);
	}

	private int room() {
		return (int) Math.max(0, Math.min(this.left, this.maxText));
	}

	// Whether the JSON text could be taken over as it is.
	boolean writePlain(String json) throws IOException {
		if (this.sizes != null || 3L * json.length() >= room() || !PlainJson.test(json)) {
			return false;
		}
		separate();
		long before = this.out.size();
		this.out.json(json);
		structure((int) (this.out.size() - before) + 1);
		return true;
	}

	// Whether a value could be taken over as it was written before.
	boolean writeKept(KeptContent.Json json) throws IOException {
		if (this.sizes != null || json.size() > room()) {
			return false;
		}
		separate();
		this.out.json(json.utf8());
		structure(json.size());
		return true;
	}

	@Override
	public void writeNumber(String number) throws IOException {
		word(number);
	}

	@Override
	public void writeBoolean(boolean state) throws IOException {
		word(state ? "true" : "false");
	}

	@Override
	public void writeNull() throws IOException {
		word("null");
	}

	private void word(String word) throws IOException {
		structure(word.length() + 1);
		separate();
		this.out.ascii(word);
	}

	private void structure(int size) throws FullException {
		this.left -= size;
		this.wanted += size;
		if (this.left < 0 && this._writeContext.inArray()) {
			throw new FullException();
		}
	}

	@Override
	protected void _verifyValueWrite(String type) throws IOException {
		separate();
	}

	private void separate() throws IOException {
		int status = this._writeContext.writeValue();
		if (status == JsonWriteContext.STATUS_OK_AFTER_COMMA) {
			this.out.ascii(',');
		}
		else if (status == JsonWriteContext.STATUS_OK_AFTER_COLON) {
			this.out.ascii(':');
		}
		else if (status != JsonWriteContext.STATUS_OK_AS_IS) {
			_reportError("Can not write a value here");
		}
	}

}
