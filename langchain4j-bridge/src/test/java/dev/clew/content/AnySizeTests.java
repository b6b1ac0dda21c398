package dev.clew.content;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What holds of any content, whatever its shape and the limit.
 */
class AnySizeTests {

	private static final int SEEDS = 100;

	private final ObjectMapper strict = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

	static LongStream seeds() {
		return LongStream.range(0, SEEDS);
	}

	@ParameterizedTest
	@MethodSource("seeds")
	void isValidJsonOfAtMostThatSize(long seed) throws IOException {
		Object tree = new RandomTrees(seed).next();
		String json = this.strict.writeValueAsString(tree);
		List<ContentSource> sources = List.of(ContentSource.of(tree), (to) -> RandomTrees.write(to, tree),
				ContentSource.json(json), ContentSource.text(json));
		for (ContentSource source : sources) {
			int whole = render(source, 100_000_000).getBytes(StandardCharsets.UTF_8).length;
			for (int limit : limits(seed)) {
				check(new ContentRenderer(limit).render(source, "input"), limit, whole);
			}
		}
	}

	private static int[] limits(long seed) {
		Random random = new Random(seed);
		return new int[] { 256, 257 + random.nextInt(100), 256 + random.nextInt(2000), 256 + random.nextInt(100_000) };
	}

	private void check(Rendered rendered, int limit, int whole) throws IOException {
		int size = Objects.requireNonNull(rendered.content()).size();
		assertThat(size).isLessThanOrEqualTo(limit);
		this.strict.readTree(rendered.content().json());
		String note = rendered.note();
		if (note == null) {
			assertThat(size).isEqualTo(whole);
			return;
		}
		assertThat(note).matches("input cut: " + size + " of (at least )?\\d+ bytes kept");
		int said = Integer.parseInt(note.replaceAll(".* (\\d+) bytes kept", "$1"));
		assertThat(said).isLessThanOrEqualTo(whole);
		if (!note.contains("at least")) {
			assertThat(said).isEqualTo(whole);
		}
	}

	@ParameterizedTest
	@MethodSource("seeds")
	void whatIsNotCutIsTheSameFromEachSource(long seed) throws IOException {
		Object tree = new RandomTrees(seed).next();
		JsonNode expected = this.strict.readTree(render(ContentSource.of(tree), 100_000_000));
		ObjectMapper indented = this.strict.copy().enable(SerializationFeature.INDENT_OUTPUT);
		assertThat(this.strict.readTree(render((to) -> RandomTrees.write(to, tree), 100_000_000))).isEqualTo(expected);
		assertThat(this.strict.readTree(render(ContentSource.json(indented.writeValueAsString(expected)), 100_000_000)))
			.isEqualTo(expected);
	}

	@ParameterizedTest
	@MethodSource("seeds")
	void allThatIsKeptWasThereAndWhatIsLeftOutIsCounted(long seed) throws IOException {
		Object tree = new RandomTrees(seed).next();
		String whole = render(ContentSource.of(tree), 100_000_000);
		String kept = render((to) -> RandomTrees.write(to, tree), 256 + new Random(seed).nextInt(20_000));
		compare(this.strict.readTree(whole), this.strict.readTree(kept));
	}

	// The count of what is left out at the end of the whole is not known at all times.
	private static void compare(JsonNode whole, JsonNode kept) {
		if (kept.isArray() && whole.isArray()) {
			new Kept(whole, kept).compareElements();
		}
		else if (kept.isObject() && whole.isObject()) {
			new Kept(whole, kept).compareFields();
		}
		else if (kept.isTextual() && whole.isTextual()) {
			compareTexts(whole.textValue(), kept.textValue());
		}
		else if (!isMarker(kept)) {
			assertThat(kept).isEqualTo(whole);
		}
	}

	private static void compareTexts(String whole, String kept) {
		if (!whole.equals(kept)) {
			String[] parts = kept.split("\u2026( \\d+ characters left out \u2026)?", -1);
			assertThat(whole).hasSizeGreaterThan(90).startsWith(parts[0]).endsWith(parts[parts.length - 1]);
		}
	}

	static boolean isMarker(@Nullable JsonNode node) {
		return node != null && node.isObject() && node.has("leftOut");
	}

	private String render(ContentSource source, int limit) throws IOException {
		return Objects.requireNonNull(new ContentRenderer(limit).render(source, "input").content()).json();
	}

	@Test
	void sizesBelowGiveValidJsonToo() throws IOException {
		Map<String, Object> value = Map.of("a", List.of("text \uD83C\uDFD4", Map.of("b", true, "c", 1.5)), "d",
				List.of(List.of(), "\"quoted\""));
		for (int limit = 1; limit < 256; limit++) {
			this.strict.readTree(render(ContentSource.of(value), limit));
		}
	}

	/**
	 * A list or an object, and what is kept of it.
	 *
	 * @param whole all of it
	 * @param kept what is kept
	 */
	private record Kept(JsonNode whole, JsonNode kept) {

		void compareElements() {
			int marker = markerAt();
			int end = (marker < 0) ? this.kept.size() : marker;
			for (int i = 0; i < end; i++) {
				compare(this.whole.get(i), this.kept.get(i));
			}
			for (int i = 1; i < this.kept.size() - end; i++) {
				compare(this.whole.get(this.whole.size() - i), this.kept.get(this.kept.size() - i));
			}
			int leftOut = (marker < 0) ? 0 : this.kept.get(marker).get("leftOut").intValue() - 1;
			assertThat(this.kept.size() + leftOut).isEqualTo(this.whole.size());
		}

		private int markerAt() {
			for (int i = 0; i < this.kept.size(); i++) {
				if (isMarker(this.kept.get(i)) && !isMarker(this.whole.get(i))) {
					return i;
				}
			}
			return -1;
		}

		void compareFields() {
			boolean marked = isMarker(this.kept.get("\u2026"));
			Stream<Map.Entry<String, JsonNode>> fields = this.kept.properties().stream();
			fields.filter((field) -> !"\u2026".equals(field.getKey()))
				.forEach((field) -> compare(this.whole.get(field.getKey()), field.getValue()));
			int leftOut = marked ? this.kept.get("\u2026").get("leftOut").intValue() - 1 : 0;
			assertThat(this.kept.size() + leftOut).isEqualTo(this.whole.size());
		}

	}

}
