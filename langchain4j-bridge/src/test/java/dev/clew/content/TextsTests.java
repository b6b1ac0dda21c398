package dev.clew.content;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TextsTests {

	private static final String MOUNTAIN = "\uD83C\uDFD4";

	@Test
	void textThatFitsIsItself() {
		String text = "Hütte " + MOUNTAIN;
		assertThat(Texts.cut(text, text.length())).isSameAs(text);
		assertThat(Texts.cutToBytes(text, Integer.MAX_VALUE)).isSameAs(text);
	}

	@Test
	void cutKeepsPairsTogether() {
		String text = "a" + MOUNTAIN + "b";
		assertThat(Texts.cut(text, 3)).isEqualTo("a" + MOUNTAIN);
		assertThat(Texts.cut(text, 2)).isEqualTo("a");
		assertThat(Texts.cut(text, 1)).isEqualTo("a");
		assertThat(Texts.cut(text, 0)).isEmpty();
	}

	@Test
	void cutReplacesLoneSurrogates() {
		assertThat(Texts.cut("a\uD83Cb\uDFD4" + MOUNTAIN + "\uD83C", 10))
			.isEqualTo("a\uFFFDb\uFFFD" + MOUNTAIN + "\uFFFD");
	}

	@Test
	void countsBytesAsInJson() {
		assertThat(Texts.jsonBytes("aü€")).isEqualTo(1 + 2 + 3);
		assertThat(Texts.jsonBytes(MOUNTAIN)).isEqualTo(4);
		assertThat(Texts.jsonBytes("\"\\\u0000")).isEqualTo(2 + 2 + 6);
	}

	@Test
	void cutToBytesStopsBeforeTheCharacterThatIsTooMuch() {
		assertThat(Texts.cutToBytes("a€b", 3)).isEqualTo("a");
		assertThat(Texts.cutToBytes("a€b", 4)).isEqualTo("a€");
		assertThat(Texts.cutToBytes("a" + MOUNTAIN, 4)).isEqualTo("a");
		assertThat(Texts.cutToBytes("a" + MOUNTAIN, 5)).isEqualTo("a" + MOUNTAIN);
		assertThat(Texts.cutToBytes("\n\n", 11)).isEqualTo("\n");
		assertThat(Texts.cutToBytes("abc", 0)).isEmpty();
	}

}
