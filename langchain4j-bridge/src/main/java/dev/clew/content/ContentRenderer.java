package dev.clew.content;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicReference;

import dev.clew.trace.Content;
import dev.clew.trace.InternalApi;
import org.jspecify.annotations.Nullable;

/**
 * Renders inputs and outputs as JSON of a bounded size. Of too long content whole
 * elements are kept from the beginning and, more of them, from the end, with how many are
 * left out between; long texts are cut in their middle. Names, ids and numbers are there
 * whole or not at all. It stays JSON, and it is said in a note. Thread-safe.
 */
@InternalApi
public final class ContentRenderer {

	private final ValueWriter values = new ValueWriter();

	// One of those that were used before, with its buffers.
	private final AtomicReference<@Nullable WholeGenerator> spare = new AtomicReference<>();

	private final int maxSize;

	/**
	 * A renderer.
	 * @param maxSize at most so many bytes for one input or output; 256 at least to be of
	 * use
	 */
	public ContentRenderer(int maxSize) {
		if (maxSize < 1) {
			throw new IllegalArgumentException("maxSize must be at least 1 byte, but is " + maxSize);
		}
		this.maxSize = maxSize;
	}

	/**
	 * Renders an input or output.
	 * @param source what to render; asked a second time where it does not fit in whole
	 * @param field its name in the note, such as {@code input}
	 * @return the content, with a note if it was cut
	 * @throws IOException if the source cannot be written as JSON
	 */
	public Rendered render(ContentSource source, String field) throws IOException {
		return rendered(source, field, null);
	}

	/**
	 * Renders an input or output, masked.
	 * @param source what to render; asked a second time where it does not fit in whole
	 * @param field its name in the notes, such as {@code input}
	 * @param masking what is masked
	 * @param masked where the texts stand
	 * @return the content, with notes if it was cut or masked; none where it could not be
	 * masked
	 * @throws IOException if the source cannot be written as JSON
	 */
	public Rendered render(ContentSource source, String field, Masking masking, MaskedField masked) throws IOException {
		FieldMask mask = masking.of(masked);
		try {
			Rendered rendered = rendered(source, field, mask);
			String note = (mask != null) ? mask.note(field) : null;
			return (note != null) ? new Rendered(rendered.content(), rendered.note(), note) : rendered;
		}
		catch (MaskFailedException ex) {
			return new Rendered(null, null, field + ": " + ex.note());
		}
	}

	private Rendered rendered(ContentSource source, String field, @Nullable FieldMask mask) throws IOException {
		WholeGenerator spare = this.spare.getAndSet(null);
		WholeGenerator generator = (spare != null) ? spare : new WholeGenerator(this.values);
		boolean whole = generator.write(source, this.maxSize, mask);
		Content content = whole ? generator.content() : null;
		generator.mask(null);
		// What has failed half-way is not used again.
		this.spare.set(generator);
		return (content != null) ? new Rendered(content, null) : cut(source, field, mask);
	}

	/**
	 * Renders a value as text: a text, a number or a date as it is, anything else as
	 * JSON.
	 * @param value the value
	 * @return a text of the maximum size at most
	 * @throws IOException if the value cannot be written as JSON
	 */
	public String text(Object value) throws IOException {
		String plain = Scalars.plain(value);
		if (plain != null) {
			return Texts.cutMiddle(plain, this.maxSize);
		}
		Content content = render(ContentSource.of(value), "text").content();
		String json = (content != null) ? content.json() : "null";
		return json.startsWith("\"") ? json.substring(1, json.length() - 1) : json;
	}

	private Rendered cut(ContentSource source, String field, @Nullable FieldMask mask) throws IOException {
		Outline outline = new OutlineGenerator(this.values, this.maxSize, mask).outline(source);
		byte[] kept = outline.bytes(this.maxSize);
		String size = (outline.whole().isExact() ? "" : "at least ") + outline.whole().bytes();
		String note = outline.isCut() ? field + " cut: " + kept.length + " of " + size + " bytes kept" : null;
		return new Rendered(Content.ofUtf8(kept), note);
	}

}
