package dev.clew.attribute;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.clew.trace.Content;
import dev.clew.trace.ErrorInfo;
import dev.clew.trace.Level;
import dev.clew.trace.ModelCall;
import dev.clew.trace.ObservationRecord;
import dev.clew.trace.ObservationType;
import dev.clew.trace.Origin;
import dev.clew.trace.Prompt;
import dev.clew.trace.TraceInfo;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

/**
 * What spans say of observations.
 */
class ObservationAttributesTests {

	private static final AttributeSettings CONVENTIONS = new AttributeSettings(false, false);

	private static final AttributeSettings LANGFUSE = new AttributeSettings(true, false);

	private static final AttributeSettings CONTENT = new AttributeSettings(true, true);

	@Test
	void generationSaysAllThatTheConventionsHaveWithItsTypes() {
		assertThat(Written.of(CONVENTIONS, Written.TRACE, Observations.generation().build())).containsExactly(
				entry("gen_ai.operation.name", "chat"), entry("gen_ai.provider.name", "openai"),
				entry("gen_ai.request.model", "gpt-5"), entry("gen_ai.response.model", "gpt-5-2026"),
				entry("session.id", "c-1"), entry("user.id", "ann"), entry("gen_ai.conversation.id", "c-1"),
				entry("gen_ai.usage.input_tokens", 112L), entry("gen_ai.usage.output_tokens", 5L),
				entry("gen_ai.usage.cache_read.input_tokens", 7L),
				entry("gen_ai.usage.cache_creation.input_tokens", 100L),
				entry("gen_ai.usage.reasoning.output_tokens", 2L), entry("gen_ai.response.id", "resp-1"),
				entry("gen_ai.response.finish_reasons", List.of("tool_execution")),
				entry("gen_ai.response.time_to_first_chunk", 0.25), entry("gen_ai.request.temperature", 0.5),
				entry("gen_ai.request.max_tokens", 100L), entry("gen_ai.request.stop_sequences", List.of("END")));
	}

	@Test
	void langfuseHearsWhatTheConventionsDoNotSay() {
		assertThat(beyondConventions(LANGFUSE, Observations.generation().build())).containsExactly(
				entry("langfuse.trace.name", "POST /api/chat"), entry("langfuse.environment", "production"),
				entry("langfuse.release", "1.4.2"), entry("langfuse.trace.tags", List.of("hut", "beta")),
				entry("langfuse.observation.type", "generation"),
				entry("langfuse.observation.usage_details",
						"{\"input\":5,\"input_cached_tokens\":7,\"input_cache_creation_1h\":100,\"output\":3,\"output_reasoning_tokens\":2}"),
				entry("langfuse.observation.cost_details",
						"{\"input\":0.000001,\"output\":0.0000000002,\"total\":0.0000010002}"),
				entry("langfuse.observation.completion_start_time", "2026-11-30T10:00:00.250Z"));
	}

	private static Map<String, Object> beyondConventions(AttributeSettings settings, ObservationRecord observation) {
		Map<String, Object> all = Written.of(settings, Written.TRACE, observation);
		Written.of(CONVENTIONS, Written.TRACE, observation)
			.forEach((key, value) -> assertThat(all.remove(key)).isEqualTo(value));
		return all;
	}

	@Test
	void eachTypeHasItsNameAndOperation() {
		Map<ObservationType, String> names = new EnumMap<>(ObservationType.class);
		Map<ObservationType, Object> operations = new EnumMap<>(ObservationType.class);
		for (ObservationType type : ObservationType.values()) {
			ObservationRecord observation = Observations.of(type, "x").build();
			names.put(type, ObservationAttributes.nameOf(observation));
			Map<String, Object> attributes = Written.of(LANGFUSE, Written.BARE, observation);
			assertThat(attributes).containsEntry("langfuse.observation.type", type.name().toLowerCase());
			operations.put(type, attributes.getOrDefault("gen_ai.operation.name", "-"));
		}
		assertThat(names.values()).containsExactly("x", "x", "x", "invoke_agent x", "execute_tool x", "chain x",
				"retrieval x", "evaluate x", "x", "guardrail x");
		assertThat(operations.values()).containsExactly("-", "-", "chat", "invoke_agent", "execute_tool", "-",
				"retrieval", "-", "embeddings", "-");
	}

