package dev.clew.export.otlp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.clew.attribute.AttributeSink;
import dev.clew.trace.Text;

/**
 * Writes the list of attributes of an object. A key that was there is left out: receivers
 * take each once.
 */
final class JsonAttributes implements AttributeSink {

	private final JsonGenerator json;

	private final Set<String> keys = new HashSet<>();

	JsonAttributes(JsonGenerator json) {
		this.json = json;
	}

	@Override
	public void text(String key, String value) {
		write(key, () -> writeText(value));
	}

	@Override
	public void number(String key, long value) {
		write(key, () -> this.json.writeStringField("intValue", Long.toString(value)));
	}

	@Override
	public void number(String key, double value) {
		write(key, () -> this.json.writeNumberField("doubleValue", value));
	}

	@Override
	public void flag(String key, boolean value) {
		write(key, () -> this.json.writeBooleanField("boolValue", value));
	}

	@Override
	public void texts(String key, List<String> values) {
		write(key, () -> {
			this.json.writeObjectFieldStart("arrayValue");
			this.json.writeArrayFieldStart("values");
			for (String value : values) {
				this.json.writeStartObject();
				writeText(value);
				this.json.writeEndObject();
			}
			this.json.writeEndArray();
			this.json.writeEndObject();
		});
	}

	private void writeText(String value) throws IOException {
		this.json.writeStringField("stringValue", Text.wellFormed(value));
	}

	private void write(String key, Value value) {
		boolean first = this.keys.isEmpty();
		if (!this.keys.add(key)) {
			return;
		}
		try {
			if (first) {
				this.json.writeArrayFieldStart("attributes");
			}
			this.json.writeStartObject();
			this.json.writeStringField("key", Text.wellFormed(key));
			this.json.writeObjectFieldStart("value");
			value.write();
			this.json.writeEndObject();
			this.json.writeEndObject();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	void end() {
		try {
			if (!this.keys.isEmpty()) {
				this.json.writeEndArray();
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@FunctionalInterface
	private interface Value {

		void write() throws IOException;

	}

}
