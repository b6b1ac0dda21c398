package dev.clew.langchain4j.call;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.SubmissionPublisher;

import dev.clew.langchain4j.TracedApplication;
import dev.clew.langchain4j.guardrail.TracedInputGuardrailExecutor;
import dev.clew.langchain4j.guardrail.TracedOutputGuardrailExecutor;
import dev.clew.langchain4j.model.GenerationTracer;
import dev.clew.langchain4j.model.StreamingTracer;
import dev.clew.langchain4j.rag.AugmentorTracer;
import dev.clew.trace.ObservationType;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.guardrail.ChatExecutor;
import dev.langchain4j.guardrail.GuardrailRequestParams;
import dev.langchain4j.guardrail.InputGuardrail;
import dev.langchain4j.guardrail.InputGuardrailRequest;
import dev.langchain4j.guardrail.InputGuardrailResult;
import dev.langchain4j.guardrail.OutputGuardrail;
import dev.langchain4j.guardrail.OutputGuardrailRequest;
import dev.langchain4j.guardrail.OutputGuardrailResult;
import dev.langchain4j.http.client.sse.ServerSentEvent;
import dev.langchain4j.invocation.InvocationContext;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatModelStreamingEvent;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.CompleteResponse;
import dev.langchain4j.model.chat.response.PartialResponse;
import dev.langchain4j.model.chat.response.RawStreamingEvent;
import dev.langchain4j.observability.api.AiServiceListenerRegistrar;
import dev.langchain4j.rag.AugmentationRequest;
import dev.langchain4j.rag.AugmentationResult;
import dev.langchain4j.rag.DefaultRetrievalAugmentor;
import dev.langchain4j.rag.RetrievalAugmentor;
import dev.langchain4j.rag.content.Content;
import dev.langchain4j.rag.content.retriever.ContentRetriever;
import dev.langchain4j.rag.query.Metadata;
import dev.langchain4j.rag.query.Query;
import dev.langchain4j.rag.query.transformer.QueryTransformer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of what stands in front of components: each method of theirs is reached, those
 * that nobody knew of when this was compiled too, and the asynchronous ones are observed.
 */
class TransparentWrappersTests {

	private static final ChatRequest REQUEST = ChatRequest.builder().messages(UserMessage.from("Where?")).build();

	private static final ChatResponse RESPONSE = ChatResponse.builder().aiMessage(AiMessage.from("Here.")).build();

	private final TracedApplication application = new TracedApplication();

	@AfterEach
	void close() {
		this.application.close();
		assertThat(this.application.faults).isEmpty();
	}

	@Test
	void otherInterfacesOfAComponentAreThereToo() {
		ChatModel traced = TracingProxy.of(ChatModel.class, new Weighing(),
				new GenerationTracer(this.application.handle));
		assertThat(traced.chat("Where?")).isEqualTo("Here.");
		assertThat(((Scales) traced).weight("hut")).isEqualTo(3);
		assertThat(this.application.tree()).containsExactly("GENERATION chat DEFAULT");
	}

	@Test
	void eachSubscriptionToAStreamIsAGeneration() {
		StreamingChatModel model = TracingProxy.of(StreamingChatModel.class, publishing(),
				new StreamingTracer(this.application.handle));
		Flow.Publisher<ChatModelStreamingEvent> publisher = model.chat(REQUEST);
		assertThat(this.application.traces()).isZero();
		assertThat(Collected.of(publisher).join()).hasSize(3);
		assertThat(this.application.tree()).containsExactly("GENERATION chat DEFAULT");
		assertThat(this.application.output(ObservationType.GENERATION))
			.isEqualTo("{\"role\":\"assistant\",\"content\":\"Here.\"}");
		assertThat(Objects.requireNonNull(this.application.first(ObservationType.GENERATION).modelCall())
			.timeToFirstToken()).isNotNull();
	}

	@Test
	void streamSaysWhyItEndsInAnEventOfItsProvider() {
		ServerSentEvent overloaded = new ServerSentEvent("error", "{\"error\":{\"message\":\"Overloaded\"}}");
		StreamingChatModel model = TracingProxy.of(StreamingChatModel.class,
				new Publishing(RawStreamingEvent.of(overloaded), new CompleteResponse(RESPONSE)),
				new StreamingTracer(this.application.handle));
		assertThat(Collected.of(model.chat(REQUEST)).join()).hasSize(2);
		assertThat(this.application.tree()).containsExactly("GENERATION chat ERROR");
		assertThat(this.application.first(ObservationType.GENERATION).statusMessage())
			.isEqualTo("ended without a finish reason; the provider said: Overloaded");
	}

	@Test
	void streamThatIsCancelledIsAWarningWithWhatCame() {
		StreamingChatModel model = TracingProxy.of(StreamingChatModel.class, publishing(),
				new StreamingTracer(this.application.handle));
		Collected collected = Collected.cancelling(model.chat(REQUEST));
		assertThat(collected.join()).hasSize(1);
		assertThat(this.application.tree()).containsExactly("GENERATION chat WARNING");
		assertThat(this.application.first(ObservationType.GENERATION).statusMessage()).isEqualTo("cancelled");
	}

	@Test
	void asynchronousStagesAreThoseOfTheSynchronousForm() {
		RetrievalAugmentor augmentor = TracingProxy.of(RetrievalAugmentor.class,
				DefaultRetrievalAugmentor.builder()
					.queryTransformer(new LaterTransformer())
					.contentRetriever(new LaterRetriever())
					.build(),
				new AugmentorTracer(this.application.handle));
		AugmentationResult result = augmentor.augmentAsync(request()).join();
		assertThat(result.contents()).hasSize(1);
		assertThat(this.application.tree()).containsExactly("CHAIN DefaultRetrievalAugmentor DEFAULT",
				"  CHAIN LaterTransformer DEFAULT", "  CHAIN DefaultQueryRouter DEFAULT",
				"  RETRIEVER LaterRetriever DEFAULT", "  CHAIN DefaultContentAggregator DEFAULT",
				"  CHAIN DefaultContentInjector DEFAULT");
	}

