package dev.clew.langchain4j;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;

import dev.clew.budget.Budget;
import dev.clew.budget.BudgetAction;
import dev.clew.budget.BudgetScope;
import dev.clew.store.memory.InMemoryTraceStore;
import dev.clew.store.query.TraceQuery;
import dev.clew.trace.ModelCall;
import dev.clew.trace.ObservationRecord;
import dev.clew.trace.ObservationType;
import dev.clew.trace.Trace;
import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.language.LanguageModel;
import dev.langchain4j.model.output.Response;
import dev.langchain4j.model.output.TokenUsage;
import io.micrometer.context.ContextSnapshot;
import io.micrometer.context.ContextSnapshotFactory;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import org.assertj.core.data.Offset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Models around others that change what they hand on: what is used is counted where it is
 * used, once.
 */
class HandedOnUsageTests {

	private static final String NOTE = "usage and cost are those of the generation below";

	private static final BigDecimal PRICE = new BigDecimal("0.000075");

	private static final Offset<Double> ROUNDING = Offset.offset(1e-12);

	private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

	private final InMemoryTraceStore store = new InMemoryTraceStore(10, 1_000_000, (reason, count) -> {
	});

	private final LangChain4jTracing tracing = LangChain4jTracing.builder(ObservationRegistry.create())
		.meters(this.meters)
		.store(this.store)
		.budgets(List.of(new Budget("all", BudgetScope.GLOBAL, Duration.ofDays(3650), null, 20L, BudgetAction.REFUSE)))
		.open();

	private final ChatModel provider = model((request) -> answer("r-1", 10, 5));

	@AfterEach
	void close() {
		this.tracing.close();
	}

	@Test
	void responseOfAModelThatAddsASystemMessageIsCountedOnce() {
		model((request) -> this.provider.chat(polite(request))).chat("Hello?");
		assertThat(types()).containsExactly("GENERATION", "GENERATION");
		assertHandedOn(0);
		assertThat(Objects.requireNonNull(call(1).cost()).total()).isEqualTo(PRICE);
		assertThat(observation(1).notes()).isEmpty();
		assertCountedOnce(15);
	}

	@Test
	void modelThatRewritesUsesUpABudgetOnce() {
		ChatModel outer = model((request) -> this.provider.chat(polite(request)));
		outer.chat("Hello?");
		assertThat(outer.chat("Hello again?")).isEqualTo("Hi");
	}

	@Test
	void responseThatIsMadeAnewIsKnownByItsId() {
		model((request) -> answer(Objects.requireNonNull(this.provider.chat(polite(request)).id()), 11, 5))
			.chat("Hello?");
		assertHandedOn(0);
		assertCountedOnce(15);
	}

	@Test
	void sumOfWhatWasCalledBelowIsCountedOnce() {
		ChatModel other = model((request) -> answer("r-2", 4, 1));
		model((request) -> {
			TokenUsage sum = this.provider.chat(polite(request))
				.tokenUsage()
				.add(other.chat(SystemMessage.from("Sure?")).tokenUsage());
			return answer("mine", sum.inputTokenCount(), sum.outputTokenCount());
		}).chat("Hello?");
		assertHandedOn(0);
		assertCountedOnce(20);
	}

	@Test
	void eachOfSeveralModelsAroundOneAnotherHandsOn() {
		ChatModel middle = model((request) -> this.provider.chat(polite(request)));
		model((request) -> middle.chat(polite(request))).chat("Hello?");
		assertHandedOn(0);
		assertHandedOn(1);
		assertCountedOnce(15);
	}

	@Test
	void modelThatIsCalledOnAnotherThreadIsKnownByItsParent() {
		model((request) -> {
			ContextSnapshot snapshot = ContextSnapshotFactory.builder().build().captureAll();
			return CompletableFuture.supplyAsync(() -> {
				try (ContextSnapshot.Scope scope = snapshot.setThreadLocals()) {
					return this.provider.chat(polite(request));
				}
			}).join();
		}).chat("Hello?");
		assertThat(types()).containsExactly("GENERATION", "GENERATION");
		assertHandedOn(0);
		assertCountedOnce(15);
	}