	@Test
	void callOfModelIsNamedByItsOperation() {
		ModelCall call = new ModelCall(null, "dall-e", null, Map.of(), null, null, null, null, null, "generate_content",
				null, null);
		ObservationRecord image = Observations.of(ObservationType.GENERATION, "dall-e").modelCall(call).build();
		assertThat(ObservationAttributes.nameOf(image)).isEqualTo("generate_content dall-e");
		assertThat(Written.of(LANGFUSE, Written.BARE, image)).containsEntry("gen_ai.operation.name",
				"generate_content");
	}

	@Test
	void callsOfModelsRetrieversAndMcpServersAreThoseOfClients() {
		ObservationRecord tool = Observations.of(ObservationType.TOOL, "find").build();
		ObservationRecord remote = Observations.of(ObservationType.TOOL, "find")
			.metadata(Map.of("mcp.method.name", "tools/call"))
			.build();
		assertThat(ObservationAttributes.callsOut(Observations.generation().build())).isTrue();
		assertThat(ObservationAttributes.callsOut(Observations.of(ObservationType.RETRIEVER, "r").build())).isTrue();
		assertThat(ObservationAttributes.callsOut(remote)).isTrue();
		assertThat(ObservationAttributes.callsOut(tool)).isFalse();
		assertThat(Written.of(CONVENTIONS, Written.BARE, remote)).containsEntry("mcp.method.name", "tools/call");
	}

	@Test
	void connectionToAnMcpServerIsAttributesAndNoMetadata() {
		Map<String, String> connection = Map.of("mcp.method.name", "tools/call", "mcp.protocol.version", "2025-06-18",
				"mcp.session.id", "s-42", "network.transport", "tcp", "server.address", "localhost", "server.port",
				"8080", "hut", "Rotwand");
		ObservationRecord tool = Observations.of(ObservationType.TOOL, "find").metadata(connection).build();
		assertThat(Written.of(CONTENT, Written.BARE, tool))
			.contains(entry("mcp.method.name", "tools/call"), entry("mcp.protocol.version", "2025-06-18"),
					entry("mcp.session.id", "s-42"), entry("network.transport", "tcp"),
					entry("server.address", "localhost"), entry("server.port", 8080L),
					entry("langfuse.observation.metadata.hut", "Rotwand"))
			.doesNotContainKeys("langfuse.observation.metadata.mcp.session.id",
					"langfuse.observation.metadata.server.port");
	}

	@Test
	void portThatWasMaskedIsLeftOut() {
		ObservationRecord tool = Observations.of(ObservationType.TOOL, "find")
			.metadata(Map.of("mcp.method.name", "tools/call", "server.port", "[masked]"))
			.build();
		assertThat(Written.of(LANGFUSE, Written.BARE, tool)).doesNotContainKey("server.port");
	}

	@Test
	void factsOfAnotherToolThatHaveTheNamesOfAConnectionStayMetadata() {
		ObservationRecord tool = Observations.of(ObservationType.TOOL, "find")
			.metadata(Map.of("server.port", "8080"))
			.build();
		assertThat(Written.of(CONTENT, Written.BARE, tool)).doesNotContainKey("server.port")
			.containsEntry("langfuse.observation.metadata.server.port", "8080");
	}

	@Test
	void failedToolHasTypeOfErrorAndLevelButNoMessage() {
		ObservationRecord tool = Observations.of(ObservationType.TOOL, "cancel")
			.toolCallId("t-1")
			.level(Level.ERROR, "card 4711 refused")
			.error(new ErrorInfo("tool_error", "card 4711 refused", null))
			.build();
		assertThat(Written.of(LANGFUSE, Written.BARE, tool)).containsExactly(
				entry("gen_ai.operation.name", "execute_tool"), entry("gen_ai.tool.name", "cancel"),
				entry("langfuse.trace.name", "POST /api/chat"), entry("langfuse.observation.type", "tool"),
				entry("error.type", "tool_error"), entry("langfuse.observation.level", "ERROR"),
				entry("gen_ai.tool.call.id", "t-1"), entry("gen_ai.tool.type", "function"));
		assertThat(Written.of(CONTENT, Written.BARE, tool)).containsEntry("langfuse.observation.status_message",
				"card 4711 refused");
	}

	@Test
	void contentIsWrittenOnlyWhenAskedFor() {
		Map<String, Object> with = Written.of(CONTENT, Written.TRACE, Observations.generation().build());
		Map<String, Object> without = Written.of(LANGFUSE, Written.TRACE, Observations.generation().build());
		with.keySet().removeAll(without.keySet());
		assertThat(with).containsOnlyKeys("langfuse.observation.input", "langfuse.observation.output",
				"gen_ai.input.messages", "gen_ai.output.messages", "gen_ai.tool.definitions",
				"langfuse.observation.metadata.tenant.rank", "langfuse.trace.metadata.tenant");
		assertThat(without.toString()).doesNotContain("HUT-204");
	}

