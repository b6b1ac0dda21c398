package dev.clew.store.query.text;

import java.util.List;
import java.util.Random;
import java.util.Set;

import dev.clew.trace.Content;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What an index holds of texts: no less than what a search finds.
 */
class WordReaderTests {

	private static final List<String> ALPHABET = List.of("a", "a", "b", "A", "B", "1", " ", "-", "\"", "\\", "\n", ":",
			"u", "\u00e9", "e", "\u0301", "\u00df", "s", "\u53d6", "\uac00", "\u304c", "\u304b", "\u3099", "\u309b",
			"\ud83d\ude00", "\u20a8", "r", "\u2474", "(", ")", "\ufdfa", "\ufb01", "\ud83d", "\u3000", "\u0e01",
			"\u0e34");

	private final WordReader reader = new WordReader();

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					Please REFUND me     | please,refund,me
					cancelBooking        | cancelbooking,booking
					Gr\u00fcezi, Stra\u00dfe      | gruezi,strasse
					\u4e88\u7d04\u3092\u53d6\u6d88           | \u4e88\u7d04\u3092,\u7d04\u3092\u53d6,\u3092\u53d6\u6d88,\u53d6\u6d88,\u6d88
					HUT-204              | hut,204
					abcdefghijklmnopqrst | abcdefghijklmnop
					""")
	void wordsOfATextAreTheirBeginnings(String text, String words) {
		assertThat(words(text)).containsExactlyInAnyOrder(words.split(","));
	}

	@Test
	void namesOfFieldsAreNoWords() {
		IndexedWords words = new IndexedWords(1000);
		this.reader.read(Content.ofJson("{\"role\" : \"user\",\"n\":[204,true,{\"a\\\"b\":\"x\\ny\\u00e9\"}]}"), words);
		assertThat(words.words()).containsExactlyInAnyOrder("user", "204", "true", "x", "ye");
	}

	@Test
	void wordsThatThereIsNoRoomForAreSaidToBeMissing() {
		IndexedWords words = new IndexedWords(8);
		this.reader.read("abc abc defg", words);
		assertThat(words.isComplete()).isTrue();
		this.reader.read("abc hi", words);
		assertThat(words.isComplete()).isFalse();
		assertThat(words.words()).containsExactlyInAnyOrder("abc", "defg");
	}

	@Test
	void whatIsFoundHasItsBeginningsInTheIndex() {
		Random random = new Random(11);
		int found = 0;
		int narrowed = 0;
		for (int i = 0; i < 300_000; i++) {
			String text = any(random, 12);
			TextSearch search = TextSearch.of(any(random, 4), random.nextInt(4) == 0, random.nextBoolean());
			if (search == null) {
				continue;
			}
			if (search.isIn(text)) {
				found++;
				narrowed += search.beginnings().isEmpty() ? 0 : 1;
				assertThat(search.beginnings()).as(text).allMatch((begun) -> has(words(text), begun));
			}
			Content json = Content.ofJson("{\"" + text + "\":\"" + any(random, 8) + "\"}" + any(random, 3));
			if (search.isIn(json)) {
				IndexedWords words = new IndexedWords(10_000);
				this.reader.read(json, words);
				assertThat(search.beginnings()).as(json.json()).allMatch((begun) -> has(words.words(), begun));
			}
		}
		assertThat(found).isGreaterThan(10_000);
		assertThat(narrowed).isGreaterThan(8000);
	}

	private Set<String> words(String text) {
		IndexedWords words = new IndexedWords(10_000);
		this.reader.read(text, words);
		return words.words();
	}

	private static boolean has(Set<String> words, String begun) {
		return words.stream().anyMatch((word) -> word.startsWith(begun));
	}

	private static String any(Random random, int length) {
		StringBuilder text = new StringBuilder();
		for (int i = random.nextInt(length) + 1; i > 0; i--) {
			text.append(ALPHABET.get(random.nextInt(ALPHABET.size())));
		}
		return text.toString();
	}

}
