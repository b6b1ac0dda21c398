package dev.clew.attribute;

import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.clew.trace.Content;
import dev.clew.trace.ErrorInfo;
import dev.clew.trace.ObservationRecord;
import dev.clew.trace.ObservationType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Contents in the shapes that others read.
 */
class MessagesTests {

	private static final AttributeSettings CONTENT = new AttributeSettings(true, true);

	@Test
	void messagesOfTheConventionsHaveRolesAndParts() throws Exception {
		Map<String, Object> written = written(Observations.generation().build());
		assertThat(MessageSchema.input(written.get("gen_ai.input.messages"))).isEqualTo(
				json("""
						[{"role":"system","parts":[{"type":"text","content":"You keep huts."}]},
						{"role":"user","name":"ann","parts":[{"type":"text","content":"Is this mine?"},
						{"type":"reference","modality":"image","mime_type":"image/png","size":"70","sha256":"ab"},
						{"type":"uri","modality":"document","mime_type":"application/pdf","uri":"https://huts.example/rules.pdf"}]},
						{"role":"assistant","parts":[{"type":"reasoning","content":"Look it up."},
						{"type":"tool_call","id":"t-1","name":"findBooking","arguments":{"number":"HUT-204"}}]},
						{"role":"tool","name":"findBooking","parts":[{"type":"tool_call_response","id":"t-1","response":"booked"}]}]"""));
		assertThat(MessageSchema.output(written.get("gen_ai.output.messages"))).isEqualTo(json("""
				[{"role":"assistant","finish_reason":"tool_call",
				"parts":[{"type":"tool_call","id":"t-2","name":"cancel","arguments":{"number":"HUT-204"}}]}]"""));
		assertThat(MessageSchema.tools(written.get("gen_ai.tool.definitions"))).isEqualTo(json("""
				[{"type":"function","name":"findBooking","description":"Finds","parameters":{"type":"object"}}]"""));
	}

	@Test
	void messagesOfLangfuseHaveTheShapeOfOpenAi() throws Exception {
		Map<String, Object> written = written(Observations.generation().build());
		JsonNode input = MessageSchema.object(written.get("langfuse.observation.input"));
		assertThat(input.at("/messages/2/tool_calls/0")).isEqualTo(
				json("""
						{"id":"t-1","type":"function","function":{"name":"findBooking","arguments":"{\\"number\\":\\"HUT-204\\"}"}}"""));
		assertThat(input.at("/messages/3")).isEqualTo(json("""
				{"role":"tool","name":"findBooking","content":"booked","tool_call_id":"t-1"}"""));
		assertThat(input.at("/tools/0")).isEqualTo(
				json("""
						{"type":"function","function":{"name":"findBooking","description":"Finds","parameters":{"type":"object"}}}"""));
		assertThat(MessageSchema.object(written.get("langfuse.observation.output"))).isEqualTo(json("""
				{"role":"assistant","tool_calls":[{"id":"t-2","type":"function",
				"function":{"name":"cancel","arguments":"{\\"number\\":\\"HUT-204\\"}"}}]}"""));
	}

	@Test
	void agentIsAskedByAUserAndAnswers() throws Exception {
		Map<String, Object> written = written(content(ObservationType.AGENT,
				"{\"userMessage\":\"Is it free?\",\"arguments\":{\"hut\":204}}", "\"It is.\""));
		assertThat(MessageSchema.input(written.get("gen_ai.input.messages"))).isEqualTo(json("""
				[{"role":"user","parts":[{"type":"text","content":"Is it free?"}]}]"""));
		assertThat(MessageSchema.output(written.get("gen_ai.output.messages"))).isEqualTo(json("""
				[{"role":"assistant","finish_reason":"stop","parts":[{"type":"text","content":"It is."}]}]"""));
		assertThat(written).containsEntry("langfuse.observation.output", "It is.");
	}

	@Test
	void agentThatTakesValuesAndGivesAnObjectSpeaksJson() throws Exception {
		Map<String, Object> written = written(content(ObservationType.AGENT, "{\"hut\":204}", "{\"free\":true}"));
		assertThat(MessageSchema.input(written.get("gen_ai.input.messages"))).isEqualTo(json("""
				[{"role":"user","parts":[{"type":"text","content":"{\\"hut\\":204}"}]}]"""));
		assertThat(MessageSchema.output(written.get("gen_ai.output.messages"))).isEqualTo(
				json("""
						[{"role":"assistant","finish_reason":"stop","parts":[{"type":"text","content":"{\\"free\\":true}"}]}]"""));
	}

	@Test
	void argumentsAndResultOfToolAreObjects() throws Exception {
		Map<String, Object> written = written(content(ObservationType.TOOL, "{\"number\":1}", "\"cancelled\""));
		assertThat(MessageSchema.object(written.get("gen_ai.tool.call.arguments"))).isEqualTo(json("{\"number\":1}"));
		assertThat(MessageSchema.object(written.get("gen_ai.tool.call.result")))
			.isEqualTo(json("{\"result\":\"cancelled\"}"));
	}

	@Test
	void retrievalHasItsQueryAndDocuments() throws Exception {
		Map<String, Object> written = written(content(ObservationType.RETRIEVER, "\"quiet time\"",
				"[{\"content\":\"From ten.\",\"score\":0.5},{\"leftOut\":2}]"));
		assertThat(written).containsEntry("gen_ai.retrieval.query.text", "quiet time");
		assertThat(MessageSchema.documents(written.get("gen_ai.retrieval.documents")))
			.isEqualTo(json("[{\"content\":\"From ten.\",\"score\":0.5},{\"leftOut\":2}]"));
	}

	@Test
	void answerThatFailedHalfWayEndedWithAnError() {
		ObservationRecord generation = Observations.of(ObservationType.GENERATION, "m")
			.output(Content.ofJson("{\"role\":\"assistant\",\"content\":\"It\"}"))
			.error(new ErrorInfo("timeout", null, null))
			.build();
		assertThat(MessageSchema.output(written(generation).get("gen_ai.output.messages")).at("/0/finish_reason"))
			.hasToString("\"error\"");
	}

	@Test
	void contentThatIsNoJsonIsLeftOutAndANoteSaysSo() {
		Map<String, Object> written = written(content(ObservationType.GENERATION, "{\"messages\":[", null));
		assertThat(written).doesNotContainKey("gen_ai.input.messages");
		assertThat(String.valueOf(written.get("clew.notes"))).contains("gen_ai.input.messages left out: ");
	}

	private static Map<String, Object> written(ObservationRecord observation) {
		return Written.of(CONTENT, Written.BARE, observation);
	}

	private static ObservationRecord content(ObservationType type, String input, @Nullable String output) {
		var builder = Observations.of(type, "x").input(Content.ofJson(input));
		return ((output != null) ? builder.output(Content.ofJson(output)) : builder).build();
	}

	private static JsonNode json(String text) throws Exception {
		return new ObjectMapper().readTree(text);
	}

}