	@Test
	void promptOfLangfuseIsFoundByItsNumberAndAnyOtherIsAFact() {
		assertThat(Written.of(LANGFUSE, Written.BARE, prompted("17"))).contains(
				entry("langfuse.observation.prompt.name", "desk"), entry("langfuse.observation.prompt.version", 17L));
		assertThat(Written.of(LANGFUSE, Written.BARE, prompted("0a1b2c3d4e5f"))).contains(
				entry("langfuse.observation.metadata.prompt_name", "desk"),
				entry("langfuse.observation.metadata.prompt_version", "0a1b2c3d4e5f"));
	}

	private static ObservationRecord prompted(String version) {
		return Observations.of(ObservationType.GENERATION, "m")
			.prompt(new Prompt("desk", version, Map.of("who", "HUT-204")))
			.build();
	}

	@Test
	void whatMattersMostIsThereWhereASpanHoldsLittleAndANoteSaysSo() {
		Map<String, String> many = new LinkedHashMap<>();
		for (int i = 0; i < 30; i++) {
			many.put("k" + i, "v");
		}
		ObservationRecord observation = Observations.generation().metadata(many).notes(List.of("input cut")).build();
		AttributeSettings small = new AttributeSettings(true, true, new AttributeLimits(40, Integer.MAX_VALUE));
		Map<String, Object> written = Written.of(small, Written.TRACE, observation);
		assertThat(written).hasSizeLessThanOrEqualTo(40)
			.containsKeys("langfuse.observation.usage_details", "session.id", "langfuse.observation.output",
					"gen_ai.output.messages")
			.containsKey("clew.notes");
		assertThat(String.valueOf(written.get("clew.notes")))
			.matches("\\[input cut, \\d+ attributes left out: a span has at most 40]");
	}

	@Test
	void longContentIsCutSoThatItStaysJson() {
		String words = "hut ".repeat(2000);
		ObservationRecord observation = Observations.of(ObservationType.GENERATION, "m")
			.input(Content.ofJson("{\"messages\":[{\"role\":\"user\",\"content\":\"" + words + "\"}]}"))
			.build();
		AttributeSettings small = new AttributeSettings(true, true, new AttributeLimits(128, 1000));
		Map<String, Object> written = Written.of(small, Written.BARE, observation);
		for (String key : List.of("gen_ai.input.messages", "langfuse.observation.input")) {
			assertThat(String.valueOf(written.get(key))).hasSizeBetween(300, 1000);
		}
		MessageSchema.input(written.get("gen_ai.input.messages"));
		MessageSchema.object(written.get("langfuse.observation.input"));
		assertThat(String.valueOf(written.get("clew.notes")))
			.contains("gen_ai.input.messages cut: ", " of 8056 characters kept")
			.contains("langfuse.observation.input cut: ");
	}

	@Test
	void contentThatCannotBeCutEnoughIsLeftOutAndANoteSaysSo() {
		AttributeSettings tiny = new AttributeSettings(false, true, new AttributeLimits(128, 60));
		Map<String, Object> written = Written.of(tiny, Written.BARE, Observations.generation().build());
		assertThat(written).doesNotContainKeys("gen_ai.input.messages", "gen_ai.output.messages");
		assertThat(String.valueOf(written.get("clew.notes"))).contains("gen_ai.input.messages left out: ");
	}

	@Test
	void rootOfOthersSaysAtOnceAllThatIsMissing() {
		TraceInfo trace = new TraceInfo(Written.TRACE.traceId(), 0, "POST /api/chat", null, null, Origin.UNKNOWN,
				List.of(), Map.of("tenant", "north ".repeat(20)), List.of());
		Content asked = Content.ofJson("\"" + "Is it free? ".repeat(20) + "\"");
		AttributeSettings tiny = new AttributeSettings(true, true, new AttributeLimits(128, 100));
		Written written = new Written();
		new ObservationAttributes(tiny).writeTrace(trace, asked, null, written);
		assertThat(written.attributes().get("clew.notes"))
			.isEqualTo(List.of("langfuse.observation.input cut: 100 of 240 characters kept",
					"langfuse.trace.metadata.tenant cut: 100 of 120 characters kept"));
	}

}
