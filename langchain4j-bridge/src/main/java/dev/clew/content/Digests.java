package dev.clew.content;

import java.lang.ref.WeakReference;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * Hashes data, and remembers what it has hashed last: an image that stays in a
 * conversation is sent again in each of its calls. Thread-safe.
 */
final class Digests {

	private static final int REMEMBERED = 64;

	private final AtomicReferenceArray<@Nullable Known> known = new AtomicReferenceArray<>(REMEMBERED);

	Digest of(byte[] data) {
		Digest digest = remembered(data, () -> new DataHash().bytes(data));
		return (digest != null) ? digest : new DataHash().bytes(data);
	}

	// Absent where the text is not in base 64.
	@Nullable Digest ofBase64(String text, int from) {
		return remembered(text, () -> new DataHash().base64(text, from));
	}

	// Absent where the text is not encoded as addresses are.
	@Nullable Digest ofEncoded(String text, int from) {
		return remembered(text, () -> new DataHash().encoded(text, from));
	}

	// By identity: to compare large texts would be work, too.
	private @Nullable Digest remembered(Object data, Supplier<@Nullable Digest> hash) {
		int slot = System.identityHashCode(data) % REMEMBERED;
		Known before = this.known.get(slot);
		if (before != null && before.data().refersTo(data)) {
			return before.digest();
		}
		Digest digest = hash.get();
		this.known.set(slot, new Known(new WeakReference<>(data), digest));
		return digest;
	}

	/**
	 * Data that was hashed.
	 *
	 * @param data the data, for as long as others have it
	 * @param digest what is said of it
	 */
	private record Known(WeakReference<Object> data, @Nullable Digest digest) {

	}

}
