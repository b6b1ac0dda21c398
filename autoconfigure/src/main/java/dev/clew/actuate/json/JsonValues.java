package dev.clew.actuate.json;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Values made of maps, lists, strings, numbers and truth values only, so that every
 * mapper renders them alike.
 */
final class JsonValues {

	private JsonValues() {
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
