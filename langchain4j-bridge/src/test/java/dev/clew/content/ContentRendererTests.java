package dev.clew.content;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class ContentRendererTests {

	private static final String MOUNTAIN = "\uD83C\uDFD4";

	private final ObjectMapper mapper = new ObjectMapper();

	private final ContentRenderer renderer = new ContentRenderer(1000);

	@Test
	void whatFitsIsNotCut() throws IOException {
		String text = "a".repeat(997);
		Rendered rendered = this.renderer.render(ContentSource.text(text), "input");
		assertThat(json(rendered)).isEqualTo('"' + text + '"');
		assertThat(rendered.note()).isNull();
	}

	@Test
	void longTextIsCutAndTheNoteSaysBothSizes() throws IOException {
		Rendered rendered = this.renderer.render(ContentSource.text("a".repeat(5000)), "input");
		assertThat(json(rendered))
			.isEqualTo('"' + "a".repeat(483) + "\u2026 4034 characters left out \u2026" + "a".repeat(483) + '"');
		assertThat(rendered.note()).isEqualTo("input cut: 1000 of 5002 bytes kept");
	}

	@Test
	void longTextIsCutAtCharacterBoundary() throws IOException {
		Rendered rendered = this.renderer.render(ContentSource.text("a" + MOUNTAIN.repeat(1000)), "output");
		assertThat(parse(rendered).textValue())
			.isEqualTo("a" + MOUNTAIN.repeat(120) + "\u2026 1520 characters left out \u2026" + MOUNTAIN.repeat(120));
		assertThat(rendered.note()).isEqualTo("output cut: 995 of 4003 bytes kept");
	}

	@Test
	void shortTextsSurviveBesideLongOne() throws IOException {
		List<String> texts = List.of("system", "x".repeat(100_000), "question", "y".repeat(100_000), "answer");
		JsonNode kept = parse(this.renderer.render(ContentSource.of(texts), "input"));
		assertThat(kept).extracting(JsonNode::textValue).element(0).isEqualTo("system");
		assertThat(kept.get(2).textValue()).isEqualTo("question");
		assertThat(kept.get(4).textValue()).isEqualTo("answer");
		assertThat(kept.get(1).textValue()).hasSameSizeAs(kept.get(3).textValue()).hasSizeGreaterThan(400);
	}

	@Test
	void ofVeryManyElementsSomeAreKeptAndTheOthersCounted() throws IOException {
		Rendered rendered = this.renderer.render(ContentSource.of(Collections.nCopies(100_000, 7)), "output");
		assertThat(json(rendered)).matches("\\[(7,){160}\\{\"leftOut\":\\d+}(,7){320}]");
		assertThat(parse(rendered).get(160).get("leftOut").intValue()).isEqualTo(100_000 - 160 - 320);
		assertThat(rendered.note()).matches("output cut: \\d+ of at least 10\\d{4} bytes kept");
	}

	@Test
	void endlessContentEndsToo() throws IOException {
		ContentSource endless = (json) -> {
			json.writeStartArray();
			while (true) {
				json.writeString("and on");
			}
		};
		Rendered rendered = this.renderer.render(endless, "output");
		assertThat(json(rendered)).startsWith("[\"and on\",\"and on\",").contains(",\"orMore\":true}");
		assertThat(size(rendered)).isLessThanOrEqualTo(1000);
		assertThat(rendered.note()).matches("output cut: \\d+ of at least \\d+ bytes kept");
	}

	@Test
	void ofVeryManyFieldsSomeAreKeptAndTheOthersCounted() throws IOException {
		Map<String, Integer> map = new LinkedHashMap<>();
		for (int i = 0; i < 10_000; i++) {
			map.put("\u5C71 " + i, i);
		}
		Rendered rendered = this.renderer.render(ContentSource.of(map), "output");
		assertThat(parse(rendered).get("\u5C71 0").intValue()).isZero();
		assertThat(parse(rendered).get("\u5C71 9999").intValue()).isEqualTo(9999);
		assertThat(parse(rendered).size() + parse(rendered).at("/\u2026/leftOut").intValue()).isEqualTo(10_001);
		assertThat(size(rendered)).isBetween(950, 1000);
	}

	@Test
	void arraysOfNumbersAreBoundedToo() throws IOException {
		for (Object array : List.of(new int[10_000], new long[10_000], new double[10_000], new float[10_000],
				new short[10_000], Collections.nCopies(10_000, BigInteger.TEN),
				Collections.nCopies(10_000, BigDecimal.ONE), Collections.nCopies(10_000, Math.PI))) {
			Rendered rendered = this.renderer.render(ContentSource.of(array), "output");
			assertThat(parse(rendered)).isNotEmpty();
			assertThat(size(rendered)).isLessThanOrEqualTo(1000);
			assertThat(rendered.note()).startsWith("output cut: ");
		}
	}

	@Test
	void binaryIsReplacedByItsSize() throws IOException {
		assertThat(render(new Picture(new byte[100_000]))).isEqualTo("{\"data\":{\"size\":100000}}");
	}

	@Test
	void rawJsonIsParsed() throws IOException {
		assertThat(json(this.renderer.render((json) -> json.writeRawValue("{\"a\": 1}"), "input")))
			.isEqualTo("{\"a\":1}");
		assertThat(json(this.renderer.render((json) -> json.writeRawValue("{]"), "input"))).isEqualTo("\"{]\"");
	}

	@Test
	void hostileTextsAreValidJson() throws IOException {
		List<String> hostile = List.of("\uD83C", "\uDFD4\uD83C", "\u0000\u001F\u007F", "\"}]", "\\", "\\u0041",
				"</script>", "\u2028\u2029", "\uFEFF", "");
		JsonNode parsed = parse(this.renderer.render(ContentSource.of(hostile), "input"));
		assertThat(parsed).extracting(JsonNode::textValue)
			.containsExactly("\uFFFD", "\uFFFD\uFFFD", "\u0000\u001F\u007F", "\"}]", "\\", "\\u0041", "</script>",
					"\u2028\u2029", "\uFEFF", "");
	}

	@Test
	void hostileFieldNamesAreValidJson() throws IOException {
		assertThat(parse(this.renderer.render(ContentSource.of(Map.of("\uD83C\"", 1)), "input")).fieldNames())
			.toIterable()
			.containsExactly("\uFFFD\"");
	}

	@Test
	void writesMapsRecordsAndBeans() throws IOException {
		assertThat(render(Map.of("a", 1))).isEqualTo("{\"a\":1}");
		assertThat(render(new Booking("HUT-204", 2))).isEqualTo("{\"number\":\"HUT-204\",\"beds\":2}");
		assertThat(render(new Object())).isEqualTo("{}");
		assertThat(render(null)).isEqualTo("null");
	}

	@Test
	void jsonIsKeptAsJsonAndAnythingElseAsText() throws IOException {
		assertThat(json("{\"number\": \"HUT-204\"}")).isEqualTo("{\"number\":\"HUT-204\"}");
		assertThat(json("17")).isEqualTo("17");
		for (String text : List.of("{\"number\":", "{} {}", "", "no", "[1,]", "NaN")) {
			assertThat(parse(this.renderer.render(ContentSource.json(text), "input")).textValue()).isEqualTo(text);
		}
	}

	@Test
	void jsonIsTakenOverWithoutTheSpaceBetweenItsParts() throws IOException {
		assertThat(json(" {\"a b\" :\t[ 1.50 , \"c  \u5C71" + MOUNTAIN + "\" ],\n\"a b\":1e3}\r\n"))
			.isEqualTo("{\"a b\":[1.50,\"c  \u5C71" + MOUNTAIN + "\"],\"a b\":1e3}");
		assertThat(json("[\"\uD83C\"]")).isEqualTo("[\"\uFFFD\"]");
		assertThat(json("[\"\\u0041\"]")).isEqualTo("[\"A\"]");
	}

	@Test
	void longTextWithinJsonIsCut() throws IOException {
		Rendered rendered = this.renderer.render(ContentSource.json("{\"a\":\"" + "b".repeat(2000) + "\",\"c\":1}"),
				"input");
		assertThat(parse(rendered).get("a").textValue())
			.matches("b{470,}\u2026 \\d+ characters left out \u2026b{470,}");
		assertThat(parse(rendered).get("c").intValue()).isEqualTo(1);
	}

	@Test
	void textsAreWrittenAsJacksonWritesThem() throws IOException {
		StringBuilder all = new StringBuilder();
		for (char ch = 0; ch < 0x900; ch++) {
			all.append(ch);
		}
		String text = all.append("\u2028\uFEFF\uFFFF").append(MOUNTAIN).toString();
		Rendered rendered = new ContentRenderer(10_000).render(ContentSource.text(text), "input");
		assertThat(json(rendered)).isEqualTo(this.mapper.writeValueAsString(text));
	}

	@Test
	void whatFailedBeforeLeavesNoTrace() throws IOException {
		ContentSource broken = (json) -> {
			json.writeStartArray();
			json.writeString("a");
			throw new IOException("not now");
		};
		assertThat(render("before")).isEqualTo("\"before\"");
		assertThatExceptionOfType(IOException.class).isThrownBy(() -> this.renderer.render(broken, "input"));
		assertThat(render(List.of("b"))).isEqualTo("[\"b\"]");
		assertThat(render("after")).isEqualTo("\"after\"");
	}

	@Test
	void contentWithinContentIsOfItsOwn() throws IOException {
		ContentSource outer = (json) -> {
			json.writeStartArray();
			json.writeString(render("inner"));
			json.writeEndArray();
		};
		assertThat(json(this.renderer.render(outer, "input"))).isEqualTo("[\"\\\"inner\\\"\"]");
	}

	@Test
	void contentsOfSeveralThreadsAreKeptApart() {
		assertThat(IntStream.range(0, 5000).parallel().mapToObj(this::rendered)).allMatch((same) -> same);
	}

	private boolean rendered(int number) {
		try {
			String text = "text ".repeat(number % 190) + number;
			return render(text).equals('"' + text + '"');
		}
		catch (IOException ex) {
			return false;
		}
	}

	@Test
	void partsOfJsonThatCouldBeAnythingAreRefused() {
		ContentSource raw = (json) -> json.writeRaw("}");
		assertThatExceptionOfType(UnsupportedOperationException.class)
			.isThrownBy(() -> this.renderer.render(raw, "input"));
	}

	@Test
	void numbersThatJsonDoesNotHaveAreTexts() throws IOException {
		assertThat(render(List.of(Double.NaN, Float.NEGATIVE_INFINITY, 1.5f, 1e300)))
			.isEqualTo("[\"NaN\",\"-Infinity\",1.5,1.0E300]");
	}

	@Test
	void deepJsonIsKeptAsText() throws IOException {
		String deep = "[".repeat(10_000) + "]".repeat(10_000);
		Rendered rendered = this.renderer.render(ContentSource.json(deep), "input");
		assertThat(parse(rendered).textValue()).matches("\\[{480,}\u2026 \\d+ characters left out \u2026]{480,}");
		assertThat(rendered.note()).isEqualTo("input cut: 1000 of at least 20002 bytes kept");
	}

	@Test
	void deepContentIsRefused() {
		ContentSource deep = (json) -> {
			for (int i = 0; i < 10_000; i++) {
				json.writeStartArray();
			}
		};
		ContentRenderer large = new ContentRenderer(1_000_000);
		assertThatExceptionOfType(IOException.class).isThrownBy(() -> large.render(deep, "input"));
	}

	@Test
	void refusesToKeepNothing() {
		assertThatIllegalArgumentException().isThrownBy(() -> new ContentRenderer(0))
			.withMessage("maxSize must be at least 1 byte, but is 0");
	}

	private String render(@Nullable Object value) throws IOException {
		return json(this.renderer.render(ContentSource.of(value), "input"));
	}

	private String json(String text) throws IOException {
		return json(this.renderer.render(ContentSource.json(text), "input"));
	}

	private static String json(Rendered rendered) {
		return Objects.requireNonNull(rendered.content()).json();
	}

	private static int size(Rendered rendered) {
		return json(rendered).getBytes(StandardCharsets.UTF_8).length;
	}

	private JsonNode parse(Rendered rendered) throws IOException {
		return this.mapper.readTree(json(rendered));
	}

	record Booking(String number, int beds) {
	}

	record Picture(byte[] data) {
	}

}
