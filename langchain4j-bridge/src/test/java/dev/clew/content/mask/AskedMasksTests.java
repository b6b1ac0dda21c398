package dev.clew.content.mask;

import dev.clew.content.Findings;
import dev.clew.content.MaskedField;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Masks that are only used when asked for.
 */
class AskedMasksTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '^',
			value = { "ann@example.org | #", "Ann <ann.hut@example.org> | Ann <#>", "ann+huts@mail.example.co.uk, | #,",
					"mailto:ann@example.org?subject=x | mailto:#?subject=x", "a_b-c%d@sub-domain.example.com | #",
					"1@2.io | #", "(ann@example.org) | (#)", "ann@example.org. | #.", "'ann@example.org' | '#'",
					"x@example.museum | #", "ann@example.org;bob@example.org | #;#", "ANN@EXAMPLE.ORG | #",
					"j\u00fcrgen@example.de | #", "ann@b\u00fccher.example | #", "name@123.com | #",
					"to: ann@example.org cc: b@c.de | to: # cc: #", "\"ann@example.org\" | \"#\"", "<a@b.cd> | <#>",
					"ann@mail.example.org:25 | #:25", "user.name@example.travel | #" })
	void emailIsMasked(String text, String expected) {
		assertThat(mask(BuiltInMask.EMAILS, text)).isEqualTo(expected.replace("#", "[masked: email]"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "ann@", "@example.org", "ann@localhost", "ann @ example.org", "ann@example", "a@b@",
			"@Tool", "@Override public", "#ann@hut", "5 @ 3.20", "ann@.org", "ann@example..org", "ann.@example.org",
			"ann@-example.org", "@ann@hut", "git@host", "ann@example.1", "ann@example.o", "look @example.org", "@@" })
	void noEmailIsLeftAlone(String text) {
		assertThat(mask(BuiltInMask.EMAILS, text)).isSameAs(text);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "DE89370400440532013000 | #", "DE89 3704 0044 0532 0130 00 | #",
			"GB82 WEST 1234 5698 7654 32 | #", "FR1420041010050500013M02606 | #", "CH9300762011623852957 | #",
			"AT611904300234573201 | #", "NL91ABNA0417164300 | #", "BE68539007547034 | #",
			"ES9121000418450200051332 | #", "IT60X0542811101000000123456 | #", "PL61109010140000071219812874 | #",
			"NO9386011117947 | #", "SE4550000000058398257466 | #", "DK5000400440116243 | #", "FI2112345600000785 | #",
			"PT50000201231234567890154 | #", "IBAN: LU280019400644750000, | IBAN: #,",
			"MT84MALT011000012345MTLCAST001S | #", "de89370400440532013000 | #", "TR330006100519786457841326 | #" })
	void ibanIsMasked(String text, String expected) {
		assertThat(mask(BuiltInMask.IBANS, text)).isEqualTo(expected.replace("#", "[masked: IBAN]"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "DE88370400440532013000", "DE8937040044053201300", "DE893704004405320130001",
			"XX89370400440532013000", "xDE89370400440532013000", "DE89", "GB82 WEST 1234 5698 7654 33",
			"US12345678901234", "DE89  3704  0044  0532  0130  00", "AB12CD34EF56GH78", "HUT-204 to HUT-205",
			"FR14 is the room", "NO93 860 is no account", "2026-11-30T16:05:52Z", "AKIAIOSFODNN7EXAMPLE", "BE68-abc",
			"CH93 0076 2011", "sha256 de89370400440532013001", "AT61 AT61 AT61 AT61 AT61",
			"PL611090101400000712198128745" })
	void noIbanIsLeftAlone(String text) {
		assertThat(mask(BuiltInMask.IBANS, text)).isSameAs(text);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "+49 30 901820 | #", "+4930901820 | #", "+1 (555) 010-1234 | #",
			"(555) 010-1234 | #", "555-010-1234 | #", "555.010.1234 | #", "0049 30 901820 | #", "030 901820 | #",
			"030/901820-12 | #", "(030) 901820 | #", "0151-12345678 | #", "call +44 20 7946 0958 now | call # now",
			"tel:+41-44-668-18-00 | tel:#", "+33 1 42 68 53 00, | #,", "0039 06 6982 | #", "+43 (0)512 5344 | #",
			"1-555-010-1234 | #", "+91-9876543210 | #", "phone 089 12345678. | phone #.", "+86 138 0013 8000 | #" })
	void phoneNumberIsMasked(String text, String expected) {
		assertThat(mask(BuiltInMask.PHONE_NUMBERS, text)).isEqualTo(expected.replace("#", "[masked: phone number]"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "2026-11-30", "30.11.2026", "16:05:52", "192.168.100.200", "12345678", "1764547200000",
			"4111 1111 1111 1111", "HUT-204", "3.14159265", "room 12, 13 and 14", "1,234,567.89", "123-45-6789", "+12",
			"0800", "x0301234567", "10 000 000", "2026-11-30T16:05:52", "978-3-16-148410-0", "v1.2.3-20261130",
			"123e4567-e89b-12d3-a456-426614174000" })
	void noPhoneNumberIsLeftAlone(String text) {
		assertThat(mask(BuiltInMask.PHONE_NUMBERS, text)).isSameAs(text);
	}

	private static String mask(BuiltInMask mask, String text) {
		return ContentMasks.builtIn(mask).mask(text, MaskedField.INPUTS, new Findings());
	}

}
