package dev.clew.langchain4j.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

import dev.clew.langchain4j.ScriptedModel;
import dev.clew.langchain4j.TracedApplication;
import dev.clew.langchain4j.call.TracingProxy;
import dev.clew.langchain4j.rag.ScoringTracer;
import dev.clew.trace.ObservationRecord;
import dev.clew.trace.ObservationType;
import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.exception.AsyncNotSupportedException;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.embedding.request.EmbeddingRequest;
import dev.langchain4j.model.embedding.response.EmbeddingResponse;
import dev.langchain4j.model.output.Response;
import dev.langchain4j.model.output.TokenUsage;
import dev.langchain4j.model.scoring.ScoringModel;
import dev.langchain4j.model.scoring.request.ScoringRequest;
import dev.langchain4j.model.scoring.response.ScoringResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests of calls whose result completes later: observed until it does, on whichever
 * thread.
 */
class AsynchronousCallsTests {

	private static final ChatRequest REQUEST = ChatRequest.builder().messages(UserMessage.from("Where?")).build();

	private static final ChatResponse RESPONSE = ChatResponse.builder()
		.aiMessage(AiMessage.from("Here."))
		.tokenUsage(new TokenUsage(3, 2))
		.build();

	private final TracedApplication application = new TracedApplication();

	private final Later later = new Later();

	private final ChatModel model = TracingProxy.of(ChatModel.class, this.later,
			new GenerationTracer(this.application.handle));

	@AfterEach
	void close() {
		this.application.close();
		assertThat(this.application.faults).isEmpty();
	}

	@Test
	void generationEndsBeforeWhoeverWaitsForItGoesOn() {
		List<String> seen = new ArrayList<>();
		CompletableFuture<ChatResponse> future = this.model.chatAsync(REQUEST);
		CompletableFuture<Void> after = future
			.thenAccept((response) -> seen.add(generation().status() + " " + response.aiMessage().text()));
		assertThat(generation().status()).hasToString("RUNNING");
		this.later.completeOnAnotherThread(RESPONSE);
		after.join();
		assertThat(seen).containsExactly("COMPLETED Here.");
		assertThat(future.join()).isSameAs(RESPONSE);
		assertThat(this.application.tree()).containsExactly("GENERATION chat DEFAULT");
		assertThat(totalTokens()).isEqualTo(5);
	}

	@Test
	void generationEndsFirstAlsoWhereTheModelsOwnFutureIsHandedOn() {
		List<String> seen = new ArrayList<>();
		CompletableFuture<Void> after = this.model.doChatAsync(REQUEST)
			.thenAccept((response) -> seen.add(String.valueOf(generation().status())));
		this.later.completeOnAnotherThread(RESPONSE);
		after.join();
		assertThat(seen).containsExactly("COMPLETED");
	}

	@Test
	void shortFormHasTheWholeResponse() {
		CompletableFuture<String> future = this.model.chatAsync("Where?");
		this.later.completeOnAnotherThread(RESPONSE);
		assertThat(future.join()).isEqualTo("Here.");
		assertThat(this.application.tree()).containsExactly("GENERATION chat DEFAULT");
		assertThat(totalTokens()).isEqualTo(5);
	}

	@Test
	void failureIsThatOfTheGeneration() {
		CompletableFuture<ChatResponse> future = this.model.chatAsync(REQUEST);
		this.later.future.completeExceptionally(new IllegalStateException("out of order"));
		assertThatExceptionOfType(CompletionException.class).isThrownBy(future::join)
			.withRootCauseInstanceOf(IllegalStateException.class);
		assertThat(this.application.tree()).containsExactly("GENERATION chat ERROR");
		assertThat(generation().statusMessage()).isEqualTo("out of order");
	}

	@Test
	void cancellingReachesTheModel() {
		CompletableFuture<ChatResponse> future = this.model.chatAsync(REQUEST);
		assertThat(future.cancel(true)).isTrue();
		assertThat(future.isCancelled()).isTrue();
		assertThat(this.later.future.isCancelled()).isTrue();
		assertThatExceptionOfType(CancellationException.class).isThrownBy(future::join);
		assertThat(this.application.tree()).containsExactly("GENERATION chat WARNING");
		assertThat(generation().statusMessage()).isEqualTo("cancelled");
	}

	@Test
	void whatTheCallerCompletesIsCompleteForTheModelToo() {
		CompletableFuture<ChatResponse> future = this.model.doChatAsync(REQUEST);
		assertThat(future.complete(RESPONSE)).isTrue();
		assertThat(this.later.future.join()).isSameAs(RESPONSE);
		assertThat(this.application.tree()).containsExactly("GENERATION chat DEFAULT");
	}

