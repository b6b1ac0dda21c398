package dev.clew.content;

import java.io.IOException;
import java.util.Date;

import com.fasterxml.jackson.core.JsonGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Values of the JDK that are a number or a text. No method of another class is called.
 */
final class Scalars {

	private static final String[] TEXTS = { "java.time.", "java.net.URI", "java.net.URL", "java.util.UUID",
			"java.util.Locale", "java.util.Currency", "java.util.regex.Pattern", "java.lang.StringBu", "java.io.File",
			"sun.nio.fs.", "java.nio.charset.", "sun.nio.cs.", "java.util.concurrent.atomic.AtomicBoolean" };

	private Scalars() {
	}

	// Whether the value is one of them.
	static boolean write(JsonGenerator json, Object value) throws IOException {
		if (value instanceof Number number && isOfJdk(value)) {
			number(json, number);
			return true;
		}
		String text = text(value);
		if (text != null) {
			json.writeString(text);
		}
		return text != null;
	}

	private static void number(JsonGenerator json, Number number) throws IOException {
		if (number instanceof Integer || number instanceof Long) {
			json.writeNumber(number.longValue());
		}
		else if (isFinite(number)) {
			json.writeNumber(number.toString());
		}
		else {
			json.writeString(number.toString());
		}
	}

	private static boolean isFinite(Number number) {
		boolean fraction = number instanceof Double || number instanceof Float;
		return !fraction || Double.isFinite(number.doubleValue());
	}

	// That of a key of a map; of what is no text the name of its class.
	static String key(@Nullable Object key) {
		if (key == null) {
			return "null";
		}
		String text = plain(key);
		return (text != null) ? text : key.getClass().getName();
	}

	// A number, too, as text.
	static @Nullable String plain(Object value) {
		return (value instanceof Number && isOfJdk(value)) ? value.toString() : text(value);
	}

	// Nothing where it has none that the JDK makes.
	static @Nullable String text(Object value) {
		if (value instanceof String text) {
			return text;
		}
		if (value instanceof Enum<?> constant) {
			return constant.name();
		}
		if (value instanceof Character || value instanceof Boolean) {
			return value.toString();
		}
		if (!isOfJdk(value)) {
			return (value instanceof Throwable error) ? Throwables.text(error) : null;
		}
		if (value instanceof Date date && value.getClass() == Date.class) {
			return date.toInstant().toString();
		}
		boolean known = value instanceof Throwable || isText(value.getClass().getName());
		return known ? value.toString() : null;
	}

	private static boolean isText(String className) {
		for (String text : TEXTS) {
			if (className.startsWith(text)) {
				return true;
			}
		}
		return false;
	}

	static boolean isOfJdk(Object value) {
		ClassLoader loader = value.getClass().getClassLoader();
		return loader == null || loader == ClassLoader.getPlatformClassLoader();
	}

}
