package dev.clew.content;

import java.io.IOException;

import com.fasterxml.jackson.core.JsonGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A content that is part of many others and always the same. From the second time on it
 * is taken over as it was written, unless it is large or has to be cut. Thread-safe.
 */
final class KeptContent implements ContentSource {

	private static final int MAX_SIZE = 64 * 1024;

	private static final byte[] TOO_LARGE = new byte[0];

	private final ContentSource source;

	private volatile byte @Nullable [] json;

	private volatile boolean written;

	KeptContent(ContentSource source) {
		this.source = source;
	}

	@Override
	public void writeTo(JsonGenerator json) throws IOException {
		byte[] known = (this.written && json instanceof WholeGenerator whole) ? json(whole) : TOO_LARGE;
		if (known.length > 0 && json instanceof WholeGenerator whole) {
			whole.writeKept(known);
		}
		else {
			this.source.writeTo(json);
		}
		this.written = true;
	}

	private byte[] json(WholeGenerator generator) throws IOException {
		byte[] known = this.json;
		if (known == null) {
			WholeGenerator own = new WholeGenerator(generator.values());
			known = own.write(this.source, MAX_SIZE) ? own.bytes() : TOO_LARGE;
			this.json = known;
		}
		return known;
	}

}
