package dev.clew.content;

import java.io.IOException;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.ObjectCodec;
import org.jspecify.annotations.Nullable;

/**
 * A content that is part of many others and always the same. From the second time on it
 * is taken over as it was written, unless it is large or has to be cut. Thread-safe.
 */
final class KeptContent implements ContentSource {

	private static final int MAX_SIZE = 64 * 1024;

	private final ContentSource source;

	private volatile @Nullable Json json;

	private volatile boolean written;

	KeptContent(ContentSource source) {
		this.source = source;
	}

	@Override
	public void writeTo(JsonGenerator json) throws IOException {
		if (!(json instanceof CuttingGenerator cutting && this.written && cutting.writeKept(json(cutting)))) {
			this.source.writeTo(json);
		}
		this.written = true;
	}

	private Json json(CuttingGenerator generator) throws IOException {
		Json known = this.json;
		if (known == null) {
			known = json(generator.getCodec());
			this.json = known;
		}
		return known;
	}

	private Json json(ObjectCodec codec) throws IOException {
		CuttingGenerator generator = new CuttingGenerator(codec);
		boolean whole = generator.write(this.source, MAX_SIZE, MAX_SIZE);
		return whole ? new Json(generator.bytes(), (int) generator.wanted()) : Json.TOO_LARGE;
	}

	/**
	 * A value as it was written.
	 *
	 * @param utf8 the value
	 * @param size what it takes, as the generator counts
	 */
	@SuppressWarnings("ArrayRecordComponent")
	record Json(byte[] utf8, int size) {

		static final Json TOO_LARGE = new Json(new byte[0], Integer.MAX_VALUE);

	}

}
