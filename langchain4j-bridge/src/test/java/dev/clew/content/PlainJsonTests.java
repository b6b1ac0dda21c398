package dev.clew.content;

import java.util.List;
import java.util.Random;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PlainJsonTests {

	private static final String PARTS = "{}[]:,\"\\ \n\t\u0001a\u00FC\uD83C0123456789-+.eEtrufalsn";

	private final ObjectMapper strict = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

	@Test
	void knowsEachKindOfValue() {
		for (String json : List.of("{}", "[]", "\"\"", "0", "-0", "-12.50e+07", "1E9", "true", "false", "null",
				" {\n\"a\" : [ 1 , {\"b\":\t\"Hütte {]\"} ] , \"c\":null}\r\n")) {
			assertThat(PlainJson.test(json)).as(json).isTrue();
		}
	}

	@Test
	void saysNothingOfOtherText() {
		for (String text : List.of("", " ", "{", "{\"a\"}", "{\"a\":}", "{\"a\":1,}", "{a:1}", "{1:1}", "[1,]", "[1 2]",
				"[1", "\"a", "\"\\n\"", "\"\n\"", "01", "+1", "-", ".5", "1.", "1e", "1e+", "NaN", "nul", "truefalse",
				"{} {}", "]", "1".repeat(41), "[".repeat(51) + "]".repeat(51))) {
			assertThat(PlainJson.test(text)).as(text).isFalse();
		}
	}

	@Test
	void whatItKnowsIsJson() {
		Random random = new Random(7);
		int known = 0;
		for (int i = 0; i < 20_000; i++) {
			String text = damaged("{\"number\":\"HUT-204\",\"beds\":[2,-1.5e3,{}],\"gone\":null}", random);
			if (PlainJson.test(text)) {
				known++;
				assertThat(isJson(text)).as(text).isTrue();
			}
		}
		assertThat(known).isBetween(1000, 19_000);
	}

	private static String damaged(String json, Random random) {
		StringBuilder text = new StringBuilder(json);
		for (int i = random.nextInt(3); i >= 0; i--) {
			char part = PARTS.charAt(random.nextInt(PARTS.length()));
			int at = random.nextInt(text.length());
			switch (random.nextInt(3)) {
				case 0 -> text.setCharAt(at, part);
				case 1 -> text.insert(at, part);
				default -> text.deleteCharAt(at);
			}
		}
		return text.toString();
	}

	private boolean isJson(String text) {
		try {
			return !this.strict.readTree(text).isMissingNode();
		}
		catch (JacksonException ex) {
			return false;
		}
	}

}
