package dev.clew.trace;

import java.time.Instant;
import java.util.Objects;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

class PreviewTests {

	@ParameterizedTest
	@MethodSource
	void inputIsWhatTheUserSaid(String json, String expected) {
		assertThat(input(Content.ofJson(json))).isEqualTo(expected);
	}

	static Stream<Arguments> inputIsWhatTheUserSaid() {
		return Stream.of(Arguments.of("\"a \\\"b\\\"\"", "a \"b\""),
				Arguments.of("{\"messages\":[{\"content\":\"first\"},{\"content\":\"last\"}]}", "last"),
				Arguments.of("{\"messages\":[{\"content\":[{\"text\":\"a\"}]}]}",
						"{\"messages\":[{\"content\":[{\"text\":\"a\"}]}]}"),
				Arguments.of("{\"messages\":[]}", "{\"messages\":[]}"),
				Arguments.of("{\"userMessage\":\"hello\",\"arguments\":{}}", "hello"),
				Arguments.of("{\"userMessage\":null}", "{\"userMessage\":null}"), Arguments.of("[1,2]", "[1,2]"),
				Arguments.of("null", "null"), Arguments.of("no json", "no json"));
	}

	@ParameterizedTest
	@MethodSource
	void outputIsWhatTheModelSaid(String json, String expected) {
		assertThat(output(Content.ofJson(json))).isEqualTo(expected);
	}

	static Stream<Arguments> outputIsWhatTheModelSaid() {
		return Stream.of(Arguments.of("{\"role\":\"assistant\",\"content\":\"done\"}", "done"),
				Arguments.of("{\"role\":\"assistant\",\"toolCalls\":[]}", "{\"role\":\"assistant\",\"toolCalls\":[]}"),
				Arguments.of("{\"content\":\"a record of the application\"}",
						"{\"content\":\"a record of the application\"}"),
				Arguments.of("\"text\"", "text"), Arguments.of("42", "42"));
	}

	@Test
	void argumentsOfAToolAreNotTakenForMessages() {
		assertThat(input(Content.ofJson("{\"userMessage\":\"a\"}"), ObservationType.TOOL))
			.isEqualTo("{\"userMessage\":\"a\"}");
		assertThat(output(Content.ofJson("{\"role\":\"x\",\"content\":\"a\"}"), ObservationType.TOOL))
			.isEqualTo("{\"role\":\"x\",\"content\":\"a\"}");
	}

	@Test
	void longTextIsCutBetweenCharacters() {
		String mountain = "\uD83C\uDFD4";
		assertThat(input(Content.ofJson("\"" + "a".repeat(600) + "\""))).isEqualTo("a".repeat(500));
		assertThat(input(Content.ofJson("\"" + "a".repeat(499) + mountain + "\""))).isEqualTo("a".repeat(499));
		assertThat(input(Content.ofJson("\"" + "a".repeat(498) + mountain + "\"")))
			.isEqualTo("a".repeat(498) + mountain);
	}

	@ParameterizedTest
	@MethodSource
	void whatFollowsMuchIsFound(String json, String expected) {
		Content content = Content.ofJson(json.replace("...", "\\u00e4\\\"]},{[".repeat(2000)));
		assertThat(input(content)).startsWith(expected);
	}

	static Stream<Arguments> whatFollowsMuchIsFound() {
		return Stream.of(Arguments.of(
				"{\"messages\":[{\"content\":\"...\"},{\"x\":[[\"...\"],{}],\"content\":\"last\"} ],\"tools\":[\"...\"]}",
				"last"),
				Arguments.of("{ \"arguments\" : {\"a\":\"...\",\"n\":-1.5e3} , \"userMessage\" : \"hello\" }", "hello"),
				Arguments.of("\"...\"", "\u00e4\"]},{[\u00e4"), Arguments.of("[\"...\"]", "[\"\\u00e4"),
				Arguments.of("{\"messages\":[{\"content\":\"...", "{\"messages\":[{\"content\":\"\\u00e4"));
	}

	@Test
	void longOutputOfTheModelIsReadAsFarAsItIsShown() {
		String much = "a".repeat(100_000);
		assertThat(output(Content.ofJson("{\"role\":\"assistant\",\"content\":\"" + much + "\"}")))
			.isEqualTo("a".repeat(500));
		assertThat(output(Content.ofJson("{\"thinking\":\"" + much + "\",\"content\":\"b\",\"role\":\"x\"}")))
			.isEqualTo("b");
		assertThat(output(Content.ofJson("{\"content\":\"" + much + "\"}"))).startsWith("{\"content\":\"a");
	}

	@Test
	void withoutContentThereIsNone() {
		ObservationRecord empty = observation(ObservationType.AGENT).build();
		assertThat(Preview.ofInput(empty)).isNull();
		assertThat(Preview.ofOutput(empty)).isNull();
	}

	@Test
	void knowsWhatItIsOfAndWhetherThereIsMore() {
		ObservationRecord observation = observation(ObservationType.AGENT)
			.input(Content.ofJson("{\"userMessage\":\"" + "a".repeat(500) + "\"}"))
			.output(Content.ofJson("\"" + "b".repeat(501) + "\""))
			.build();
		assertThat(Preview.ofInput(observation)).isEqualTo(new Preview("a".repeat(500), false, "o-1"));
		assertThat(Preview.ofOutput(observation)).isEqualTo(new Preview("b".repeat(500), true, "o-1"));
	}

	@ParameterizedTest
	@MethodSource
	void multimodalMessageIsItsText(String json, String expected) {
		assertThat(input(Content.ofJson(json))).isEqualTo(expected);
	}

	static Stream<Arguments> multimodalMessageIsItsText() {
		String image = "{\"type\":\"image\",\"mediaType\":\"image/png\",\"size\":3}";
		String what = "{\"type\":\"text\",\"text\":\"What is it?\"}";
		return Stream
			.of(Arguments.of("{\"userMessage\":[" + image + "," + what + "]}", "What is it?"),
					Arguments.of("{\"messages\":[{\"role\":\"user\",\"content\":[" + what + "," + image + "," + what
							+ "]}]}", "What is it?\nWhat is it?"),
					Arguments.of("[" + what + "]", "What is it?"),
					Arguments.of("{\"userMessage\":[" + image + "]}", "{\"userMessage\":[" + image + "]}"),
					Arguments.of("{\"userMessage\":[]}", "{\"userMessage\":[]}"));
	}

	@Test
	void multimodalMessageOfAChainIsItsText() {
		Content parts = Content
			.ofJson("[{\"type\":\"image\"},{\"type\":\"text\",\"text\":\"" + "a".repeat(5000) + "\"}]");
		assertThat(input(parts, ObservationType.CHAIN)).isEqualTo("a".repeat(500));
		assertThat(input(parts, ObservationType.TOOL)).isEqualTo("a".repeat(500));
	}

	private static String input(Content content) {
		return input(content, ObservationType.AGENT);
	}

	private static String input(Content content, ObservationType type) {
		return Objects.requireNonNull(Preview.ofInput(observation(type).input(content).build())).text();
	}

	private static String output(Content content) {
		return output(content, ObservationType.AGENT);
	}

	private static String output(Content content, ObservationType type) {
		return Objects.requireNonNull(Preview.ofOutput(observation(type).output(content).build())).text();
	}

	private static ObservationRecordBuilder observation(ObservationType type) {
		return ObservationRecord.builder("t-1", "o-1", type, "desk", Instant.EPOCH);
	}

}
