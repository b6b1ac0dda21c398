package dev.clew.content;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TextsTests {

	private static final String MOUNTAIN = "\uD83C\uDFD4";

	@Test
	void textThatFitsIsItself() {
		String text = "Hütte " + MOUNTAIN;
		assertThat(Texts.cut(text, text.length())).isSameAs(text);
		assertThat(Texts.cutMiddle(text, text.length())).isSameAs(text);
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
	void cutInTheMiddleKeepsBothEndsAndPairs() {
		assertThat(Texts.cutMiddle("a".repeat(500) + "b".repeat(500), 164)).hasSizeLessThanOrEqualTo(164)
			.isEqualTo("a".repeat(50) + "\u2026 900 characters left out \u2026" + "b".repeat(50));
		assertThat(Texts.cutMiddle("a" + MOUNTAIN.repeat(500), 164))
			.isEqualTo("a" + MOUNTAIN.repeat(24) + "\u2026 902 characters left out \u2026" + MOUNTAIN.repeat(25));
	}

	@Test
	void countsBytesAsInJson() {
		assertThat(bytes("aü€")).isEqualTo(1 + 2 + 3);
		assertThat(bytes(MOUNTAIN)).isEqualTo(4);
		assertThat(bytes("\"\\\u0000\n")).isEqualTo(2 + 2 + 6 + 2);
		assertThat(bytes("\uD83Ca\uDFD4")).isEqualTo(3 + 1 + 3);
	}

	@Test
	void whatFitsEndsBeforeTheCharacterThatIsTooMuch() {
		assertThat(Texts.fitting("a€b", 3, 3)).isEqualTo(1);
		assertThat(Texts.fitting("a€b", 3, 4)).isEqualTo(2);
		assertThat(Texts.fitting("a" + MOUNTAIN, 3, 4)).isEqualTo(1);
		assertThat(Texts.fitting("a" + MOUNTAIN, 3, 5)).isEqualTo(3);
		assertThat(Texts.fitting("abc", 3, 0)).isZero();
		assertThat(Texts.fittingEnd("a€b", 0, 3)).isEqualTo(2);
		assertThat(Texts.fittingEnd("a€b", 0, 4)).isEqualTo(1);
		assertThat(Texts.fittingEnd(MOUNTAIN + "a", 0, 4)).isEqualTo(2);
		assertThat(Texts.fittingEnd(MOUNTAIN + "a", 0, 5)).isZero();
	}

	private static long bytes(String text) {
		return Texts.jsonBytes(text, 0, text.length());
	}

}