	@Test
	void guardrailThatChecksLaterIsAGuardrail() {
		InputGuardrailResult result = TracedInputGuardrailExecutor.tracedBuilder()
			.guardrails(new LaterGuardrail())
			.build()
			.executeAsync(InputGuardrailRequest.builder()
				.userMessage(UserMessage.from("Hello"))
				.commonParams(params())
				.build())
			.join();
		assertThat(result.isSuccess()).isTrue();
		assertThat(this.application.tree()).containsExactly("GUARDRAIL LaterGuardrail DEFAULT");
	}

	@Test
	void guardrailThatChecksAnAnswerLaterIsAGuardrail() {
		OutputGuardrailResult result = TracedOutputGuardrailExecutor.tracedBuilder()
			.guardrails(new LaterOutputGuardrail())
			.build()
			.executeAsync(OutputGuardrailRequest.builder()
				.responseFromLLM(RESPONSE)
				.chatExecutor(ChatExecutor.builder(new Weighing())
					.chatRequest(REQUEST)
					.invocationContext(InvocationContext.builder().build())
					.build())
				.requestParams(params())
				.build())
			.join();
		assertThat(result.isSuccess()).isTrue();
		assertThat(this.application.tree()).containsExactly("GUARDRAIL LaterOutputGuardrail DEFAULT");
	}

	private static GuardrailRequestParams params() {
		return GuardrailRequestParams.builder()
			.userMessageTemplate("Hello")
			.variables(Map.of())
			.invocationContext(InvocationContext.builder().build())
			.aiServiceListenerRegistrar(AiServiceListenerRegistrar.newInstance())
			.build();
	}

	private static Publishing publishing() {
		return new Publishing(new PartialResponse("He"), new PartialResponse("re."), new CompleteResponse(RESPONSE));
	}

	private static AugmentationRequest request() {
		UserMessage message = UserMessage.from("Quiet?");
		return new AugmentationRequest(message,
				Metadata.builder().chatMessage(message).invocationContext(InvocationContext.builder().build()).build());
	}

	public interface Scales {

		default int weight(String what) {
			return what.length();
		}

	}

	static final class Weighing implements ChatModel, Scales {

		@Override
		public ChatResponse doChat(ChatRequest request) {
			return RESPONSE;
		}

	}

	static final class Publishing implements StreamingChatModel {

		private final List<ChatModelStreamingEvent> events;

		Publishing(ChatModelStreamingEvent... events) {
			this.events = List.of(events);
		}

		@Override
		public Flow.Publisher<ChatModelStreamingEvent> doChat(ChatRequest request) {
			return (subscriber) -> {
				try (SubmissionPublisher<ChatModelStreamingEvent> submitted = new SubmissionPublisher<>()) {
					submitted.subscribe(subscriber);
					this.events.forEach(submitted::submit);
				}
			};
		}

	}

	/**
	 * What a subscriber got.
	 */
	static final class Collected extends CompletableFuture<List<Object>> implements Flow.Subscriber<Object> {

		private final List<Object> events = new ArrayList<>();

		private final boolean cancelling;

		private Flow.@Nullable Subscription subscription;

		private Collected(boolean cancelling) {
			this.cancelling = cancelling;
		}

		static Collected of(Flow.Publisher<?> publisher) {
			return subscribed(publisher, new Collected(false));
		}

		static Collected cancelling(Flow.Publisher<?> publisher) {
			return subscribed(publisher, new Collected(true));
		}

		private static Collected subscribed(Flow.Publisher<?> publisher, Collected collected) {
			publisher.subscribe(collected);
			return collected;
		}

		@Override
		public void onSubscribe(Flow.Subscription given) {
			this.subscription = given;
			given.request(this.cancelling ? 1 : Long.MAX_VALUE);
		}

		@Override
		public void onNext(Object event) {
			this.events.add(event);
			if (this.cancelling) {
				Objects.requireNonNull(this.subscription).cancel();
				complete(this.events);
			}
		}

		@Override
		public void onError(Throwable error) {
			completeExceptionally(error);
		}

		@Override
		public void onComplete() {
			complete(this.events);
		}

	}

	static final class LaterTransformer implements QueryTransformer {

		@Override
		public Collection<Query> transform(Query query) {
			throw new UnsupportedOperationException();
		}

		@Override
		public CompletableFuture<Collection<Query>> transformAsync(Query query) {
			return CompletableFuture.supplyAsync(() -> List.of(query));
		}

	}

	static final class LaterRetriever implements ContentRetriever {

		@Override
		public List<Content> retrieve(Query query) {
			throw new UnsupportedOperationException();
		}

		@Override
		public CompletableFuture<List<Content>> retrieveAsync(Query query) {
			return CompletableFuture.supplyAsync(() -> List.of(Content.from("from ten")));
		}

	}

	static final class LaterGuardrail implements InputGuardrail {

		@Override
		public CompletableFuture<InputGuardrailResult> validateAsync(InputGuardrailRequest request) {
			return CompletableFuture.supplyAsync(this::success);
		}

	}

	static final class LaterOutputGuardrail implements OutputGuardrail {

		@Override
		public CompletableFuture<OutputGuardrailResult> validateAsync(OutputGuardrailRequest request) {
			return CompletableFuture.supplyAsync(this::success);
		}

	}

}
