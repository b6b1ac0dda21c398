package dev.clew.content.mask;

import dev.clew.content.Findings;
import dev.clew.content.MaskedField;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class CardsTests {

	private static final String MASK = "[masked: card]";

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "4111111111111111 | #", "4111 1111 1111 1111 | #", "4111-1111-1111-1111. | #.",
					"4111\u00A01111\u00A01111\u00A01111 | #", "card:4012888888881881; | card:#;", "4222222222222 | #",
					"5555555555554444 | #", "5105 1051 0510 5100 12/29 | # 12/29", "2223003122003222 | #",
					"378282246310005 | #", "3714 496353 98431 | #", "30569309025904 | #", "3852 000002 3237 | #",
					"6011111111111117 | #", "6011-0009-9013-9424 | #", "3530111333300000 | #", "6200000000000005 | #",
					"6759649826438453 | #", "4111 1111 1111 1111, 5555 5555 5555 4444 | #, #",
					"4111 1111 1111 1111 123 | # 123" })
	void isMasked(String text, String expected) {
		assertThat(mask(text)).isEqualTo(expected.replace("#", MASK));
	}

	@ParameterizedTest
	@ValueSource(strings = { "4111111111111112", "4111 1111 1111 1112", "411111111111", "41111111111111111111",
			"0000000000000000", "9111111111111111", "1764547200000", "1764547200000000", "1764547200000000000",
			"0.4111111111111111", "x4111111111111111", "4111111111111111x", "+4111111111111111", "4111111111111111.5",
			"2026-11-30 16:05:52.123456", "123e4567-e89b-12d3-a456-426614174000", "978-3-16-148410-0",
			"4111  1111  1111  1111", "41 11 11 11 11 11 11 11", "+49 30 901820 4111" })
	void isLeftAlone(String text) {
		assertThat(mask(text)).isSameAs(text);
	}

	private static String mask(String text) {
		return ContentMasks.builtIn(BuiltInMask.CARDS).mask(text, MaskedField.INPUTS, new Findings());
	}

}
