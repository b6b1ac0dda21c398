package dev.clew.capture;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.clew.trace.Cost;
import dev.clew.trace.ModelCall;
import dev.clew.trace.ObservationRecord;
import dev.clew.trace.ObservationType;
import dev.clew.trace.Preview;
import dev.clew.trace.Prompt;
import dev.clew.trace.Trace;
import dev.clew.trace.Usage;
import dev.langchain4j.agent.tool.P;
import dev.langchain4j.agent.tool.Tool;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.openai.OpenAiChatModel;
import dev.langchain4j.service.AiServices;
import dev.langchain4j.service.SystemMessage;
import dev.langchain4j.service.UserMessage;
import dev.langchain4j.service.V;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

class GenerationContentTests {

	private static final Application application = Application.start(Models.class);

	@AfterAll
	static void close() {
		application.close();
	}

	@Test
	void generationHasMessagesAndAnswer() throws Exception {
		ObservationRecord generation = Trees.first(translate(Reply.text("pain")), ObservationType.GENERATION);
		assertThat(Trees.json(generation.input()))
			.isEqualTo("{\"messages\":[{\"role\":\"system\",\"content\":\"You translate into French.\"},"
					+ "{\"role\":\"user\",\"content\":\"Translate: bread\"}]}");
		assertThat(Trees.json(generation.output())).isEqualTo("{\"role\":\"assistant\",\"content\":\"pain\"}");
	}

	@Test
	void generationSaysWhatModelWasAskedHowAndWhatItUsed() throws Exception {
		Trace trace = translate(Reply.text("pain").usage(100, 60, 40, 30));
		Map<String, Object> parameters = new LinkedHashMap<>();
		parameters.put("temperature", 0.2);
		parameters.put("top_p", 0.9);
		parameters.put("frequency_penalty", 0.1);
		parameters.put("presence_penalty", 0.3);
		parameters.put("max_tokens", 100);
		parameters.put("stop_sequences", List.of("END"));
		Map<String, Long> buckets = Map.of("input", 40L, "input_cached_tokens", 60L, "output", 10L,
				"output_reasoning_tokens", 30L);
		Cost cost = Cost
			.of(Map.of("input", new BigDecimal("0.000006"), "input_cached_tokens", new BigDecimal("0.0000045"),
					"output", new BigDecimal("0.000006"), "output_reasoning_tokens", new BigDecimal("0.000018")));
		assertThat(Trees.first(trace, ObservationType.GENERATION).modelCall())
			.isEqualTo(new ModelCall(Reply.MODEL, "gpt-4o-mini", "openai", parameters, new Usage(buckets), cost,
					"Standard", null, "stop", "chat", "chatcmpl-1", null));
		assertThat(trace.summary().usage()).isEqualTo(new Usage(buckets));
	}

	@Test
	void generationWithoutReportedUsageHasNone() throws Exception {
		Trace trace = translate(Reply.text("pain").withoutUsage());
		assertThat(Trees.first(trace, ObservationType.GENERATION).modelCall()).extracting(ModelCall::usage).isNull();
		assertThat(trace.summary().usage()).isEqualTo(Usage.NONE);
	}

	@Test
	void agentHasItsMessageArgumentsAndResult() throws Exception {
		ObservationRecord agent = Trees.first(translate(Reply.text("pain")), ObservationType.AGENT);
		assertThat(Trees.json(agent.input()))
			.isEqualTo("{\"userMessage\":\"Translate: bread\",\"arguments\":{\"language\":\"French\","
					+ "\"text\":\"bread\"}}");
		assertThat(Trees.json(agent.output())).isEqualTo("\"pain\"");
		assertThat(agent.modelCall()).isNull();
	}

	@Test
	void promptIsThatOfTheMethodInTheVersionOfItsTemplate() throws Exception {
		Trace trace = translate(Reply.text("pain"));
		Prompt prompt = new Prompt("Translator.translate",
				version("You translate into {{language}}.\nTranslate: {{text}}"),
				Map.of("language", "French", "text", "bread"));
		assertThat(Trees.first(trace, ObservationType.AGENT).prompt()).isEqualTo(prompt);
		assertThat(Trees.first(trace, ObservationType.GENERATION).prompt()).isEqualTo(prompt);
	}

	@Test
	void serviceWithoutTemplateHasNoPrompt() throws Exception {
		application.ask((service) -> {
		}, Reply.text("Hello!"));
		assertThat(application.trace().observations()).extracting(ObservationRecord::prompt).containsOnlyNulls();
	}

