package dev.clew.trace;

import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;

/**
 * Text that can be written as UTF-8: half of a surrogate pair would break a whole
 * response, so that a question mark takes its place.
 */
@InternalApi
public final class Text {

	private Text() {
	}

	public static String wellFormed(String text) {
		for (int i = 0; i < text.length(); i++) {
			if (Character.isSurrogate(text.charAt(i))) {
				return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
			}
		}
		return text;
	}

	public static @Nullable String wellFormedOrNull(@Nullable String text) {
		return (text != null) ? wellFormed(text) : null;
	}

	/**
	 * Cuts text between two characters.
	 * @param text the text
	 * @param maxLength the most UTF-16 units to keep
	 * @return the text, or its beginning
	 */
	public static String cut(String text, int maxLength) {
		if (text.length() <= maxLength) {
			return text;
		}
		boolean splitsPair = Character.isHighSurrogate(text.charAt(maxLength - 1));
		return text.substring(0, splitsPair ? maxLength - 1 : maxLength);
	}

}
