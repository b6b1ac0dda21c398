package dev.clew.store.query.text;

import java.util.List;
import java.util.Objects;
import java.util.Random;

import dev.clew.trace.Content;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Where words are found.
 */
class TextSearchTests {

	private static final List<String> ALPHABET = List.of("a", "a", "b", "A", "B", "1", " ", "-", "\"", "\\", "\n", "u",
			"\u00e9", "e", "\u0301", "\u00df", "s", "\u53d6", "\uac00", "\uac01", "\u304c", "\u304b", "\u3099",
			"\ud83d\ude00");

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			refund          | Please REFUND me!
			please refund   | "please, (refund) me"
			hut 204         | HUT-204
			hut-204         | the hut 204
			HUT_204         | hut.204
			booking         | cancelBooking failed
			cancel booking  | cancelBooking failed
			cancelbooking   | cancelBooking failed
			exception       | java.sql.SQLException: no
			GRÜEZI          | gruezi mitenand
			gruezi          | Grüezi mitenand
			gru\u0308ezi    | Grüezi
			grüezi          | gru\u0308ezi mitenand
			strasse         | Bahnhofstr. oder STRAßE
			Straße          | strasse
			STRAẞE          | straße
			σοφος           | ΣΟΦΌΣ ἀνήρ
			ΣΟΦΟΣ           | σοφός
			елка            | Ёлка
			ｈｕｔ２０４     | Hut204
			ﬁnd             | FIND it
			ガ              | これはガです
			ｶﾞ              | これはガです
			か\u3099        | これはがです
			取消            | 予約を取消してください
			予約            | 予約を取消してください
			取消 予約       | 取消、予約
			취소            | 예약을취소해주세요
			한국            | 한국어
			ยกเลิก          | ฉันต้องการยกเลิกการจอง
			😀              | nice😀day
			👍🏽            | ok 👍
			kg              | 5㎏ 5 kg
			2               | 3.2
			naive           | naïve
			שלום            | שָׁלוֹם
			""")
	void wordsAreFoundWhateverTheirCaseAccentsAndWhatIsBetween(String words, String text) {
		assertThat(search(words, false, false).isIn(text)).isTrue();
		assertThat(search(words, false, false).isIn(Content.ofJson('"' + text.replace("\"", "\\\"") + '"'))).isTrue();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			fund            | Please refund me
			refun           | Please refund me
			hut 20          | hut 204
			please me       | please refund me
			ガ              | カ
			か              | が
			か              | か\u3099
			가              | 각
			가              | \u1100\u1161\u11a8
			取予            | 取消、予約
			strase          | straße
			s               | ß
			""")
	void partsOfWordsAreNone(String words, String text) {
		assertThat(search(words, false, false).isIn(text)).isFalse();
		assertThat(search(words, false, false).isIn(Content.ofJson('"' + text + '"'))).isFalse();
	}

	@Test
	void openWordsGoOn() {
		assertThat(search("please ref", false, true).isIn("Please refund me")).isTrue();
		assertThat(search("fund me", true, false).isIn("Please refund me")).isTrue();
		assertThat(search("efun", true, true).isIn("Please refund me")).isTrue();
		assertThat(search("efun", false, true).isIn("Please refund me")).isFalse();
		assertThat(search("efun", true, false).isIn("Please refund me")).isFalse();
		assertThat(search("\u30ab", false, true).isIn("\u30ac")).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "--", " ", "\"", "\u0301", "\ud83c\udffd" })
	void whatHasNoWordIsNoSearch(String text) {
		assertThat(TextSearch.of(text, false, true)).isNull();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
			two      | {"a":"one\\ntwo"}
			one two  | {"a":"one\\ntwo"}
			one two  | {"a":"one\\" two"}
			two      | "one\\\\two"
			one two  | "one\\\\two"
			n two    | "\\\\n two"
			refund   | "\\u0072\\u0065fund"
			grüezi   | "gr\\u00fcezi"
			grüezi   | "gru\\u0308ezi"
			😀       | "\\ud83d\\ude00"
			204      | {"nights":204}
			c d      | ["a b","c d"]
			a        | {"a" : "a"}
			a        | {"b":{"a":1},"c":"a"}
			x        | ["a","x"]
			""")
	void jsonIsReadWithoutItsEscapes(String words, String json) {
		assertThat(search(words, false, false).isIn(Content.ofJson(json))).isTrue();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
			ntwo     | "one\\ntwo"
			n        | "one\\ntwo"
			u0072    | "\\u0072"
			b c      | ["a b","c d"]
			role     | {"role":"user"}
			role     | {"role" : "user"}
			user     | {"role\\"user":1}
			""")
	void namesOfFieldsAndWhatIsInTwoValuesAreNotFound(String words, String json) {
		assertThat(search(words, false, false).isIn(Content.ofJson(json))).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "\"", "\"\\", "\"\\u", "\"\\u00", "\"\\ud83d\\u", "{\"a", "\"\\ud83d\\ude0", "\"a\\" })
	void whatIsNoJsonDoesNoHarm(String json) {
		assertThat(search("refund", false, false).isIn(Content.ofJson(json))).isFalse();
		assertThat(search("refund", false, false).isIn(Content.ofJson("\"refund \"" + json))).isTrue();
	}

	@Test
	void textIsFoundHoweverItIsEscaped() {
		Random random = new Random(5);
		int found = 0;
		for (int i = 0; i < 20_000; i++) {
			String text = random(random, 1 + random.nextInt(20));
			TextSearch search = TextSearch.of(random(random, 1 + random.nextInt(4)), random.nextBoolean(),
					random.nextBoolean());
			if (search != null) {
				boolean isIn = search.isIn(text);
				found += isIn ? 1 : 0;
				assertThat(search.isIn(Content.ofJson(escaped(text, false)))).as(text).isEqualTo(isIn);
				assertThat(search.isIn(Content.ofJson(escaped(text, true)))).as(text).isEqualTo(isIn);
				assertThat(search.around(text) != null).isEqualTo(isIn);
			}
		}
		assertThat(found).isBetween(1000, 19_000);
	}

	private static String random(Random random, int length) {
		StringBuilder text = new StringBuilder();
		for (int i = 0; i < length; i++) {
			text.append(ALPHABET.get(random.nextInt(ALPHABET.size())));
		}
		return text.toString();
	}

	private static String escaped(String text, boolean all) {
		StringBuilder json = new StringBuilder("\"");
		text.chars()
			.forEach((c) -> json
				.append((all || c < ' ' || c == '"' || c == '\\') ? "\\u%04x".formatted(c) : String.valueOf((char) c)));
		return json.append('"').toString();
	}

	@Test
	void snippetIsWhatStandsAroundTheWords() {
		assertThat(search("hut 204", false, false).around("Please cancel HUT-204, thanks"))
			.isEqualTo(new Snippet("Please cancel HUT-204, thanks", 14, 7));
		assertThat(search("two", false, true)
			.around(Content.ofJson("[\"one\",{\"two\":\"a \\\"B\\\"\\n\\n Two!\\u0000\"}]")))
			.isEqualTo(new Snippet("a \"B\" Two! ", 6, 3));
		assertThat(search("204", false, false).around(Content.ofJson("{\"a\":[1,204,3]}")))
			.isEqualTo(new Snippet("204", 0, 3));
		assertThat(search("four", false, false).around("one two")).isNull();
		assertThat(search("four", false, false).around(Content.ofJson("\"one two\""))).isNull();
	}

	@Test
	void snippetOfALongTextSaysThatThereIsMore() {
		String text = "before ".repeat(20) + "HUT-204" + " after".repeat(20);
		Snippet snippet = new Snippet("\u2026 " + "before ".repeat(7) + "HUT-204" + " after".repeat(10) + " a\u2026",
				51, 7);
		assertThat(search("hut 204", false, false).around(text)).isEqualTo(snippet);
		assertThat(search("hut 204", false, false).around(Content.ofJson('"' + text + '"'))).isEqualTo(snippet);
	}

	@Test
	void snippetDoesNotCutCharacters() {
		Snippet snippet = Objects.requireNonNull(
				search("hut", false, false).around("\ud83d\ude00".repeat(80) + "x hut " + "\ud83d\ude00".repeat(80)));
		assertThat(snippet.text().chars().filter((c) -> c == 0xd83d).count())
			.isEqualTo(snippet.text().chars().filter((c) -> c == 0xde00).count());
		assertThat(snippet.text().substring(snippet.start(), snippet.start() + snippet.length())).isEqualTo("hut");
	}

	private static TextSearch search(String words, boolean openStart, boolean openEnd) {
		return Objects.requireNonNull(TextSearch.of(words, openStart, openEnd));
	}

}
