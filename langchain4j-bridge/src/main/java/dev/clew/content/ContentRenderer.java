package dev.clew.content;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.clew.trace.Content;

/**
 * Renders inputs and outputs as JSON of a bounded size. Too long content is cut in its
 * texts, the longest first, at a character boundary: it stays JSON, and it is said in a
 * note. Thread-safe.
 */
public final class ContentRenderer {

	// Pairs of surrogates as the one character that they are, not as two escapes.
	private static final JsonFactory FACTORY = JsonFactory.builder()
		.enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
		.build();

	private static final int ENOUGH_TO_STOP = 16 * 1024 * 1024;

	private final ObjectMapper mapper = JsonMapper.builder(FACTORY)
		.findAndAddModules()
		.disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
		.disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
		.disable(SerializationFeature.FLUSH_AFTER_WRITE_VALUE)
		.build();

	private final JsonFactory factory = this.mapper.getFactory();

	private final int maxSize;

	/**
	 * A renderer.
	 * @param maxSize at most so many bytes for the texts and structure of one input or
	 * output
	 */
	public ContentRenderer(int maxSize) {
		if (maxSize < 1) {
			throw new IllegalArgumentException("maxSize must be at least 1 byte, but is " + maxSize);
		}
		this.maxSize = maxSize;
	}

	/**
	 * Renders an input or output.
	 * @param source what to render
	 * @param field its name in the note, such as {@code input}
	 * @return the content, with a note if it was cut
	 * @throws IOException if the source cannot be written as JSON
	 */
	public Rendered render(ContentSource source, String field) throws IOException {
		Buffer out = new Buffer();
		if (write(source, out, this.maxSize, this.maxSize) <= this.maxSize) {
			return new Rendered(Content.ofUtf8(out.toByteArray()), null);
		}
		TextSizes sizes = new TextSizes();
		CountingStream whole = new CountingStream();
		long wanted = write(sizes.of(source), whole, ENOUGH_TO_STOP, ENOUGH_TO_STOP);
		out.reset();
		write(source, out, this.maxSize, sizes.fairShare(this.maxSize - (wanted - sizes.sum())));
		String size = (wanted > ENOUGH_TO_STOP) ? "more than " + ENOUGH_TO_STOP : String.valueOf(whole.count);
		return new Rendered(Content.ofUtf8(out.toByteArray()),
				field + " cut: " + out.size() + " of " + size + " bytes kept");
	}

	private long write(ContentSource source, OutputStream out, int maxSize, int maxText) throws IOException {
		JsonGenerator target = this.factory.createGenerator(out);
		CuttingGenerator cutting = new CuttingGenerator(target, maxSize, maxText);
		try {
			source.writeTo(cutting);
		}
		catch (CuttingGenerator.FullException ex) {
			return Math.max(cutting.wanted(), maxSize + 1L);
		}
		catch (IOException ex) {
			if (isFull(ex)) {
				return Math.max(cutting.wanted(), maxSize + 1L);
			}
			throw ex;
		}
		finally {
			target.close();
		}
		return cutting.wanted();
	}

	private static boolean isFull(Throwable ex) {
		return ex.getCause() != null
				&& (ex.getCause() instanceof CuttingGenerator.FullException || isFull(ex.getCause()));
	}

	/**
	 * Takes what the generator collects, which for most contents is one chunk: that needs
	 * no copy.
	 */
	private static final class Buffer extends ByteArrayOutputStream {

		Buffer() {
			super(0);
		}

		@Override
		public synchronized byte[] toByteArray() {
			return (this.count == this.buf.length) ? this.buf : super.toByteArray();
		}

	}

	/** Keeps nothing but the number of bytes. */
	private static final class CountingStream extends OutputStream {

		private long count;

		@Override
		public void write(int b) {
			this.count++;
		}

		@Override
		public void write(byte[] bytes, int offset, int length) {
			this.count += length;
		}

	}

}
