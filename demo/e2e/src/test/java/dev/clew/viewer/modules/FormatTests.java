package dev.clew.viewer.modules;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(ViewerModulesExtension.class)
class FormatTests {

	private static final String FORMAT = "core/format.js";

	private static final String TEXT = "content/text.js";

	private final ViewerModules modules;

	FormatTests(ViewerModules modules) {
		this.modules = modules;
	}

	@ParameterizedTest
	@CsvSource({ "0, 0 ms", "0.0456, 0.0456 ms", "812.4, 812 ms", "1000, 1 s", "59994, 60 s", "90000, 1 min 30 s",
			"3599600, 1 h 0 min", "7260000, 2 h 1 min" })
	void durationHasTheUnitThatReadsBest(double ms, String words) {
		assertThat(this.modules.call(FORMAT, "duration", ms)).isEqualTo(words);
	}

	@ParameterizedTest
	@CsvSource({ "0, $0.00", "0.000160, $0.00016", "0.25, $0.25", "12.345, $12.35", "1e-11, $0.00000000001", "no, ''" })
	void moneyHasTheDigitsThatTellItFromZero(String amount, String words) {
		assertThat(this.modules.call(FORMAT, "money", amount)).isEqualTo(words);
	}

	@Test
	void whatIsAbsentIsNoZero() {
		for (String function : List.of("count", "decimal", "share", "duration", "money", "cost", "time", "tokens")) {
			assertThat(this.modules.call(FORMAT, function)).as(function).isEqualTo("");
		}
	}

	@Test
	void costThatIsNotKnownInFullSaysSo() {
		assertThat(this.modules.call(FORMAT, "cost", Map.of("total", "0.5"))).isEqualTo("$0.50");
		assertThat(this.modules.call(FORMAT, "cost", Map.of("total", "0.5", "withoutUsage", 1))).isEqualTo("≥ $0.50");
		assertThat(this.modules.call(FORMAT, "cost", Map.of("unpriced", 2))).isEqualTo("unpriced");
		assertThat(this.modules.call(FORMAT, "lacks", Map.of("unpriced", 1, "withoutUsage", 1200)))
			.isEqualTo(List.of("1 call unpriced", "1,200 calls without usage"));
	}

	@Test
	void tokensOfAllBucketsOfASideAreOneNumber() {
		assertThat(this.modules.call(FORMAT, "tokens", Map.of("input", 3, "input_cached_tokens", 1000, "output", 4)))
			.isEqualTo("1,003 → 4");
		assertThat(this.modules.call(FORMAT, "tokens", Map.of("input", 3))).isEqualTo("3 → –");
	}

	@Test
	void hoursTellTheirDayWhereANewOneBegins() {
		assertThat(this.modules.call(FORMAT, "timeTicks", List.of(1_773_093_600, 1_773_100_800), 7200))
			.isEqualTo(List.of("10:00 PM\nMar 9", "12:00 AM\nMar 10"));
		assertThat(this.modules.call(FORMAT, "timeTicks", List.of(1_773_093_600), 86_400)).isEqualTo(List.of("Mar 9"));
	}

	@Test
	void noCharacterIsCutInTwo() {
		assertThat(this.modules.call(FORMAT, "cut", "ab🏔", 3)).isEqualTo("ab…");
		assertThat(this.modules.call(TEXT, "brief", "ab🏔", 3)).isEqualTo("ab…");
		assertThat(this.modules.call(TEXT, "brief", "ab🏔", 4)).isEqualTo("ab🏔");
		assertThat(this.modules.call(TEXT, "chunks", "a".repeat(7999) + "🏔" + "b"))
			.isEqualTo(List.of("a".repeat(7999), "🏔b"));
	}

	@Test
	void whatCannotBeSeenIsWrittenAsInJson() {
		assertThat(this.modules.call(TEXT, "visible", "a\u202Eb\u0007\tc\n")).isEqualTo("a\\u202eb\\u0007\tc\n");
		assertThat(this.modules.run("return (await use('content/text.js')).visible('\\ud800 \\ud83c\\udfd4')"))
			.isEqualTo("\\ud800 🏔");
	}

	@Test
	void sizesAreThoseInUtf8() {
		assertThat(this.modules.call(TEXT, "size", "aü€🏔")).isEqualTo(10);
		assertThat(this.modules.call(TEXT, "isLarge", "a".repeat(102_400))).isEqualTo(false);
		assertThat(this.modules.call(TEXT, "isLarge", "a".repeat(102_399) + "ü")).isEqualTo(true);
		assertThat(this.modules.call(TEXT, "bytes", 2_300_012)).isEqualTo("2.3 MB");
	}

	@Test
	void jsonWithinATextIsReadUnlessDigitsWouldBeLost() {
		assertThat(this.modules.call(TEXT, "parsed", " {\"a\":[1]}")).isEqualTo(Map.of("a", List.of(1)));
		assertThat(this.modules.call(TEXT, "parsed", "{\"a\":1234567890123456}")).isNull();
		assertThat(this.modules.call(TEXT, "parsed", "{a}")).isNull();
		assertThat(this.modules.call(TEXT, "parsed", "7")).isNull();
	}

	@Test
	void numbersKeepAllOfTheirDigits() {
		String json = "{\"booking\":12345678901234567890,\"share\":-0.12345678901234567890,\"fee\":2.5,\"tiny\":1e-7}";
		assertThat(this.modules.run("""
				const { parse } = await use('core/exact.js');
				const read = parse(given[0]);
				return [JSON.stringify(read), read.booking > 1, String(read.booking)];
				""", json)).isEqualTo(List.of(json.replace("1e-7", "1e-7"), true, "12345678901234567890"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "*a ", "- ", ">", "[", "<a " })
	void textThatWouldKeepAParserBusyIsNoMarkdown(String sign) {
		String text = sign.repeat(19_000 / sign.length()) + "!";
		assertThat(this.modules.call("content/markdown-limits.js", "isSimple", text)).isEqualTo(false);
		assertThat(this.modules.call("content/markdown-limits.js", "isSimple", "# A\n\n- b\n- *c*")).isEqualTo(true);
	}

}
