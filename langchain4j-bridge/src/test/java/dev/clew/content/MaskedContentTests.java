package dev.clew.content;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.clew.content.mask.BuiltInMask;
import dev.clew.content.mask.ContentMasks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How contents are masked.
 */
class MaskedContentTests {

	private static final ObjectMapper MAPPER = new ObjectMapper();

	private static final String KEY = "sk-proj-Ab3dEf6hIj-KlMnOp_QrStUv9xYz012345";

	private static final String MASK = "[masked: credential]";

	private static final Set<MaskedField> ALL = EnumSet.allOf(MaskedField.class);

	private final List<String> faults = new ArrayList<>();

	private final Masking masking = masking(ContentMasks.builtIn());

	private Masking masking(ContentMasker masker) {
		return Masking.of(masker, ALL, (component, fault) -> this.faults.add(component + ": " + fault));
	}

	@Test
	void textsNamesAndNumbersAreMasked() throws IOException {
		Map<String, Object> content = new LinkedHashMap<>();
		content.put("text", "it is " + KEY);
		content.put(KEY, List.of(1, 4111111111111111L, "4111 1111 1111 1111"));
		content.put("AKIAIOSFODNN7EXAMPLE", 4.111111111111111E15);
		Rendered rendered = render(ContentSource.of(content));
		assertThat(json(rendered)).isEqualTo("{\"text\":\"it is " + MASK + "\",\"" + MASK
				+ "\":[1,\"[masked: card]\",\"[masked: card]\"],\"" + MASK + " (2)\":\"[masked: card]\"}");
		assertThat(rendered.notes()).containsExactly("input: 3 credentials, 3 cards masked");
	}

	@ParameterizedTest
	@ValueSource(strings = { "{\"key\":\"%s\"}", "{\"key\": [ \"%s\", 1 ] }", "{\"a\":\"\\u0041\",\"key\":\"%s\"}",
			"[\"%s\"]", "\"%s\"" })
	void stringsOfJsonTextAreMasked(String json) throws IOException {
		Rendered rendered = render(ContentSource.json(json.formatted(KEY)));
		assertThat(MAPPER.readTree(json(rendered))).isEqualTo(MAPPER.readTree(json.formatted(MASK)));
		assertThat(rendered.notes()).containsExactly("input: 1 credential masked");
	}

	@ParameterizedTest
	@ValueSource(strings = { "sk\\u002dproj\\u002dAb3dEf6hIjKlMnOpQrStUv9xYz012345",
			"\\u0073k-proj-Ab3dEf6hIjKlMnOpQrStUv9xYz012345", "postgres:\\/\\/clew:s3cret@db",
			"4111\\u00201111\\u00201111\\u00201111" })
	void escapesOfJsonDoNotHideAnything(String escaped) throws IOException {
		String json = "{\"key\":\"" + escaped + "\"}";
		assertThat(json(render(ContentSource.json(json)))).contains("[masked: ")
			.doesNotContain("9xYz", "s3cret", "4111");
		// JSON in a string, and that in a string again.
		String within = MAPPER.writeValueAsString(json);
		Rendered once = render(ContentSource.text(json));
		Rendered twice = render(ContentSource.json(MAPPER.writeValueAsString(within)));
		assertThat(json(once)).contains("[masked: ").doesNotContain("9xYz", "s3cret", "4111");
		assertThat(json(twice)).contains("[masked: ").doesNotContain("9xYz", "s3cret", "4111");
		assertThat(MAPPER.readTree(MAPPER.readTree(json(once)).asText()).get("key").asText()).contains("[masked: ");
	}

	@Test
	void textInBase64IsMaskedAsAWhole() throws IOException {
		String plain = "{\"huts\":[\"HUT-204\"],\"note\":\"r\u00f6om\",\"key\":\"" + KEY + "\"}";
		String base64 = Base64.getEncoder().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
		String lines = Base64.getMimeEncoder().encodeToString(plain.repeat(3).getBytes(StandardCharsets.UTF_8));
		String url = Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
		String twice = Base64.getEncoder().encodeToString(base64.getBytes(StandardCharsets.UTF_8));
		for (String text : List.of(base64, lines, url, twice, "/files/" + url)) {
			assertThat(json(render(ContentSource.text("data: " + text + " end")))).as(text)
				.matches("\"data: (/files/)?\\[masked: credential] end\"");
		}
		String harmless = Base64.getEncoder()
			.encodeToString("The hut is open from June on".getBytes(StandardCharsets.UTF_8));
		assertThat(json(render(ContentSource.text(harmless)))).isEqualTo('"' + harmless + '"');
	}

