package dev.clew.harm;

import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.clew.trace.ObservationRecord;
import dev.clew.trace.Trace;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.guardrail.OutputGuardrail;
import dev.langchain4j.guardrail.OutputGuardrailException;
import dev.langchain4j.guardrail.OutputGuardrailResult;
import dev.langchain4j.invocation.InvocationContext;
import dev.langchain4j.memory.chat.MessageWindowChatMemory;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.service.AiServices;
import dev.langchain4j.service.tool.ToolExecutionResult;
import dev.langchain4j.service.tool.ToolExecutor;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests of the spans that a tracer exports.
 */
class SpansTests {

	private static TestApplication application;

	@BeforeAll
	static void start() {
		// Boot's own processor would export the same spans a second time.
		application = TestApplication.web(Tracing.OPEN_TELEMETRY, TestApplication.with(Export.class),
				"management.opentelemetry.tracing.export.schedule-delay=1h");
	}

	@AfterAll
	static void stop() {
		application.close();
	}

	@BeforeEach
	void forget() {
		application.bean(InMemorySpanExporter.class).reset();
	}

	@Test
	void spansAreNamedByTheConventionsAndHaveTheirKind() {
		assertThat(spans(12)).extracting((span) -> span.getKind() + " " + span.getName())
			.containsExactlyInAnyOrder("SERVER http post /chat/{room}", "INTERNAL invoke_agent Assistant.chat",
					"INTERNAL chain DefaultRetrievalAugmentor", "INTERNAL chain DefaultQueryTransformer",
					"INTERNAL chain DefaultQueryRouter", "INTERNAL chain DefaultContentAggregator",
					"INTERNAL chain DefaultContentInjector", "CLIENT retrieval KeyRetriever", "CLIENT embeddings small",
					"CLIENT chat gpt-4o-mini", "INTERNAL execute_tool look", "CLIENT chat gpt-4o-mini");
	}

	@Test
	void spansAreTheRecordedObservations() {
		HttpResponse<String> response = application.chat("c-1", "about <secret>");
		Trace trace = application.completed(response);
		Map<String, SpanData> spans = exported(12).stream()
			.collect(Collectors.toMap(SpanData::getSpanId, Function.identity()));
		assertThat(spans.keySet()).containsExactlyInAnyOrderElementsOf(
				trace.observations().stream().map(ObservationRecord::observationId).toList());
		assertThat(trace.observations()).allSatisfy((observation) -> {
			SpanData span = Objects.requireNonNull(spans.get(observation.observationId()));
			String parent = observation.parentObservationId();
			assertThat(span.getTraceId()).isEqualTo(observation.traceId());
			assertThat(span.getParentSpanId()).isEqualTo((parent != null) ? parent : "0000000000000000");
		});
	}

	@Test
	void generationHasTypedAttributes() {
		assertThat(attributes(one("chat gpt-4o-mini"))).isEqualTo(step("generation",
				Map.ofEntries(Map.entry("gen_ai.operation.name", "chat"), Map.entry("gen_ai.provider.name", "openai"),
						Map.entry("gen_ai.request.model", "gpt-4o-mini"),
						Map.entry("gen_ai.response.model", "gpt-4o-mini"), Map.entry("gen_ai.request.temperature", 0.2),
						Map.entry("gen_ai.response.id", "r-1"),
						Map.entry("gen_ai.response.finish_reasons", List.of("stop")),
						Map.entry("gen_ai.usage.input_tokens", 10L), Map.entry("gen_ai.usage.output_tokens", 5L),
						Map.entry("gen_ai.conversation.id", "c-1"),
						Map.entry("langfuse.observation.usage_details", "{\"input\":10,\"output\":5}"),
						Map.entry("langfuse.observation.cost_details",
								"{\"input\":0.0000015,\"output\":0.000003,\"total\":0.0000045}"))));
	}

	@Test
	void otherStepsHaveTypedAttributes() {
		List<SpanData> spans = spans(12);
		assertThat(attributes(named(spans, "execute_tool look"))).isEqualTo(step("tool",
				Map.of("gen_ai.operation.name", "execute_tool", "gen_ai.tool.name", "look", "gen_ai.tool.call.id",
						"call-<secret>", "gen_ai.tool.type", "function", "gen_ai.conversation.id", "c-1")));
		assertThat(attributes(named(spans, "invoke_agent Assistant.chat")))
			.isEqualTo(step("agent", Map.of("gen_ai.operation.name", "invoke_agent", "gen_ai.agent.name",
					"Assistant.chat", "gen_ai.conversation.id", "c-1")));
		assertThat(attributes(named(spans, "retrieval KeyRetriever"))).isEqualTo(
				step("retriever", Map.of("gen_ai.operation.name", "retrieval", "gen_ai.conversation.id", "c-1")));
		assertThat(attributes(named(spans, "embeddings small"))).isEqualTo(step("embedding",
				Map.of("gen_ai.operation.name", "embeddings", "gen_ai.request.model", "small",
						"gen_ai.usage.input_tokens", 3L, "gen_ai.embeddings.dimension.count", 3L,
						"gen_ai.conversation.id", "c-1", "langfuse.observation.usage_details", "{\"input\":3}")));
	}

	private static Map<String, Object> step(String type, Map<String, Object> facts) {
		Map<String, Object> all = new LinkedHashMap<>(facts);
		all.put("langfuse.observation.type", type);
		all.put("langfuse.trace.name", "POST /chat/{room}");
		all.put("session.id", "c-1");
		return all;
	}

