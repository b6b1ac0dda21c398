package dev.clew.harm;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The key of a turn, such as {@code <c-7/2>}, that each of its steps passes on.
 */
final class Keys {

	static final Pattern KEY = Pattern.compile("<[^<>]+>");

	private Keys() {
	}

	static String in(String text) {
		Matcher matcher = KEY.matcher(text);
		if (!matcher.find()) {
			throw new IllegalArgumentException("There is no key in: " + text);
		}
		return matcher.group();
	}

}
