package dev.clew.actuate;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.clew.store.TraceStore;
import dev.clew.trace.Content;
import dev.clew.trace.ErrorInfo;
import dev.clew.trace.Level;
import dev.clew.trace.ModelCall;
import dev.clew.trace.ObservationType;
import dev.clew.trace.Origin;
import dev.clew.trace.Prompt;
import dev.clew.trace.Score;
import dev.clew.trace.ScoreTarget;
import dev.clew.trace.TraceInfo;
import dev.clew.trace.Usage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever stands in whichever field, the response is JSON.
 */
class HostileContentTests {

	private static final String EVIL = "\"\\\u0000\u001b\n\u2028</script>\uD83C\uDFD4\uD83C";

	private static final String READ_BACK = "\"\\\u0000\u001b\n\u2028</script>\uD83C\uDFD4?";

	private static final String JSON = "\"\\\"\\\\\\u0000\\u001b\\n\\u2028</script>\\ud83c\\udfd4\\ud83c\"";

	private static final TestServer server = TestServer.start(store(), "clew.endpoints.show-content=always");

	@AfterAll
	static void stop() {
		server.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "llmtraces?facets=name,tag,user,session,service,release,environment,model,prompt",
			"llmtraces/" + TestTraces.CHAT, "llmtraces/" + TestTraces.CHAT + "?content=preview", "llmobservations",
			"llmsessions" })
	void responseIsJson(String path) throws JsonProcessingException {
		JsonNode json = read(path);
		assertThat(json.findValuesAsText("sessionId")).containsOnly(READ_BACK);
		assertThat(json.findValuesAsText("inputPreview")).allMatch(READ_BACK::equals);
	}

	@Test
	void contentIsReadBack() throws JsonProcessingException {
		JsonNode observation = read("llmobservations").path("observations").path(0);
		assertThat(observation.path("input").textValue()).isEqualTo(READ_BACK);
		assertThat(observation.path("output").textValue()).isEqualTo(READ_BACK);
		assertThat(observation.path("metadata").path(READ_BACK).textValue()).isEqualTo(READ_BACK);
	}

	@Test
	void usageIsReadBack() throws JsonProcessingException {
		JsonNode group = read("llmusage?groupBy=model,provider,traceName,observationName,session,user,tag,prompt")
			.path("groups")
			.path(0);
		assertThat(group.path("key")).hasSize(8).allMatch((value) -> value.textValue().equals(READ_BACK));
		assertThat(group.path("unpricedModels").path(0).textValue()).isEqualTo(READ_BACK);
	}

	private static JsonNode read(String path) throws JsonProcessingException {
		return JsonMapper.builder().build().readTree(server.get(path).body());
	}

	private static TraceStore store() {
		TraceStore store = TestTraces.emptyStore();
		TraceInfo info = new TraceInfo(TestTraces.CHAT, 1, EVIL, EVIL, EVIL, new Origin(EVIL, EVIL, EVIL, EVIL),
				List.of(EVIL), Map.of(EVIL, EVIL), List.of(EVIL));
		store.save(info,
				TestTraces
					.observation(TestTraces.CHAT, "a000000000000001", ObservationType.GENERATION, EVIL,
							TestTraces.START, Duration.ofMillis(1))
					.level(Level.ERROR, EVIL)
					.input(Content.ofJson(JSON))
					.output(Content.ofJson(JSON))
					.metadata(Map.of(EVIL, EVIL))
					.notes(List.of(EVIL))
					.modelCall(new ModelCall(EVIL, EVIL, EVIL, parameters(),
							new Usage(Map.of("input", 1L, "output", 1L)), null, EVIL, null, EVIL, null, null, null))
					.prompt(new Prompt(EVIL, EVIL, Map.of(EVIL, EVIL)))
					.toolCallId(EVIL)
					.error(new ErrorInfo(EVIL, EVIL, EVIL))
					.build());
		store.save(new Score(ScoreTarget.trace(TestTraces.CHAT), EVIL, EVIL, Score.DataType.TEXT, Score.Source.API,
				EVIL, EVIL, TestTraces.START));
		return store;
	}

	private static Map<String, Object> parameters() {
		return new TreeMap<>(Map.of("a", Double.NaN, "b", List.of(EVIL), "c", Map.of(EVIL, EVIL), "d", new Object() {

			@Override
			public String toString() {
				return EVIL;
			}

		}, "e", new BigDecimal("1E+1000")));
	}

}
