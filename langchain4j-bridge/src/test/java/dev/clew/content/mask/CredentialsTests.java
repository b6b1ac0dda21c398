package dev.clew.content.mask;

import dev.clew.content.Findings;
import dev.clew.content.MaskedField;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class CredentialsTests {

	private static final String MASK = "[masked: credential]";

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {
	// @formatter:off
			"sk-0123456789abcdefABCDEF0123456789abcdefABCDEF0123 | #",
			"key: sk-proj-Ab3dEf6hIj-KlMnOp_QrStUv9xYz012345, please | key: #, please",
			"sk-ant-api03-AbCdEfGh1234_ijklMNOP-5678qrstuvwx-AAAA. | #.",
			"sk-or-v1-0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef | #",
			"(sk-lf-1a2b3c4d-5e6f-4a8b-9c0d-1e2f3a4b5c6d) | (#)",
			"AKIAIOSFODNN7EXAMPLE | #",
			"export AWS_ACCESS_KEY_ID=ASIAJEXAMPLEXEG2JICE; | export AWS_ACCESS_KEY_ID=#;",
			"ghp_16C7e42F292c6912E7710c838347Ae178B4a | #",
			"gho_16C7e42F292c6912E7710c838347Ae178B4a,ghs_16C7e42F292c6912E7710c838347Ae178B4a | #,#",
			"github_pat_11ABCDEFG0abcdefghijkl_mnopqrstuvwxyz0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefg | #",
			"xoxb-123456789012-1234567890123-AbCdEfGhIjKlMnOpQrStUvWx | #",
			"token=xoxp-1111111111-2222222222-abcdef0123 | token=#",
			"AIzaSyA1bCdEfGhIjKlMnOpQrStUvWxYz012345 | #",
			"Authorization: Bearer mF_9.B5f-4.1JqM-abcdef | Authorization: Bearer #",
			"bearer 0123456789abcdef0123456789abcdef | bearer #",
			"eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhbm4ifQ.c2lnbmF0dXJlLW9mLXRoZS10b2tlbg | #",
			"id_token: eyJhbGciOiJub25lIn0.eyJzdWIiOiJhbm4ifQ. | id_token: #",
			"postgres://clew:s3cr%40t@db.example:5432/huts | postgres://clew:#@db.example:5432/huts",
			"see https://ann:pa/ss@example.org/x and redis://:hunter2@cache | see https://ann:#@example.org/x and redis://:#@cache",
			"glpat-ABCdef1234567890_xyz | #"
	// @formatter:on
	})
	void isMasked(String text, String expected) {
		assertThat(mask(text)).isEqualTo(expected.replace("#", MASK));
	}

	@ParameterizedTest
	@ValueSource(strings = { "sk-learn and sk-SK are no keys", "task-force-of-the-mountain-huts-2026",
			"a risk-adjusted-return-of-0123456789", "sk-learn-contributions-and-more-things-to-do", "sk-", "AKIA",
			"AKIAIOSFODNN7EXAMPL", "AKIAIOSFODNN7EXAMPLES", "xAKIAIOSFODNN7EXAMPLE", "ghp_short",
			"ghx_16C7e42F292c6912E7", "xoxo-hugs-and-kisses", "AIzawa is a town", "the bearer of this letter",
			"bearer responsibilities of the hut", "Bearer token", "eyJust a word.and another one",
			"https://example.org/huts?user=ann@example.org", "http://localhost:8080/api/chat@home",
			"123e4567-e89b-12d3-a456-426614174000", "gpt-4o-mini-2024-07-18 call_abcDEF0123456789abcDEF01" })
	void isLeftAlone(String text) {
		assertThat(mask(text)).isSameAs(text);
	}

	private static String mask(String text) {
		return ContentMasks.builtIn(BuiltInMask.CREDENTIALS).mask(text, MaskedField.INPUTS, new Findings());
	}

}
