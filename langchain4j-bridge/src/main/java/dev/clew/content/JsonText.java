package dev.clew.content;

import java.io.IOException;

import com.fasterxml.jackson.core.JsonGenerator;

/**
 * JSON text that somebody else wrote. It is checked before it is written: what is no JSON
 * becomes a string.
 */
final class JsonText {

	private JsonText() {
	}

	static void write(JsonGenerator generator, String text) throws IOException {
		if (generator instanceof WholeGenerator whole) {
			write(whole, text);
		}
		else if (generator instanceof OutlineGenerator outline) {
			if (!outline.writeJson(text)) {
				outline.writeString(text);
			}
		}
		else if (JsonScan.of(text, Integer.MAX_VALUE) != null) {
			generator.writeRawValue(text);
		}
		else {
			generator.writeString(text);
		}
	}

	private static void write(WholeGenerator generator, String text) throws IOException {
		if (!generator.hasRoomFor(text)) {
			throw new FullException();
		}
		if (!generator.writeJson(text)) {
			generator.writeString(text);
		}
	}

}