	@Test
	void responseOfARoutingModelIsCountedOnceWithItsRoute() {
		model((request) -> routed(this.provider.chat(request))).chat("Hello?");
		assertThat(types()).containsExactly("GENERATION");
		assertThat(call(0).model()).isEqualTo("gpt-4o");
		assertThat(observation(0).metadata()).isEqualTo(Map.of("chat_model_route", "small"));
		assertThat(observation(0).notes()).isEmpty();
		assertCountedOnce(15);
	}

	@Test
	void whatChoosingARouteUsesIsCountedBesideTheResponse() {
		ChatModel chooser = model((request) -> answer("r-2", 4, 1));
		model((request) -> {
			chooser.chat("small or large?");
			return routed(this.provider.chat(request));
		}).chat("Hello?");
		assertThat(types()).containsExactly("GENERATION", "GENERATION");
		assertThat(observation(0).usage().total()).isEqualTo(15);
		assertThat(observation(0).metadata()).isEqualTo(Map.of("chat_model_route", "small"));
		assertThat(observation(1).usage().total()).isEqualTo(5);
		assertCountedOnce(20);
	}

	@Test
	void streamOfARoutingModelIsCountedOnceWithItsRoute() {
		StreamingChatModel inner = stream((request, handler) -> handler.onCompleteResponse(answer("r-1", 10, 5)));
		chat(stream((request, handler) -> inner.chat(request, new StreamingChatResponseHandler() {

			@Override
			public void onCompleteResponse(ChatResponse response) {
				handler.onCompleteResponse(routed(response));
			}

			@Override
			public void onError(Throwable error) {
				handler.onError(error);
			}

		})));
		assertThat(types()).containsExactly("GENERATION");
		assertThat(observation(0).metadata()).isEqualTo(Map.of("chat_model_route", "small"));
		assertCountedOnce(15);
	}

	@Test
	void responseThatACacheHandsOutAgainIsCountedOnce() {
		Map<List<ChatMessage>, ChatResponse> cache = new HashMap<>();
		ChatModel caching = model(
				(request) -> cache.computeIfAbsent(request.messages(), (key) -> this.provider.chat(request)));
		within(() -> {
			for (int i = 0; i < 3; i++) {
				assertThat(caching.chat("Hello?")).isEqualTo("Hi");
			}
		});
		assertThat(types()).containsExactly("CHAIN", "GENERATION", "GENERATION", "GENERATION");
		assertThat(observation(1).usage().total()).isEqualTo(15);
		assertThat(observation(1).notes()).isEmpty();
		for (int i = 2; i <= 3; i++) {
			assertThat(call(i).usage()).isNull();
			assertThat(call(i).priceTier()).isEqualTo("already-charged");
			assertThat(Objects.requireNonNull(call(i).cost()).total()).isZero();
			assertThat(observation(i).notes())
				.containsExactly("the same response was charged before: its usage and cost are counted there");
		}
		assertCountedOnce(15);
	}

	@Test
	void copyOfAResponseThatACacheHandsOutAgainIsCountedOnce() {
		ChatResponse kept = answer("r-1", 10, 5);
		ChatModel caching = model((request) -> routed(kept));
		within(() -> {
			caching.chat("Hello?");
			chat(stream((request, handler) -> handler.onCompleteResponse(kept)));
		});
		assertThat(call(2).priceTier()).isEqualTo("already-charged");
		assertCountedOnce(15);
	}

	@Test
	void otherResponsesThatHaveTheSameIdAreCountedEach() {
		within(() -> {
			this.provider.chat("Hello?");
			this.provider.chat("Hello?");
		});
		assertThat(observation(2).notes()).isEmpty();
		assertCountedOnce(30);
	}

	@Test
	void responseWithoutAnIdIsCountedEachTime() {
		ChatResponse constant = answer(" ", 10, 5);
		ChatModel fake = model((request) -> constant);
		within(() -> {
			fake.chat("Hello?");
			fake.chat("Hello?");
		});
		assertCountedOnce(30);
	}

