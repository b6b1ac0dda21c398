package dev.clew.actuate.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.clew.trace.Content;
import org.jspecify.annotations.Nullable;

/**
 * Content as a value that any mapper can render. Numbers keep all their digits.
 */
final class JsonContent {

	private static final ObjectReader READER = JsonMapper.builder()
		.enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS, DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
		.build()
		.readerFor(Object.class);

	private JsonContent() {
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
		return JsonValues.plain(parse(content.json()));
	}

	private static @Nullable Object parse(String json) {
		try {
			return READER.readValue(json);
		}
		catch (JsonProcessingException ex) {
			return json;
		}
	}

}