	// Of lists, texts and JSON, at each place around the cut.
	@ParameterizedTest
	@ValueSource(ints = { 300, 1000, 5000 })
	void noPartOfASecretIsLeftWhereContentIsCut(int maxSize) throws IOException {
		ContentRenderer renderer = new ContentRenderer(maxSize);
		for (int at = 0; at < 2 * maxSize; at += (maxSize > 2000) ? 17 : 3) {
			String text = filled(at) + " " + KEY + " " + filled(40_000 + maxSize);
			String end = filled(40_000 + maxSize) + " " + KEY + " " + filled(at);
			for (String one : List.of(text, end, filled(at) + " " + KEY + " " + filled(2 * maxSize))) {
				for (ContentSource source : List.of(ContentSource.text(one), ContentSource.of(List.of("a", one, "b")),
						ContentSource.json("{\"a\":\"" + one + "\",\"b\":[\"" + one + "\"]}"))) {
					Rendered rendered = renderer.render(source, "input", this.masking, MaskedField.INPUTS);
					assertThat(leftOf(KEY, json(rendered))).as("at %d", at).isLessThan(9);
					MAPPER.readTree(json(rendered));
				}
			}
		}
	}

	// What was masked makes room for what is cut at the edge of what was looked at.
	@Test
	void nothingIsLeftOfWhatWasCutBeforeItCouldBeMasked() throws IOException {
		String password = "Secr3tPassw0rdOfTheHut";
		String key = "-----BEGIN PRIVATE KEY-----\n"
				+ "MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQC7VJTUt9Us8cKj\n".repeat(66)
				+ "-----END PRIVATE KEY-----";
		for (int at = 0; at < 300; at++) {
			String head = key + " " + filled(at) + " postgres://clew:" + password + "@db.example ";
			String tail = " " + filled(at) + " postgres://clew:" + password + "@db.example " + key;
			for (ContentSource source : List.of(ContentSource.text(head + filled(60_000) + tail),
					ContentSource.json("[\"" + (head + filled(60_000) + tail).replace("\n", "\\n") + "\"]"))) {
				Rendered rendered = new ContentRenderer(1000).render(source, "input", this.masking, MaskedField.INPUTS);
				assertThat(leftOf(password, json(rendered))).as("at %d", at).isLessThan(9);
			}
		}
	}

	private static String filled(int length) {
		return "The hut is open. ".repeat(length / 17 + 1).substring(0, length);
	}

	private static int leftOf(String secret, String text) {
		for (int length = secret.length(); length > 8; length--) {
			for (int i = 0; i + length <= secret.length(); i++) {
				if (text.contains(secret.substring(i, i + length))) {
					return length;
				}
			}
		}
		return 0;
	}

	@Test
	void randomTreesStayJsonAndHoldNoSecret() throws IOException {
		for (int seed = 0; seed < 300; seed++) {
			Object tree = new RandomTrees(seed,
					List.of(KEY, "4111 1111 1111 1111",
							"-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBgkqhkiG9w0BAQEFAASC\n-----END PRIVATE KEY-----",
							"{\"k\":\"" + KEY + "\"}"))
				.next();
			String json = MAPPER.writeValueAsString(tree);
			for (ContentSource source : List.of(ContentSource.of(tree), ContentSource.json(json),
					ContentSource.text(json))) {
				for (int maxSize : List.of(200, 100_000)) {
					Rendered rendered = new ContentRenderer(maxSize).render(source, "input", this.masking,
							MaskedField.INPUTS);
					JsonNode read = MAPPER.readTree(json(rendered));
					assertThat(read).isNotNull();
					assertThat(json(rendered)).doesNotContain("9xYz", "1111 1111", "MIIEv");
				}
			}
		}
	}

	@Test
	void keptContentIsMaskedOnceForEachMasking() throws IOException {
		List<String> asked = new ArrayList<>();
		ContentSource kept = ContentSource.kept((json) -> {
			asked.add("asked");
			json.writeString("tool with " + KEY);
		});
		ContentRenderer renderer = new ContentRenderer(10_000);
		for (int i = 0; i < 5; i++) {
			Rendered rendered = renderer.render((json) -> {
				json.writeStartArray();
				kept.writeTo(json);
				json.writeEndArray();
			}, "input", this.masking, MaskedField.INPUTS);
			assertThat(json(rendered)).isEqualTo("[\"tool with " + MASK + "\"]");
			assertThat(rendered.notes()).containsExactly("input: 1 credential masked");
		}
		assertThat(asked).hasSizeLessThan(6);
		assertThat(json(renderer.render(kept, "input"))).contains(KEY);
		assertThat(json(
				renderer.render(kept, "input", masking(ContentMasks.builtIn(BuiltInMask.CARDS)), MaskedField.INPUTS)))
			.contains(KEY);
		assertThat(json(render(kept))).isEqualTo("\"tool with " + MASK + "\"");
	}

