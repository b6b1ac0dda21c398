package dev.clew.content;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

import org.jspecify.annotations.Nullable;

/**
 * Hashes data piece by piece, without a copy of it.
 */
final class DataHash {

	private static final int PIECE = 8 * 1024;

	private final MessageDigest sha256 = sha256();

	private final byte[] piece = new byte[PIECE];

	private int filled;

	private long size;

	private static MessageDigest sha256() {
		try {
			return MessageDigest.getInstance("SHA-256");
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java platform has SHA-256", ex);
		}
	}

	Digest bytes(byte[] data) {
		this.sha256.update(data);
		this.size = data.length;
		return end();
	}

	// What is no character of base 64, such as the end of a line, is passed over.
	@Nullable Digest base64(String text, int from) {
		try {
			for (int i = from; i < text.length() && text.charAt(i) != '='; i++) {
				char ch = text.charAt(i);
				if (Character.isLetterOrDigit(ch) && ch < 0x80 || ch == '+' || ch == '/') {
					put((byte) ch);
					if (this.filled == PIECE) {
						decode();
					}
				}
			}
			decode();
			return end();
		}
		catch (IllegalArgumentException ex) {
			return null;
		}
	}

	private void decode() {
		byte[] encoded = (this.filled == PIECE) ? this.piece : Arrays.copyOf(this.piece, this.filled);
		update(Base64.getDecoder().decode(encoded));
		this.filled = 0;
	}

	@Nullable Digest encoded(String text, int from) {
		try {
			for (int i = from; i < text.length(); i++) {
				char ch = text.charAt(i);
				if (ch == '%') {
					put((byte) HexFormat.fromHexDigits(text, i + 1, i + 3));
					i += 2;
				}
				else if (ch < 0x80) {
					put((byte) ch);
				}
				else {
					flush();
					update(text.substring(i, i + 1).getBytes(StandardCharsets.UTF_8));
				}
			}
			flush();
			return end();
		}
		catch (IllegalArgumentException | IndexOutOfBoundsException ex) {
			return null;
		}
	}

	private void put(byte one) {
		if (this.filled == PIECE) {
			flush();
		}
		this.piece[this.filled++] = one;
	}

	private void flush() {
		update((this.filled == PIECE) ? this.piece : Arrays.copyOf(this.piece, this.filled));
		this.filled = 0;
	}

	private void update(byte[] data) {
		this.sha256.update(data);
		this.size += data.length;
	}

	private Digest end() {
		return new Digest(this.size, HexFormat.of().formatHex(this.sha256.digest()));
	}

}