	@Test
	void usageOfAModelsOwnIsCountedAsWellAsThatBelow() {
		model((request) -> {
			this.provider.chat("Is this allowed?");
			return answer("mine", 4, 1);
		}).chat("Hello?");
		assertThat(call(0).priceTier()).isNotEqualTo("handed-on");
		assertThat(observation(0).notes()).isEmpty();
		assertCountedOnce(20);
	}

	@Test
	void firstCallIsTheModelsOwnWhereTheAnswerIsThatOfAnother() {
		ChatModel critic = model((request) -> answer("r-2", 4, 1));
		model((request) -> {
			this.provider.chat(request);
			return critic.chat(polite(request));
		}).chat("Hello?");
		assertThat(observation(0).usage().total()).isEqualTo(15);
		assertThat(observation(1).usage().total()).isEqualTo(5);
		assertCountedOnce(20);
	}

	@Test
	void secondTryOfTheSameIsCountedAsWellAsTheFirst() {
		model((request) -> {
			this.provider.chat(request);
			return this.provider.chat(request);
		}).chat("Hello?");
		assertThat(observation(0).usage().total()).isEqualTo(15);
		assertThat(observation(1).usage().total()).isEqualTo(15);
		assertCountedOnce(30);
	}

	@Test
	void innerModelThatRewritesIsCountedOnce() {
		ChatModel polite = model((request) -> this.provider.chat(polite(request)));
		model((request) -> polite.chat(request)).chat("Hello?");
		assertThat(types()).containsExactly("GENERATION", "GENERATION");
		assertHandedOn(0);
		assertCountedOnce(15);
	}

	@Test
	void modelThatIsFallenBackOnLeavesNothingUnpriced() {
		ChatModel broken = model((request) -> {
			throw new IllegalStateException("503");
		});
		model((request) -> {
			try {
				return broken.chat(request);
			}
			catch (IllegalStateException ex) {
				return this.provider.chat(request);
			}
		}).chat("Hello?");
		assertThat(call(0).usage()).isNull();
		assertThat(call(0).priceTier()).isEqualTo("handed-on");
		assertThat(observation(0).notes()).doesNotContain(NOTE).noneMatch((note) -> note.contains("budget"));
		assertCountedOnce(15);
	}

	@Test
	void textOfAChatModelIsCountedOnce() {
		LanguageModel writer = (prompt) -> {
			ChatResponse response = this.provider
				.chat(ChatRequest.builder().messages(new SystemMessage(prompt)).build());
			return Response.from(response.aiMessage().text(), response.tokenUsage());
		};
		this.tracing.trace(LanguageModel.class, writer).generate("The sky is");
		assertHandedOn(0);
		assertCountedOnce(15);
	}

	@Test
	void streamThatIsHandedOnIsCountedOnce() {
		StreamingChatModel inner = stream((request, handler) -> handler.onCompleteResponse(answer("r-1", 10, 5)));
		chat(stream((request, handler) -> inner.chat(polite(request), handler)));
		assertThat(types()).containsExactly("GENERATION", "GENERATION");
		assertHandedOn(0);
		assertCountedOnce(15);
	}

	@Test
	void embeddingsThatWereNotInTheCacheAreCountedOnce() {
		EmbeddingModel inner = embeddings((segments) -> embeddings(segments.size(), new TokenUsage(7, 0)));
		embeddings((segments) -> embeddings(2, inner.embedAll(segments.subList(1, 2)).tokenUsage()))
			.embedAll(List.of(TextSegment.from("a"), TextSegment.from("b")));
		assertThat(types()).containsExactly("EMBEDDING", "EMBEDDING");
		assertHandedOn(0);
		assertCountedOnce(7);
	}

	private void within(Runnable calls) {
		this.tracing.currentTrace().step(ObservationType.CHAIN, "round", (step) -> {
			calls.run();
			return true;
		});
	}

