package dev.clew.actuate.json;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.clew.trace.Content;
import dev.clew.trace.Text;
import org.jspecify.annotations.Nullable;

/**
 * Values made of maps, lists, strings, numbers and truth values only, so that every
 * mapper renders them alike.
 */
final class JsonValues {

	private static final ObjectReader READER = JsonMapper.builder()
		.enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS, DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
		.build()
		.readerFor(Object.class);

	private JsonValues() {
	}

	/**
	 * Reads content.
	 * @param content the content
	 * @return maps, lists, strings, numbers and truth values; the text itself where it is
	 * no JSON; {@code null} where there is nothing
	 */
	static @Nullable Object read(@Nullable Content content) {
		if (content == null) {
			return null;
		}
		return plain(parse(content.json()));
	}

	private static @Nullable Object parse(String json) {
		try {
			return READER.readValue(json);
		}
		catch (JsonProcessingException ex) {
			return json;
		}
	}

	static @Nullable Object plain(@Nullable Object value) {
		if (value instanceof Map<?, ?> map) {
			return plainMap(map);
		}
		if (value instanceof Collection<?> collection) {
			return collection.stream().map(JsonValues::plain).toList();
		}
		return (value == null || value instanceof Number || value instanceof Boolean) ? value
				: Text.wellFormed(value.toString());
	}

	static Map<String, @Nullable Object> plainMap(Map<?, ?> map) {
		Map<String, @Nullable Object> plain = new LinkedHashMap<>();
		map.forEach((key, value) -> plain.put(Text.wellFormed(String.valueOf(key)), plain(value)));
		return plain;
	}

	static @Nullable Map<String, @Nullable Object> plainMapOrNull(Map<?, ?> map) {
		return map.isEmpty() ? null : plainMap(map);
	}

	static List<String> texts(Collection<String> texts) {
		return texts.stream().map(Text::wellFormed).toList();
	}

}