	@Test
	void spanOfTheRequestSaysWhichTraceItIs() {
		SpanData request = one("http post /chat/{room}");
		assertThat(attributes(request)).containsEntry("session.id", "c-1")
			.containsEntry("langfuse.trace.name", "POST /chat/{room}")
			.containsEntry("uri", "/chat/{room}")
			.doesNotContainKeys("langfuse.observation.type", "langfuse.observation.input", "gen_ai.conversation.id");
	}

	@Test
	void requestWithoutLangChain4jIsLeftAlone() {
		application.get("/none");
		assertThat(attributes(exportedWithRequest().get(0))).containsEntry("status", "404")
			.allSatisfy((key, value) -> assertThat(key).doesNotStartWith("langfuse").isNotEqualTo("session.id"));
	}

	@Test
	void noSpanHasContent() {
		assertThat(spans(12)).allSatisfy((span) -> {
			assertThat(span.getEvents()).isEmpty();
			assertThat(attributes(span).entrySet()).filteredOn((entry) -> !"gen_ai.tool.call.id".equals(entry.getKey()))
				.allSatisfy(
						(entry) -> assertThat(entry.getValue().toString()).doesNotContain("secret", "about", "seen"));
		});
	}

	@Test
	void failureIsOnTheSpan() {
		assertThat(application.chat("c-1", "about <model!>").statusCode()).isEqualTo(500);
		SpanData span = named(exportedWithRequest(), "chat gpt-4o-mini");
		assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
		assertThat(attributes(span)).containsEntry("error.type", "java.lang.IllegalStateException");
	}

	@Test
	void failureWithoutAnExceptionIsOnTheSpanToo() {
		List<ToolExecutionRequest> asked = Stream.of("book", "bok")
			.map((name) -> ToolExecutionRequest.builder().id("call_" + name).name(name).arguments("{}").build())
			.toList();
		Assistant assistant = AiServices.builder(Assistant.class).chatModel(new ChatModel() {

			@Override
			public ChatResponse doChat(ChatRequest request) {
				boolean first = request.messages().get(request.messages().size() - 1) instanceof UserMessage;
				return ChatResponse.builder()
					.aiMessage(first ? AiMessage.from(asked) : AiMessage.from("secret"))
					.build();
			}

		})
			.chatMemoryProvider((id) -> MessageWindowChatMemory.withMaxMessages(10))
			.tools(Map.of(ToolSpecification.builder().name("book").build(), new SoldOut()))
			.hallucinatedToolNameStrategy((request) -> ToolExecutionResultMessage.from(request, "no such secret"))
			.outputGuardrails(new Mute())
			.build();
		assertThatExceptionOfType(OutputGuardrailException.class).isThrownBy(() -> assistant.chat("c-1", "Book!"));
		List<SpanData> spans = exported(6);
		assertThat(
				Stream.of("execute_tool book", "execute_tool bok", "guardrail Mute").map((name) -> named(spans, name)))
			.extracting((span) -> span.getStatus().getStatusCode() + " " + span.getStatus().getDescription() + " "
					+ attributes(span).get("error.type"))
			.containsExactly("ERROR tool_error tool_error", "ERROR unknown_tool unknown_tool",
					"ERROR guardrail_failure guardrail_failure");
		assertThat(spans.toString()).doesNotContain("secret", "sold out");
	}

	private static SpanData one(String name) {
		return named(spans(12), name);
	}

	private static SpanData named(List<SpanData> spans, String name) {
		return spans.stream().filter((span) -> span.getName().equals(name)).findFirst().orElseThrow();
	}

	private static List<SpanData> spans(int count) {
		assertThat(application.chat("c-1", "about <secret>").body()).isEqualTo("answer to seen <secret>");
		return exported(count);
	}

	private static List<SpanData> exported(int count) {
		return Awaitility.await()
			.until(() -> application.bean(InMemorySpanExporter.class).getFinishedSpanItems(),
					(spans) -> spans.size() == count);
	}

	private static List<SpanData> exportedWithRequest() {
		return Awaitility.await()
			.until(() -> application.bean(InMemorySpanExporter.class).getFinishedSpanItems(),
					(spans) -> spans.stream().anyMatch((span) -> span.getKind() == SpanKind.SERVER));
	}

	private static Map<String, Object> attributes(SpanData span) {
		Map<String, Object> attributes = new LinkedHashMap<>();
		span.getAttributes().forEach((key, value) -> attributes.put(key.getKey(), value));
		return attributes;
	}

	static class SoldOut implements ToolExecutor {

		@Override
		public String execute(ToolExecutionRequest request, Object memoryId) {
			return "never";
		}

		@Override
		public ToolExecutionResult executeWithContext(ToolExecutionRequest request, InvocationContext context) {
			return ToolExecutionResult.builder().isError(true).resultText("sold out").build();
		}

	}

	static class Mute implements OutputGuardrail {

		@Override
		public OutputGuardrailResult validate(AiMessage message) {
			return failure("no " + message.text());
		}

	}

	/**
	 * Exports each span as it ends.
	 */
	@Configuration(proxyBeanMethods = false)
	static class Export {

		@Bean
		InMemorySpanExporter spanExporter() {
			return InMemorySpanExporter.create();
		}

		@Bean
		SpanProcessor exportAtOnce(InMemorySpanExporter exporter) {
			return SimpleSpanProcessor.create(exporter);
		}

	}

}
