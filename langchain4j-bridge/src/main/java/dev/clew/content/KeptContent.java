package dev.clew.content;

import java.io.IOException;

import com.fasterxml.jackson.core.JsonGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A content that is part of many others and always the same. From the second time on it
 * is taken over as it was written, and masked, unless it is large or has to be cut.
 * Thread-safe.
 */
final class KeptContent implements ContentSource {

	private static final int MAX_SIZE = 64 * 1024;

	private static final byte[] NOTHING = new byte[0];

	private final ContentSource source;

	private volatile @Nullable Kept kept;

	private volatile boolean written;

	KeptContent(ContentSource source) {
		this.source = source;
	}

	@Override
	public void writeTo(JsonGenerator json) throws IOException {
		Kept known = (this.written && json instanceof WholeGenerator whole) ? kept(whole) : null;
		if (known != null && known.json().length > 0 && json instanceof WholeGenerator whole) {
			whole.writeKept(known.json(), known.mask());
		}
		else {
			this.source.writeTo(json);
		}
		this.written = true;
	}

	// Nothing where it was masked in another way than it is to be now.
	private @Nullable Kept kept(WholeGenerator generator) throws IOException {
		FieldMask mask = generator.mask();
		Kept known = this.kept;
		if (known == null) {
			WholeGenerator own = new WholeGenerator(generator.values());
			FieldMask same = (mask != null) ? mask.another() : null;
			known = new Kept(own.write(this.source, MAX_SIZE, same) ? own.bytes() : NOTHING, same);
			this.kept = known;
		}
		return known.isMaskedBy(mask) ? known : null;
	}

	/**
	 * How it was written.
	 *
	 * @param json the bytes, none where they are too many
	 * @param mask by which it was masked, if it was
	 */
	private record Kept(byte[] json, @Nullable FieldMask mask) {

		boolean isMaskedBy(@Nullable FieldMask other) {
			return (this.mask != null) ? other != null && this.mask.isLike(other) : other == null;
		}

	}

}
