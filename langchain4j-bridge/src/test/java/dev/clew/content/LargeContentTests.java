package dev.clew.content;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is kept of contents that are too large.
 */
class LargeContentTests {

	private final ObjectMapper mapper = new ObjectMapper();

	@ParameterizedTest
	@CsvSource({ "375, 65536", "475, 65536", "5000, 65536", "45, 8192", "375, 8192", "45, 1024" })
	void ofToolLoopWholeMessagesAreKeptFromTheBeginningAndMoreOfThemFromTheEnd(int rounds, int maxSize)
			throws IOException {
		List<Map<String, Object>> all = toolLoop(rounds);
		Rendered rendered = new ContentRenderer(maxSize).render((json) -> conversation(json, all), "input");
		assertThat(size(rendered)).isBetween(maxSize - 300, maxSize);
		List<JsonNode> kept = elements(parse(rendered).get("messages"));
		int marker = IntStream.range(0, kept.size()).filter((i) -> kept.get(i).has("leftOut")).findFirst().orElse(-1);
		List<JsonNode> whole = elements(this.mapper.valueToTree(all));
		assertThat(kept.subList(0, marker)).isEqualTo(whole.subList(0, marker));
		int tail = kept.size() - marker - 1;
		assertThat(kept.subList(marker + 1, kept.size())).isEqualTo(whole.subList(whole.size() - tail, whole.size()));
		assertThat(kept.get(marker).get("leftOut").intValue()).isEqualTo(whole.size() - marker - tail);
		assertThat(marker).isGreaterThan(1);
		assertThat(tail).isGreaterThan(marker);
	}

	private static List<Map<String, Object>> toolLoop(int rounds) {
		List<Map<String, Object>> messages = new ArrayList<>();
		messages.add(fields("role", "system", "content", "You answer questions on bookings."));
		messages.add(fields("role", "user", "content", "Which of my huts are free?"));
		for (int i = 0; i < rounds; i++) {
			messages.add(fields("role", "assistant", "toolCalls", List
				.of(fields("id", "call_" + i, "name", "findHut", "arguments", fields("hut", "HUT-" + i, "beds", i)))));
			messages.add(fields("role", "tool", "name", "findHut", "content", "Hut " + i + " is free.", "toolCallId",
					"call_" + i));
		}
		return messages;
	}

	private static Map<String, Object> fields(Object... namesAndValues) {
		Map<String, Object> fields = new LinkedHashMap<>();
		for (int i = 0; i < namesAndValues.length; i += 2) {
			fields.put((String) namesAndValues[i], namesAndValues[i + 1]);
		}
		return fields;
	}

	private static void conversation(JsonGenerator json, List<Map<String, Object>> messages) throws IOException {
		json.writeStartObject();
		json.writeFieldName("messages");
		Elements.write(json, messages, JsonGenerator::writePOJO);
		json.writeEndObject();
	}

	@ParameterizedTest
	@CsvSource({ "65536", "8192", "1024" })
	void ofRowsWholeOnesAreKept(int maxSize) throws IOException {
		List<Map<String, Object>> rows = IntStream.range(0, 1500)
			.mapToObj((i) -> fields("hut", "HUT-" + i, "note", "Nobody has slept here since winter " + i, "beds", i))
			.toList();
		ContentRenderer renderer = new ContentRenderer(maxSize);
		Rendered rendered = renderer.render(ContentSource.of(rows), "output");
		JsonNode kept = parse(rendered);
		assertThat(size(rendered)).isBetween(maxSize - 100, maxSize);
		assertThat(kept).filteredOn((row) -> !row.has("leftOut"))
			.allSatisfy((row) -> assertThat(row.get("note").textValue())
				.isEqualTo("Nobody has slept here since winter " + row.get("beds")));
		assertThat(kept.get(0).get("hut").textValue()).isEqualTo("HUT-0");
		assertThat(kept.get(kept.size() - 1).get("hut").textValue()).isEqualTo("HUT-1499");
		assertThat(parse(renderer.render(ContentSource.json(this.mapper.writeValueAsString(rows)), "output")))
			.isEqualTo(kept);
	}

	@Test
	void longTextsAreCutAtBothEndsRatherThanLeftOut() throws IOException {
		List<Map<String, Object>> messages = new ArrayList<>();
		for (int i = 0; i < 40; i++) {
			messages.add(fields("role", "user", "content", "Question " + i + " " + "x".repeat(5000) + " of " + i));
		}
		Rendered rendered = new ContentRenderer(65536).render((json) -> conversation(json, messages), "input");
		List<JsonNode> kept = elements(parse(rendered).get("messages"));
		assertThat(kept).hasSize(40);
		for (int i = 0; i < 40; i++) {
			assertThat(kept.get(i).get("role").textValue()).isEqualTo("user");
			assertThat(kept.get(i).get("content").textValue())
				.matches("Question " + i + " x{700,}\u2026 \\d+ characters left out \u2026x{700,} of " + i);
		}
		int whole = this.mapper.writeValueAsBytes(Map.of("messages", messages)).length;
		assertThat(rendered.note()).isEqualTo("input cut: " + size(rendered) + " of " + whole + " bytes kept");
	}

	@Test
	void namesAndIdsAreKeptWhateverTheirLength() throws IOException {
		String id = "call_" + "0123456789".repeat(20);
		Map<String, Object> message = fields("role", "tool", "name", id, "content", "y".repeat(5000), "toolCallId", id);
		JsonNode kept = parse(new ContentRenderer(1024).render(ContentSource.of(message), "input"));
		assertThat(kept.get("role").textValue()).isEqualTo("tool");
		assertThat(kept.get("name").textValue()).isEqualTo(id);
		assertThat(kept.get("toolCallId").textValue()).isEqualTo(id);
		assertThat(kept.get("content").textValue()).matches("y{150,}\u2026 \\d+ characters left out \u2026y{150,}");
	}

	@Test
	void whatIsLeftOutOfObjectIsCountedInItsMiddle() throws IOException {
		Map<String, Object> answers = new LinkedHashMap<>();
		IntStream.range(0, 1000).forEach((i) -> answers.put("question" + i, "answer " + i));
		String kept = json(new ContentRenderer(300).render(ContentSource.of(answers), "output"));
		assertThat(kept).isEqualTo("{\"question0\":\"answer 0\",\"question1\":\"answer 1\",\"question2\":\"answer 2\","
				+ "\"\u2026\":{\"leftOut\":990},\"question993\":\"answer 993\",\"question994\":\"answer 994\",\"question995\":\"answer 995\","
				+ "\"question996\":\"answer 996\",\"question997\":\"answer 997\",\"question998\":\"answer 998\","
				+ "\"question999\":\"answer 999\"}");
	}

	@Test
	void numbersAreWholeOrLeftOut() throws IOException {
		String number = "9".repeat(300);
		String json = "[1," + number + ",2]";
		assertThat(json(new ContentRenderer(400).render(ContentSource.json(json), "output"))).isEqualTo(json);
		assertThat(json(new ContentRenderer(302).render(ContentSource.json(json), "output")))
			.isEqualTo("[1,{\"leftOut\":1},2]");
	}

	private static List<JsonNode> elements(JsonNode list) {
		List<JsonNode> elements = new ArrayList<>();
		list.forEach(elements::add);
		return elements;
	}

	private JsonNode parse(Rendered rendered) throws IOException {
		return this.mapper.readTree(json(rendered));
	}

	private static String json(Rendered rendered) {
		return Objects.requireNonNull(rendered.content()).json();
	}

	private static int size(Rendered rendered) {
		return Objects.requireNonNull(rendered.content()).size();
	}

}
