package dev.clew.content.mask;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import dev.clew.content.Findings;
import dev.clew.content.MaskedField;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class FirstLookTests {

	private static final Set<BuiltInMask> ALL = EnumSet.allOf(BuiltInMask.class);

	static Stream<String> secrets() {
		String key = "sk-ant-a1b2c3d4";
		return Stream.of(key, "sk-0123456789abcdef", "AKIAIOSFODNN7EXAMPLE", "ghp_16C7e42F292c6912E7710",
				"github_pat_11ABCDEFG0abcdefghijkl", "xoxb-123456789a", "AIzaSyA1bCdEfGhIjKlMnOpQrStUvWxYz012345",
				"Bearer abcdef0123456789", "bearer: abcdef0123456789", "eyJhbGciOiJub25lIn0.eyJzdWIiOiJhbm4ifQ",
				"eyJhbGciOi.e30.abc", "ftp://a:b@c", "redis://:pw@cache", "http://a:b/c@d", "4111111111111111",
				"4222222222222", "4111 1111 1111 1111", "4222222 222222", "4111-1111-1111-1111", "378282 246310 005",
				"4111\u00A01111\u00A01111\u00A01111", "4111\u202F1111\u202F1111\u202F1111",
				"sk\\u002dant\\u002da1b2c3d4", "ftp:\\/\\/a:b@c", "ftp:\\\\/\\\\/a:b@c", base64("the key is " + key),
				base64("the card is 4111111111111111"), base64(base64("the key is " + key)),
				"/files/of/huts/" + base64("the key is " + key),
				"-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBgkqhkiG9w0B",
				"MIIEvQIBADANBgkqhkiG9w0B\n-----END PRIVATE KEY-----",
				"-----BEGIN EC PRIVATE KEY-----\\nMIIEvQIBADANBgkqhkiG9w0B");
	}

	private static String base64(String text) {
		return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
	}

	// Wherever it stands.
	@ParameterizedTest
	@MethodSource("secrets")
	void whatMasksFindIsSuspected(String secret) {
		isSuspected((TextMasker) ContentMasks.builtIn(), secret);
	}

	@ParameterizedTest
	@ValueSource(strings = { "ann@example.org", "DE89370400440532013000", "+49 30 901820" })
	void whatOtherMasksFindIsSuspected(String secret) {
		isSuspected((TextMasker) ContentMasks.of(ALL, Map.of()), secret);
	}

	private static void isSuspected(TextMasker masker, String secret) {
		for (int at = 0; at < 20; at++) {
			for (String after : Set.of("", " ", " and so on", "\u20ac")) {
				String text = " ".repeat(at % 3) + "x".repeat(at / 3) + " " + secret + after;
				assertThat(masker.mask(text, MaskedField.INPUTS, new Findings())).isNotEqualTo(text);
				assertThat(masker.suspects(text)).as(text).isTrue();
				for (String json : Set.of(text, "{\"a\":\"" + text.replace("\n", "\\n") + "\"}",
						"\"" + text.replace("\\", "\\\\").replace("\n", "\\n") + "\"")) {
					byte[] utf8 = json.getBytes(StandardCharsets.UTF_8);
					assertThat(masker.suspects(utf8, utf8.length)).as(json).isTrue();
				}
			}
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "The hut at the lake is open from June to October, and has room for thirty guests.",
			"Your booking 9f1c2d3e-4b5a-4c7d-8e9f-0a1b2c3d4e5f of 2026-11-30T16:05:52.123Z is confirmed.",
			"{\"model\":\"gpt-4o-mini-2024-07-18\",\"id\":\"chatcmpl-9x8y7z6w5v4u3t2s1r0q\",\"seed\":1234567890}",
			"see https://huts.example.org/rules/quiet-times/of-the-mountain-huts#evening", "ann@example.org asks",
			"[0.1234567,0.7654321,0.1111111,1764547200]", "Donaudampfschifffahrtsgesellschaft \u00fcber alles",
			"\u5c71\u5c0f\u5c4b\u306e\u4e88\u7d04\u3092\u53d6\u308a\u6d88\u3057\u3066\u304f\u3060\u3055\u3044",
			"first line\\nsecond line\\nthird line of the answer\\tand so on", "-----\\nBEGIN\\n-----",
			"call_abcDEF0123456789abcDEF01 dev.clew.content.mask.FirstLookTests" })
	void ordinaryTextIsNot(String json) {
		TextMasker masker = (TextMasker) ContentMasks.builtIn();
		byte[] utf8 = json.getBytes(StandardCharsets.UTF_8);
		assertThat(masker.suspects(utf8, utf8.length)).isFalse();
	}

}
