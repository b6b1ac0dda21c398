package dev.clew.actuate.json;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Collections;
import java.util.List;
import java.util.Map;

import dev.clew.trace.Content;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class JsonValuesTests {

	@Test
	void numbersKeepAllTheirDigits() {
		assertThat(read("[1.50, 12345678901234567890123, 0.1234567890123456789, 7]"))
			.isEqualTo(List.of(new BigDecimal("1.50"), new BigInteger("12345678901234567890123"),
					new BigDecimal("0.1234567890123456789"), 7));
	}

	@Test
	void nullWithinContentStays() {
		assertThat(read("{\"a\":null}")).isEqualTo(Collections.singletonMap("a", null));
		assertThat(read("[null]")).isEqualTo(Collections.singletonList(null));
	}

	@Test
	void halfOfACharacterIsReplaced() {
		assertThat(read("{\"a\\ud83c\":\"b\\udfd4\"}")).isEqualTo(Map.of("a?", "b?"));
	}

	@Test
	void whatIsNoJsonIsText() {
		assertThat(read("{\"a\":")).isEqualTo("{\"a\":");
		assertThat(read("1 2")).isEqualTo("1 2");
		assertThat(read("[".repeat(5000))).isEqualTo("[".repeat(5000));
	}

	@Test
	void nothingIsAbsent() {
		assertThat(JsonValues.read(null)).isNull();
		assertThat(read("null")).isNull();
	}

	private static @Nullable Object read(String json) {
		return JsonValues.read(Content.ofJson(json));
	}

}