	@Test
	void callOutsideAgentHasNoIterationAndNoPrompt() throws Exception {
		application.openAi().answers(Reply.text("Hello!"));
		application.inRequest(() -> application.bean(ChatModel.class).chat("Hello?"));
		ObservationRecord generation = Trees.first(application.trace(), ObservationType.GENERATION);
		assertThat(generation.iteration()).isNull();
		assertThat(generation.prompt()).isNull();
	}

	@Test
	void generationsOfAnAgentShowToolsCallsAndResults() throws Exception {
		List<ObservationRecord> generations = Trees.all(add(), ObservationType.GENERATION);
		String tools = "\"tools\":[{\"name\":\"add\",\"description\":\"Adds two numbers.\","
				+ "\"parameters\":{\"type\":\"object\",\"properties\":{\"a\":{\"type\":\"integer\","
				+ "\"description\":\"the first\"},\"b\":{\"type\":\"integer\"}},\"required\":[\"a\",\"b\"]}}]";
		String call = "{\"role\":\"assistant\",\"toolCalls\":[{\"id\":\"call_1\",\"name\":\"add\","
				+ "\"arguments\":{\"a\":2,\"b\":3}}]}";
		assertThat(generations).extracting((generation) -> Trees.json(generation.input()))
			.containsExactly("{\"messages\":[{\"role\":\"user\",\"content\":\"Hello?\"}]," + tools + "}",
					"{\"messages\":[{\"role\":\"user\",\"content\":\"Hello?\"}," + call
							+ ",{\"role\":\"tool\",\"name\":\"add\",\"content\":\"5\",\"toolCallId\":\"call_1\"}],"
							+ tools + "}");
		assertThat(generations).extracting((generation) -> Trees.json(generation.output()))
			.containsExactly(call, "{\"role\":\"assistant\",\"content\":\"It is 5.\"}");
	}

	@Test
	void generationsOfAnAgentHaveIterationAndFinishReason() throws Exception {
		List<ObservationRecord> generations = Trees.all(add(), ObservationType.GENERATION);
		assertThat(generations).extracting(ObservationRecord::iteration).containsExactly(1, 2);
		assertThat(generations).extracting(ObservationRecord::modelCall)
			.extracting((call) -> (call != null) ? call.finishReason() : null)
			.containsExactly("tool_execution", "stop");
	}

	@Test
	void usageOfTraceIsTheSumOfItsGenerations() throws Exception {
		assertThat(add().summary().usage()).isEqualTo(new Usage(Map.of("input", 20L, "output", 10L)));
	}

	@Test
	void toolHasArgumentsResultIterationAndCallId() throws Exception {
		ObservationRecord tool = Trees.first(add(), ObservationType.TOOL);
		assertThat(tool.name()).isEqualTo("add");
		assertThat(Trees.json(tool.input())).isEqualTo("{\"a\":2,\"b\":3}");
		assertThat(Trees.json(tool.output())).isEqualTo("5");
		assertThat(tool.iteration()).isEqualTo(1);
		assertThat(tool.toolCallId()).isEqualTo("call_1");
	}

	@Test
	void previewsAreTheFirstInputAndTheLastOutputOfAgents() throws Exception {
		Trace trace = add();
		assertThat(trace.summary().inputPreview()).extracting(Preview::text).isEqualTo("Hello?");
		assertThat(trace.summary().outputPreview()).extracting(Preview::text).isEqualTo("It is 5.");
	}

	private static Trace translate(Reply reply) throws Exception {
		application.openAi().answers(reply);
		Translator translator = AiServices.create(Translator.class, application.bean(ChatModel.class));
		application.inRequest(() -> translator.translate("French", "bread"));
		return application.trace();
	}

	private static Trace add() throws Exception {
		application.ask((service) -> service.tools(new Calculator()), Reply.call("call_1", "add", "{\"a\":2,\"b\":3}"),
				Reply.text("It is 5."));
		return application.trace();
	}

	private static String version(String template) throws Exception {
		byte[] digest = MessageDigest.getInstance("SHA-256").digest(template.getBytes(StandardCharsets.UTF_8));
		return HexFormat.of().formatHex(digest).substring(0, 12);
	}

	/**
	 * An AI service with a template.
	 */
	interface Translator {

		@SystemMessage("You translate into {{language}}.")
		@UserMessage("Translate: {{text}}")
		String translate(@V("language") String language, @V("text") String text);

	}

	static class Calculator {

		@Tool("Adds two numbers.")
		int add(@P("the first") int a, int b) {
			return a + b;
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Models {

		@Bean
		OpenAiChatModel chatModel(ScriptedOpenAi openAi) {
			return openAi.model()
				.temperature(0.2)
				.topP(0.9)
				.frequencyPenalty(0.1)
				.presencePenalty(0.3)
				.maxTokens(100)
				.stop(List.of("END"))
				.build();
		}

	}

}
