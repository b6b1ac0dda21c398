package dev.clew.store.jdbc;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.std.FromStringDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;

/**
 * Records as JSON text in ASCII, which every database keeps as it is: some refuse NUL,
 * and half characters. Thread-safe.
 */
final class RecordJson {

	private final ObjectMapper mapper = JsonMapper.builder()
		.enable(JsonWriteFeature.ESCAPE_NON_ASCII)
		.disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
		.serializationInclusion(JsonInclude.Include.NON_NULL)
		.visibility(PropertyAccessor.ALL, Visibility.NONE)
		.visibility(PropertyAccessor.FIELD, Visibility.ANY)
		.visibility(PropertyAccessor.CREATOR, Visibility.ANY)
		.addModule(new SimpleModule().addSerializer(Instant.class, ToStringSerializer.instance)
			.addSerializer(Duration.class, ToStringSerializer.instance)
			.addDeserializer(Instant.class, new OfText<>(Instant.class, Instant::parse))
			.addDeserializer(Duration.class, new OfText<>(Duration.class, Duration::parse)))
		.build();

	String write(Object fact) {
		try {
			return this.mapper.writeValueAsString(fact);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	<T> T read(String json, Class<T> type) {
		try {
			return this.mapper.readValue(json, type);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	Map<String, List<String>> readLists(String json) {
		try {
			return this.mapper.readValue(json, new TypeReference<>() {
			});
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Reads values that are written as text.
	 *
	 * @param <T> type of the values
	 */
	private static final class OfText<T> extends FromStringDeserializer<T> {

		private static final long serialVersionUID = 1L;

		private final transient Function<String, T> parser;

		OfText(Class<T> type, Function<String, T> parser) {
			super(type);
			this.parser = parser;
		}

		@Override
		protected T _deserialize(String text, DeserializationContext context) {
			return this.parser.apply(text);
		}

	}

}
