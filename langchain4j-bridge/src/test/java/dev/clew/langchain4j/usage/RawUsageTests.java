package dev.clew.langchain4j.usage;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class RawUsageTests {

	@Test
	void numbersAndTextsOfTheUsageAreRead() {
		RawUsage usage = RawUsage.of("""
				{"id":"x","choices":[{"usage":{"prompt_tokens":99}}],"usage":{"prompt_tokens":10,"cost":0.00014,
				"prompt_tokens_details":{"audio_tokens":4,"deeper":{"no":1}},"speed":"fast","list":[1,2],"none":null},
				"after":{"usage":{"prompt_tokens":98}}}""");
		assertThat(usage.values()).isEqualTo(Map.of("prompt_tokens", "10", "cost", "0.00014",
				"prompt_tokens_details.audio_tokens", "4", "speed", "fast"));
	}

	@ParameterizedTest
	@NullSource
	@ValueSource(strings = { "", "[DONE]", "\"usage\"", "[{\"usage\":{\"cost\":1}}]", "{\"usage\":null}",
			"{\"usage\":7}", "{\"usage\":{\"cost\":1}", "{\"usage\":{\"cost\":", "usage" })
	void whatHoldsNoneIsNone(String json) {
		assertThat(RawUsage.of(json).values()).isEmpty();
	}

	@Test
	void ofAStreamTheLastUsageCounts() {
		List<ServerSentEvent> events = events("{\"usage\":{\"a\":1}}", "{\"usage\":{\"a\":2}}", "{\"usage\":null}",
				"[DONE]");
		assertThat(RawUsage.last(null, events).text("a")).isEqualTo("2");
		assertThat(RawUsage.first(null, events).text("a")).isEqualTo("1");
	}

	@Test
	void ofALongStreamOnlyTheEndsAreRead() {
		List<ServerSentEvent> events = new ArrayList<>(events("{\"usage\":{\"a\":1}}"));
		for (int i = 0; i < 20; i++) {
			events.addAll(events("{\"usage\":null}"));
		}
		assertThat(RawUsage.last(null, events).text("a")).isNull();
		assertThat(RawUsage.first(null, events).text("a")).isEqualTo("1");
	}

	@Test
	void eventsMayHaveItInTheirResponseOrMessage() {
		assertThat(RawUsage.of("{\"type\":\"response.completed\",\"response\":{\"usage\":{\"a\":1}}}").text("a"))
			.isEqualTo("1");
		assertThat(RawUsage.of("{\"type\":\"message_start\",\"message\":{\"usage\":{\"a\":2}}}").text("a"))
			.isEqualTo("2");
	}

	@Test
	void bodyIsReadWhereNothingWasStreamed() {
		SuccessfulHttpResponse response = SuccessfulHttpResponse.builder()
			.statusCode(200)
			.body("{\"usage\":{\"a\":1}}")
			.build();
		assertThat(RawUsage.last(response, List.of()).text("a")).isEqualTo("1");
		assertThat(RawUsage.first(response, null).text("a")).isEqualTo("1");
		assertThat(RawUsage.last(null, null).text("a")).isNull();
	}

	@Test
	void countIsTheFirstThatIsThere() {
		RawUsage usage = new RawUsage(Map.of("a", "3", "b", "4.0"));
		assertThat(usage.count("x", "a", "b")).isEqualTo(3);
		assertThat(usage.count("b")).isEqualTo(4);
		assertThat(usage.count("x")).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "-1", "1.5", "many", "1e999999999", "1e2147483648", "9223372036854775808", "" })
	void whatIsNoNumberOfTokensIsLessThanZero(String value) {
		assertThat(new RawUsage(Map.of("a", value)).count("a")).isEqualTo(-1);
	}

	private static List<ServerSentEvent> events(String... data) {
		return Stream.of(data).map((one) -> new ServerSentEvent(null, one)).toList();
	}

}
