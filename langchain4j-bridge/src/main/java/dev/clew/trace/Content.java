package dev.clew.trace;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/**
 * One input or output: a JSON value kept as its UTF-8 bytes, which are half the size of a
 * string's. Immutable.
 */
public final class Content {

	private final byte[] utf8;

	private Content(byte[] utf8) {
		this.utf8 = utf8;
	}

	/**
	 * Content of JSON text in UTF-8.
	 * @param utf8 the bytes of one JSON value; handed over, not to be changed afterwards
	 * @return the content
	 */
	public static Content ofUtf8(byte[] utf8) {
		return new Content(utf8);
	}

	/**
	 * Content of JSON text.
	 * @param json one JSON value
	 * @return the content
	 */
	public static Content ofJson(String json) {
		return new Content(json.getBytes(StandardCharsets.UTF_8));
	}

	/**
	 * The JSON text.
	 * @return a JSON value
	 */
	public String json() {
		return new String(this.utf8, StandardCharsets.UTF_8);
	}

	/**
	 * The beginning of the JSON text, of which the last character may be half.
	 * @param maxSize so many bytes at most
	 * @return the text, or its beginning
	 */
	public String json(int maxSize) {
		return new String(this.utf8, 0, Math.min(maxSize, this.utf8.length), StandardCharsets.UTF_8);
	}

	/**
	 * The JSON text in UTF-8, without a copy of it.
	 * @return its bytes
	 */
	public InputStream stream() {
		return new ByteArrayInputStream(this.utf8);
	}

	/**
	 * The JSON text in UTF-8, to be kept elsewhere.
	 * @return a copy of its bytes
	 */
	public byte[] toUtf8() {
		return this.utf8.clone();
	}

	// Not to be changed.
	byte[] utf8() {
		return this.utf8;
	}

	/**
	 * The size of the JSON text.
	 * @return the number of bytes in UTF-8
	 */
	public int size() {
		return this.utf8.length;
	}

	@Override
	public boolean equals(@Nullable Object obj) {
		return obj instanceof Content other && Arrays.equals(this.utf8, other.utf8);
	}

	@Override
	public int hashCode() {
		return Arrays.hashCode(this.utf8);
	}

	/**
	 * The size alone: content must not reach a log by accident.
	 */
	@Override
	public String toString() {
		return "Content[" + this.utf8.length + " bytes]";
	}

}
