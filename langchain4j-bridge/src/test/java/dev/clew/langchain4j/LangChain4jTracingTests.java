package dev.clew.langchain4j;

import java.lang.reflect.Proxy;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

import dev.clew.store.memory.InMemoryTraceStore;
import dev.clew.store.query.TraceQuery;
import dev.clew.trace.Level;
import dev.clew.trace.ObservationRecord;
import dev.clew.trace.ObservationType;
import dev.clew.trace.Status;
import dev.clew.trace.TraceSummary;
import dev.langchain4j.agent.tool.P;
import dev.langchain4j.agent.tool.Tool;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.mcp.client.McpClient;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.output.Response;
import dev.langchain4j.model.scoring.ScoringModel;
import dev.langchain4j.rag.content.Content;
import dev.langchain4j.rag.content.retriever.ContentRetriever;
import dev.langchain4j.rag.query.Query;
import dev.langchain4j.service.AiServices;
import dev.langchain4j.service.TokenStream;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.tracing.test.simple.SimpleTracer;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class LangChain4jTracingTests {

	private final ObservationRegistry registry = ObservationRegistry.create();

	private final InMemoryTraceStore store = new InMemoryTraceStore(100, 1_000_000, (reason, count) -> {
	});

	// The example of the documentation.
	@Test
	void plainMainIsTraced() {
		try (LangChain4jTracing tracing = LangChain4jTracing.open(this.registry, this.store)) {
			Desk desk = AiServices.builder(Desk.class).chatModel(new HutModel()).tools(new Bookings()).build();
			String answer = tracing.currentTrace()
				.step(ObservationType.CHAIN, "Morning round", (step) -> desk.answer("Is hut 204 free?"));
			assertThat(answer).isEqualTo("It is free.");
		}
		assertThat(trees()).containsExactly(
				"CHAIN Morning round / AGENT Desk.answer / GENERATION chat / TOOL isFree" + " / GENERATION chat");
	}

	@Test
	void eachTopLevelStepIsATraceOfItsOwn() {
		try (LangChain4jTracing tracing = LangChain4jTracing.open(this.registry, this.store)) {
			tracing.trace(new HutModel()).chat("Hello?");
			tracing.trace(new Lengths()).embed("Hello?");
			ContentRetriever retriever = tracing
				.trace((ContentRetriever) (query) -> List.of(Content.from("house rules")));
			assertThat(retriever.retrieve(Query.from("quiet?"))).hasSize(1);
		}
		assertThat(trees()).containsExactly("GENERATION chat", "EMBEDDING Lengths", "RETRIEVER ContentRetriever");
	}

	@Test
	void componentIsTracedByItsType() {
		try (LangChain4jTracing tracing = LangChain4jTracing.open(this.registry, this.store)) {
			ScoringModel scores = (segments, query) -> Response.from(Collections.nCopies(segments.size(), 0.5));
			assertThat(tracing.trace(ScoringModel.class, scores).score("two beds", "free?").content()).isEqualTo(0.5);
			assertThatIllegalArgumentException().isThrownBy(() -> tracing.trace(String.class, "text"))
				.withMessageStartingWith("java.lang.String is not traced; allowed are [ChatModel, StreamingChatModel,");
		}
		assertThat(trees()).containsExactly("EVALUATOR ScoringModel");
	}

	@Test
	void clientOfAnMcpServerIsTracedByItsType() {
		McpClient client = (McpClient) Proxy.newProxyInstance(getClass().getClassLoader(),
				new Class<?>[] { McpClient.class },
				(proxy, method, arguments) -> "hashCode".equals(method.getName()) ? (Object) 1 : List.of());
		try (LangChain4jTracing tracing = LangChain4jTracing.open(this.registry, this.store)) {
			assertThat(tracing.trace(McpClient.class, client).listTools()).isEmpty();
		}
		assertThat(trees()).containsExactly("SPAN tools/list");
	}

	@Test
	void streamingModelIsTraced() throws InterruptedException {
		try (LangChain4jTracing tracing = LangChain4jTracing.open(this.registry, this.store)) {
			ScriptedStream stream = new ScriptedStream((handler, handle) -> {
				handler.onPartialResponse("Hi");
				handler.onCompleteResponse(ChatResponse.builder().aiMessage(AiMessage.from("Hi")).build());
			});
			tracing.trace(StreamingChatModel.class, stream).chat("Hello?", new Ignoring());
			stream.await();
		}
		assertThat(trees()).containsExactly("GENERATION chat");
	}

	@Test
	void whatIsTracedIsNotWrappedAgain() {
		try (LangChain4jTracing tracing = LangChain4jTracing.open(this.registry, this.store)) {
			ChatModel once = tracing.trace(new HutModel());
			assertThat(tracing.trace(once)).isSameAs(once);
		}
	}

	@Test
	void nothingIsTracedOnceItIsClosed() {
		LangChain4jTracing tracing = LangChain4jTracing.open(this.registry, this.store);
		ChatModel model = tracing.trace(new HutModel());
		Desk desk = AiServices.builder(Desk.class).chatModel(new HutModel()).tools(new Bookings()).build();
		tracing.close();
		assertThat(model.chat("Hello?")).isEqualTo("Hello!");
		assertThat(desk.answer("Is hut 204 free?")).isEqualTo("It is free.");
		assertThat(trees()).isEmpty();
	}

	@Test
	void whatRunsWhenItIsClosedEndsThen() throws InterruptedException {
		LangChain4jTracing tracing = LangChain4jTracing.open(this.registry, this.store);
		ScriptedStream stream = new ScriptedStream((handler, handle) -> handler.onPartialResponse("Hi"));
		Observation.createNotStarted("request", this.registry)
			.start()
			.scoped(() -> AiServices.builder(Narrator.class)
				.streamingChatModel(stream)
				.build()
				.tell("Hello?")
				.onPartialResponse((text) -> {
				})
				.ignoreErrors()
				.start());
		stream.await();
		tracing.close();
		assertThat(trees()).containsExactly("SPAN request / AGENT Narrator.tell / GENERATION chat");
		TraceSummary trace = this.store.findTraces(TraceQuery.builder().build()).items().get(0);
		assertThat(trace.status()).isEqualTo(Status.COMPLETED);
		assertThat(trace.level()).isEqualTo(Level.WARNING);
		List<ObservationRecord> all = Objects.requireNonNull(this.store.findTrace(trace.info().traceId()))
			.observations();
		assertThat(all).allSatisfy((one) -> {
			assertThat(one.status()).isEqualTo(Status.COMPLETED);
			assertThat(one.level()).isEqualTo(Level.WARNING);
			assertThat(one.statusMessage()).isEqualTo("tracing was closed while this was running");
			assertThat(one.notes()).containsExactly("the end is when it was given up; when it ended is not known");
		});
		assertThat(all).extracting((one) -> (one.output() != null) ? one.output().json() : null)
			.containsExactly(null, "\"Hi\"", "{\"role\":\"assistant\",\"content\":\"Hi\"}");
	}

	@Test
	void metersAndSpansComeOnDemand() {
		SimpleMeterRegistry meters = new SimpleMeterRegistry();
		SimpleTracer tracer = new SimpleTracer();
		try (LangChain4jTracing tracing = LangChain4jTracing.builder(this.registry)
			.store(this.store)
			.meters(meters)
			.tracer(tracer)
			.open()) {
			tracing.trace(new HutModel()).chat("Hello?");
		}
		assertThat(meters.get("gen_ai.client.operation.duration").timer().count()).isOne();
		assertThat(tracer.onlySpan().getName()).isEqualTo("chat");
		assertThat(this.store.findTraces(TraceQuery.builder().build()).items().get(0).info().traceId())
			.endsWith(tracer.onlySpan().context().traceId());
	}

	// Oldest first, each as its observations in the order of their starts.
	private List<String> trees() {
		return this.store.findTraces(TraceQuery.builder().sort(TraceQuery.Sort.START_TIME, false).build())
			.items()
			.stream()
			.map((one) -> Objects.requireNonNull(this.store.findTrace(one.info().traceId())))
			.map((trace) -> String.join(" / ",
					trace.observations().stream().map(LangChain4jTracingTests::line).toList()))
			.toList();
	}

	private static String line(ObservationRecord one) {
		return one.type() + " " + one.name();
	}

	/**
	 * An AI service.
	 */
	interface Desk {

		String answer(String message);

	}

	/**
	 * An AI service that streams.
	 */
	interface Narrator {

		TokenStream tell(String message);

	}

	/**
	 * Tools.
	 */
	static final class Bookings {

		@Tool
		boolean isFree(@P("number of the hut") int hut) {
			return hut == 204;
		}

	}

	/**
	 * Asks for a tool where there is one.
	 */
	static final class HutModel implements ChatModel {

		@Override
		public ChatResponse doChat(ChatRequest request) {
			boolean answered = request.messages().stream().anyMatch(ToolExecutionResultMessage.class::isInstance);
			boolean asks = !answered && !request.toolSpecifications().isEmpty();
			AiMessage message = asks
					? AiMessage
						.from(ToolExecutionRequest.builder().id("1").name("isFree").arguments("{\"hut\":204}").build())
					: AiMessage.from(answered ? "It is free." : "Hello!");
			return ChatResponse.builder().aiMessage(message).build();
		}

	}

	/**
	 * Embeds a text by its length.
	 */
	static final class Lengths implements EmbeddingModel {

		@Override
		public Response<List<Embedding>> embedAll(List<TextSegment> segments) {
			return Response
				.from(segments.stream().map((one) -> Embedding.from(new float[] { one.text().length() })).toList());
		}

	}

	/**
	 * Ignores what comes.
	 */
	static final class Ignoring implements StreamingChatResponseHandler {

		@Override
		public void onPartialResponse(String partialResponse) {
		}

		@Override
		public void onCompleteResponse(ChatResponse completeResponse) {
		}

		@Override
		public void onError(Throwable error) {
		}

	}

}