	@Test
	void modelWithoutThisFormSaysSoAndIsNotCalled() {
		ChatModel synchronous = TracingProxy.of(ChatModel.class, new ScriptedModel(),
				new GenerationTracer(this.application.handle));
		assertThatExceptionOfType(CompletionException.class).isThrownBy(synchronous.chatAsync(REQUEST)::join)
			.withCauseInstanceOf(AsyncNotSupportedException.class);
		assertThat(this.application.traces()).isZero();
	}

	@Test
	void whatGoesOnInAnotherThreadIsBelowWhatMadeTheCall() {
		Later second = new Later();
		ChatModel around = TracingProxy.of(ChatModel.class, new ChatModel() {

			@Override
			public CompletableFuture<ChatResponse> doChatAsync(ChatRequest request) {
				return AsynchronousCallsTests.this.model
					.chatAsync(REQUEST.toBuilder().messages(UserMessage.from("First?")).build())
					.thenCompose((response) -> traced(second).chatAsync(request));
			}

		}, new GenerationTracer(this.application.handle));
		CompletableFuture<ChatResponse> future = around.chatAsync(REQUEST);
		this.later.completeOnAnotherThread(RESPONSE);
		second.completeOnAnotherThread(RESPONSE);
		assertThat(future.join()).isSameAs(RESPONSE);
		assertThat(this.application.tree()).containsExactly("GENERATION chat DEFAULT", "  GENERATION chat DEFAULT");
	}

	@Test
	void embeddingsAreObservedAsTheirTwins() {
		EmbeddingModel embedding = TracingProxy.of(EmbeddingModel.class, new LaterEmbedding(),
				new EmbeddingTracer(this.application.handle));
		assertThat(embedding.embedAsync(EmbeddingRequest.builder().input("Hut").build()).join().embeddings())
			.hasSize(1);
		assertThat(this.application.input(ObservationType.EMBEDDING)).isEqualTo("[\"Hut\"]");
		assertThat(this.application.output(ObservationType.EMBEDDING)).isEqualTo("{\"count\":1,\"dimension\":2}");
	}

	@Test
	void scoresAreObservedAsTheirTwins() {
		ScoringModel scoring = TracingProxy.of(ScoringModel.class, new LaterScores(),
				new ScoringTracer(this.application.handle));
		ScoringRequest request = ScoringRequest.builder().documents(List.of("a hut")).query("hut?").build();
		assertThat(scoring.scoreAsync(request).join().scores()).containsExactly(0.5);
		assertThat(this.application.input(ObservationType.EVALUATOR))
			.isEqualTo("{\"query\":\"hut?\",\"texts\":[\"a hut\"]}");
		assertThat(this.application.output(ObservationType.EVALUATOR)).isEqualTo("[0.5]");
	}

	private ChatModel traced(ChatModel other) {
		return TracingProxy.of(ChatModel.class, other, new GenerationTracer(this.application.handle));
	}

	private long totalTokens() {
		return Objects.requireNonNull(Objects.requireNonNull(generation().modelCall()).usage()).total();
	}

	private ObservationRecord generation() {
		return this.application.first(ObservationType.GENERATION);
	}

	private static final class Later implements ChatModel {

		private final CompletableFuture<ChatResponse> future = new CompletableFuture<>();

		@Override
		public CompletableFuture<ChatResponse> doChatAsync(ChatRequest request) {
			return this.future;
		}

		void completeOnAnotherThread(ChatResponse response) {
			new Thread(() -> this.future.complete(response)).start();
		}

	}

	private static final class LaterEmbedding implements EmbeddingModel {

		@Override
		public Response<List<Embedding>> embedAll(List<TextSegment> segments) {
			throw new UnsupportedOperationException();
		}

		@Override
		public CompletableFuture<EmbeddingResponse> doEmbedAsync(EmbeddingRequest request) {
			return CompletableFuture.supplyAsync(() -> EmbeddingResponse.builder()
				.embeddings(List.of(Embedding.from(new float[] { 1, 0 })))
				.build());
		}

	}

	private static final class LaterScores implements ScoringModel {

		@Override
		public Response<List<Double>> scoreAll(List<TextSegment> segments, String query) {
			throw new UnsupportedOperationException();
		}

		@Override
		public CompletableFuture<ScoringResponse> doScoreAsync(ScoringRequest request) {
			return CompletableFuture.supplyAsync(() -> ScoringResponse.builder().scores(List.of(0.5)).build());
		}

	}

}
