package dev.clew.langchain4j;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

import dev.clew.langchain4j.call.TracingProxy;
import dev.clew.langchain4j.model.StreamingLanguageModelTracer;
import dev.clew.langchain4j.model.StreamingTracer;
import dev.clew.langchain4j.run.RuntimeHandle;
import dev.clew.observation.StepConvention;
import dev.clew.observation.fault.Faults;
import dev.clew.observation.record.RecordingHandler;
import dev.clew.observation.record.RecordingSettings;
import dev.clew.observation.step.OpenSteps;
import dev.clew.observation.step.TracingRuntime;
import dev.clew.observation.tree.SessionIds;
import dev.clew.observation.tree.TraceTreeHandler;
import dev.clew.store.memory.InMemoryTraceStore;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.StreamingResponseHandler;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.language.StreamingLanguageModel;
import dev.langchain4j.model.output.Response;
import dev.langchain4j.service.AiServices;
import dev.langchain4j.service.TokenStream;
import io.micrometer.observation.ObservationRegistry;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What streams were asked that never end, or never start, is not held beside what the
 * store keeps of it.
 */
class AbandonedContentTests {

	private static final int STREAMS = 20;

	private static final int PROMPT = 1_000_000;

	private static final int STORE = 1_000_000;

	private final List<String> faults = new ArrayList<>();

	private final InMemoryTraceStore store = new InMemoryTraceStore(1000, STORE, (reason, count) -> {
	});

	private final Faults sink = new Faults(this.faults::add);

	private final ObservationRegistry registry = ObservationRegistry.create();

	private final OpenSteps open = new OpenSteps(OpenSteps.DEFAULT_MAX_DURATION, this.sink);

	private final TracingRuntime runtime = new TracingRuntime(this.registry, new StepConvention(),
			new SessionIds(List.of(), (source) -> {
			}), this.sink, this.open);

	private final TraceTreeHandler tree = TraceTreeHandler.withOwnIds(this.sink);

	private final RuntimeHandle handle = RuntimeHandle.open(() -> this.runtime);

	@BeforeEach
	void observe() {
		this.registry.observationConfig().observationHandler(this.tree);
	}

	@AfterEach
	void close() {
		this.handle.close();
		this.open.close();
		assertThat(this.faults).isEmpty();
	}

	@ParameterizedTest
	@MethodSource("abandoned")
	void isLetGo(Consumer<String> asked) {
		this.registry.observationConfig()
			.observationHandler(new RecordingHandler(this.tree, this.store, RecordingSettings.DEFAULT, this.sink));
		assertLetGo(asked);
		assertThat(this.store.size()).isBetween(STORE / 2L, (long) STORE);
	}

	@ParameterizedTest
	@MethodSource("abandoned")
	void isLetGoWhereNobodyRecords(Consumer<String> asked) {
		assertLetGo(asked);
	}

	private static void assertLetGo(Consumer<String> asked) {
		List<WeakReference<String>> prompts = new ArrayList<>();
		for (int i = 0; i < STREAMS; i++) {
			prompts.add(abandon(asked, i));
		}
		Awaitility.await().untilAsserted(() -> {
			System.gc();
			assertThat(prompts.stream().filter((prompt) -> prompt.get() != null)).hasSize(0);
		});
	}

	private static WeakReference<String> abandon(Consumer<String> asked, int number) {
		String prompt = number + "x".repeat(PROMPT);
		asked.accept(prompt);
		return new WeakReference<>(prompt);
	}

	static Stream<Consumer<String>> abandoned() {
		return Stream.of((prompt) -> service().ask(prompt), (prompt) -> listening(service().ask(prompt)).start(),
				(prompt) -> model().chat(ChatRequest.builder().messages(UserMessage.from(prompt)).build(),
						new Forgotten()),
				(prompt) -> TracingProxy
					.of(StreamingLanguageModel.class, (text, handler) -> handler.onNext("It "),
							new StreamingLanguageModelTracer(null))
					.generate(prompt, new ForgottenText()));
	}

	private static TokenStream listening(TokenStream stream) {
		return stream.onPartialResponse((part) -> {
		}).onCompleteResponse((response) -> {
		}).ignoreErrors();
	}

	private static Service service() {
		return AiServices.builder(Service.class).streamingChatModel(new Forgetful()).build();
	}

	private static StreamingChatModel model() {
		return TracingProxy.of(StreamingChatModel.class, new Forgetful(), new StreamingTracer(null));
	}

	interface Service {

		TokenStream ask(String question);

	}

	/** Says a word and forgets whom it said it to. */
	private static final class Forgetful implements StreamingChatModel {

		@Override
		public void doChat(ChatRequest request, StreamingChatResponseHandler handler) {
			handler.onPartialResponse("It ");
		}

	}

	private static final class Forgotten implements StreamingChatResponseHandler {

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

	private static final class ForgottenText implements StreamingResponseHandler<String> {

		@Override
		public void onNext(String token) {
		}

		@Override
		public void onComplete(Response<String> response) {
		}

		@Override
		public void onError(Throwable error) {
		}

	}

}