	private static void chat(StreamingChatModel model) {
		model.chat("Hello?", new StreamingChatResponseHandler() {

			@Override
			public void onCompleteResponse(ChatResponse response) {
				// Seen in the trace.
			}

			@Override
			public void onError(Throwable error) {
				throw new AssertionError(error);
			}

		});
	}

	// As LangChain4j's RoutingChatModel hands it on.
	private static ChatResponse routed(ChatResponse response) {
		AiMessage message = response.aiMessage().toBuilder().attributes(Map.of("chat_model_route", "small")).build();
		return ChatResponse.builder().aiMessage(message).metadata(response.metadata()).build();
	}

	private static ChatRequest polite(ChatRequest request) {
		List<ChatMessage> all = new ArrayList<>(List.of(SystemMessage.from("Be polite")));
		all.addAll(request.messages());
		return request.toBuilder().messages(all).build();
	}

	private static ChatResponse answer(String id, int input, int output) {
		return ChatResponse.builder()
			.id(id)
			.modelName("gpt-4o")
			.aiMessage(AiMessage.from("Hi"))
			.tokenUsage(new TokenUsage(input, output))
			.build();
	}

	private static Response<List<Embedding>> embeddings(int count, @Nullable TokenUsage usage) {
		List<Embedding> vectors = new ArrayList<>();
		for (int i = 0; i < count; i++) {
			vectors.add(Embedding.from(new float[] { 1 }));
		}
		return Response.from(vectors, usage);
	}

	private ChatModel model(Answer<ChatRequest, ChatResponse> answer) {
		return this.tracing.trace(new ChatModel() {

			@Override
			public ChatResponse doChat(ChatRequest request) {
				return answer.to(request);
			}

		});
	}

	private StreamingChatModel stream(Streaming streaming) {
		return this.tracing.trace(new StreamingChatModel() {

			@Override
			public void doChat(ChatRequest request, StreamingChatResponseHandler handler) {
				streaming.to(request, handler);
			}

		});
	}

	private EmbeddingModel embeddings(Answer<List<TextSegment>, Response<List<Embedding>>> answer) {
		return this.tracing.trace(EmbeddingModel.class, new EmbeddingModel() {

			@Override
			public Response<List<Embedding>> embedAll(List<TextSegment> segments) {
				return answer.to(segments);
			}

			@Override
			public String modelName() {
				return "text-embedding-3-small";
			}

		});
	}

	private void assertHandedOn(int index) {
		assertThat(call(index).usage()).isNull();
		assertThat(call(index).priceTier()).isEqualTo("handed-on");
		assertThat(Objects.requireNonNull(call(index).cost()).total()).isZero();
		assertThat(observation(index).notes()).containsExactly(NOTE);
	}

	// By the trace as by the meters.
	private void assertCountedOnce(int tokens) {
		assertThat(trace().summary().usage().total()).isEqualTo(tokens);
		assertThat(sum("clew.tokens")).isEqualTo(tokens);
		assertThat(trace().summary().cost().unpriced()).isZero();
		assertThat(sum("clew.unpriced")).isZero();
		assertThat(sum("clew.cost"))
			.isCloseTo(Objects.requireNonNull(trace().summary().cost().cost()).total().doubleValue(), ROUNDING);
	}

	private double sum(String meter) {
		return this.meters.find(meter).counters().stream().mapToDouble(Counter::count).sum();
	}

	private List<String> types() {
		return trace().observations().stream().map((one) -> one.type().name()).toList();
	}

	private ModelCall call(int index) {
		return Objects.requireNonNull(observation(index).modelCall());
	}

	private ObservationRecord observation(int index) {
		return trace().observations().get(index);
	}

	private Trace trace() {
		var traces = this.store.findTraces(TraceQuery.builder().build()).items();
		assertThat(traces).hasSize(1);
		return Objects.requireNonNull(this.store.findTrace(traces.get(0).info().traceId()));
	}

	private interface Answer<I, O> {

		O to(I input);

	}

	private interface Streaming {

		void to(ChatRequest request, StreamingChatResponseHandler handler);

	}

}