	@Test
	void fieldThatIsNotMaskedIsAsItWas() throws IOException {
		Masking outputs = Masking.of(ContentMasks.builtIn(), Set.of(MaskedField.OUTPUTS), (component, fault) -> {
		});
		ContentRenderer renderer = new ContentRenderer(1000);
		assertThat(json(renderer.render(ContentSource.text(KEY), "input", outputs, MaskedField.INPUTS))).contains(KEY);
		assertThat(json(renderer.render(ContentSource.text(KEY), "output", outputs, MaskedField.OUTPUTS)))
			.isEqualTo('"' + MASK + '"');
	}

	@Test
	void maskerThatThrowsHidesTheField() throws IOException {
		Masking broken = masking((text, field, found) -> {
			throw new IllegalStateException("with " + text);
		});
		Rendered rendered = new ContentRenderer(1000).render(ContentSource.text("Hello"), "input", broken,
				MaskedField.INPUTS);
		assertThat(rendered.content()).isNull();
		assertThat(rendered.notes()).hasSize(1)
			.first()
			.asString()
			.matches("input: hidden, the mask 'dev.clew.content.MaskedContentTests\\$.*' failed: "
					+ "java.lang.IllegalStateException");
		assertThat(this.faults).containsExactly("mask: java.lang.IllegalStateException: with Hello");
		List<String> notes = new ArrayList<>();
		assertThat(broken.text("Hello", MaskedField.NAMES, "name", notes::add)).isEqualTo(Masking.HIDDEN);
		assertThat(notes).hasSize(1).first().asString().startsWith("name: hidden, the mask");
	}

	@Test
	void maskerThatTakesTooLongHidesTheField() throws IOException {
		Masking slow = masking((text, field, found) -> {
			long end = System.nanoTime() + 110_000_000;
			while (System.nanoTime() < end) {
				Thread.onSpinWait();
			}
			return text;
		});
		Rendered rendered = new ContentRenderer(1000).render(ContentSource.of(List.of("a", "b", "c")), "input", slow,
				MaskedField.INPUTS);
		assertThat(rendered.content()).isNull();
		assertThat(rendered.notes()).hasSize(1).first().asString().endsWith("java.util.concurrent.TimeoutException");
		assertThat(this.faults).containsExactly("mask: java.util.concurrent.TimeoutException");
	}

	@Test
	void maskerThatDoesNotCountIsCounted() throws IOException {
		Masking own = masking((text, field, found) -> text.replace("Ann", "[masked: name]"));
		Rendered rendered = new ContentRenderer(1000).render(ContentSource.of(List.of("Ann", "Bob", "Ann")), "output",
				own, MaskedField.OUTPUTS);
		assertThat(json(rendered)).isEqualTo("[\"[masked: name]\",\"Bob\",\"[masked: name]\"]");
		assertThat(rendered.notes()).containsExactly("output: 2 texts masked");
	}

	@Test
	void previewChangesNothingAndSaysWhatItWould() throws IOException {
		List<String> told = new ArrayList<>();
		Masking preview = this.masking.preview(told::add);
		Rendered rendered = new ContentRenderer(1000).render(ContentSource.of(List.of(KEY, KEY, 4111111111111111L)),
				"input", preview, MaskedField.INPUTS);
		assertThat(json(rendered)).isEqualTo("[\"" + KEY + "\",\"" + KEY + "\",4111111111111111]");
		assertThat(rendered.notes()).isEmpty();
		assertThat(told).containsExactly("input: 2 credentials, 1 card");
	}

	@Test
	void longTextsOfOtherFieldsAreMaskedBeforeTheyAreCut() {
		List<String> notes = new ArrayList<>();
		IntStream.range(1900, 2010).forEach((at) -> {
			String text = filled(at) + " " + KEY + filled(100_000);
			String kept = Texts.cut(this.masking.beginning(text, 2000, MaskedField.ERRORS, "error", notes::add), 2000);
			assertThat(leftOf(KEY, kept)).as("at %d", at).isLessThan(9);
			String both = this.masking.middle(
					filled(at - 1000) + " " + KEY + filled(100_000) + " " + KEY + filled(at - 1000), 2000,
					MaskedField.PROMPTS, "prompt", notes::add);
			assertThat(both).hasSizeLessThanOrEqualTo(2000).contains("characters left out");
			assertThat(leftOf(KEY, both)).as("at %d", at).isLessThan(9);
		});
	}

	private Rendered render(ContentSource source) throws IOException {
		return new ContentRenderer(100_000).render(source, "input", this.masking, MaskedField.INPUTS);
	}

	private static String json(Rendered rendered) {
		return Objects.requireNonNull(rendered.content()).json();
	}

}
