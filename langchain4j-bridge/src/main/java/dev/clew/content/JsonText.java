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
		if (generator instanceof ContentGenerator own) {
			own.writeJson(text);
		}
		else if (JsonScan.of(text, Integer.MAX_VALUE, null) != null) {
			generator.writeRawValue(text);
		}
		else {
			generator.writeString(text);
		}
	}

}
