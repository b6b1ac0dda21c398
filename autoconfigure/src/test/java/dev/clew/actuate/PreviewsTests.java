package dev.clew.actuate;

import java.util.stream.Stream;

import dev.clew.trace.Content;
import dev.clew.trace.ObservationType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

class PreviewsTests {

	@ParameterizedTest
	@MethodSource
	void inputIsWhatTheUserSaid(String json, String expected) {
		assertThat(Previews.ofInput(Content.ofJson(json))).isEqualTo(expected);
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
		assertThat(Previews.ofOutput(Content.ofJson(json))).isEqualTo(expected);
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
		assertThat(Previews.ofInput(Content.ofJson("{\"userMessage\":\"a\"}"), ObservationType.TOOL))
			.isEqualTo("{\"userMessage\":\"a\"}");
		assertThat(Previews.ofOutput(Content.ofJson("{\"role\":\"x\",\"content\":\"a\"}"), ObservationType.TOOL))
			.isEqualTo("{\"role\":\"x\",\"content\":\"a\"}");
	}

	@Test
	void longTextIsCutBetweenCharacters() {
		String mountain = "\uD83C\uDFD4";
		assertThat(Previews.ofInput(Content.ofJson("\"" + "a".repeat(600) + "\""))).isEqualTo("a".repeat(500));
		assertThat(Previews.ofInput(Content.ofJson("\"" + "a".repeat(499) + mountain + "\"")))
			.isEqualTo("a".repeat(499));
		assertThat(Previews.ofInput(Content.ofJson("\"" + "a".repeat(498) + mountain + "\"")))
			.isEqualTo("a".repeat(498) + mountain);
	}

	@ParameterizedTest
	@MethodSource
	void whatFollowsMuchIsFound(String json, String expected) {
		Content content = Content.ofJson(json.replace("...", "\\u00e4\\\"]},{[".repeat(2000)));
		assertThat(Previews.ofInput(content)).startsWith(expected);
	}

	static Stream<Arguments> whatFollowsMuchIsFound() {
		return Stream.of(Arguments.of(
				"{\"messages\":[{\"content\":\"...\"},{\"x\":[[\"...\"],{}],\"content\":\"last\"} ],\"tools\":[\"...\"]}",
				"last"),
				Arguments.of("{ \"arguments\" : {\"a\":\"...\",\"n\":-1.5e3} , \"userMessage\" : \"hello\" }", "hello"),
				Arguments.of("\"...\"", "\u00e4\"]},{[\u00e4"), Arguments.of("[\"...\"]", "[\"\\u00e4"),
				Arguments.of("{\"messages\":[{\"content\":\"...", "\u00e4\"]}"));
	}

	@Test
	void longOutputOfTheModelIsReadAsFarAsItIsShown() {
		String much = "a".repeat(100_000);
		assertThat(Previews.ofOutput(Content.ofJson("{\"role\":\"assistant\",\"content\":\"" + much + "\"}")))
			.isEqualTo("a".repeat(500));
		assertThat(
				Previews.ofOutput(Content.ofJson("{\"thinking\":\"" + much + "\",\"content\":\"b\",\"role\":\"x\"}")))
			.isEqualTo("b");
		assertThat(Previews.ofOutput(Content.ofJson("{\"content\":\"" + much + "\"}"))).startsWith("{\"content\":\"a");
	}

	@Test
	void withoutContentThereIsNone() {
		assertThat(Previews.ofInput(null)).isNull();
		assertThat(Previews.ofOutput(null)).isNull();
	}

}
