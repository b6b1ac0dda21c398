package dev.clew.langchain4j;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

import dev.clew.langchain4j.call.TracingProxy;
import dev.clew.langchain4j.model.StreamingLanguageModelTracer;
import dev.clew.langchain4j.run.Invocations;
import dev.clew.langchain4j.service.StreamedServiceTests;
import dev.clew.trace.ObservationRecord;
import dev.clew.trace.ObservationType;
import dev.clew.trace.Status;
import dev.langchain4j.internal.InternalStreamingChatResponseHandlerUtils;
import dev.langchain4j.model.StreamingResponseHandler;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.chat.response.StreamingHandle;
import dev.langchain4j.model.language.StreamingLanguageModel;
import dev.langchain4j.service.AiServices;
import dev.langchain4j.service.TokenStream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * What nobody ends is given up after a while.
 */
class AbandonedStreamTests {

	private static final String GIVEN_UP = "did not end within clew.record.max-duration=1s";

	private final TracedApplication application = new TracedApplication(Duration.ofSeconds(1));

	private final List<String> heard = new CopyOnWriteArrayList<>();

	@AfterEach
	void nothingFailedAndNothingStaysOpen() {
		assertThat(Invocations.openCount()).isZero();
		this.application.close();
		assertThat(this.application.faults).isEmpty();
	}

	@Test
	void streamThatNobodyStartsIsAgentOnly() {
		stream(new ScriptedStream());
		awaitEnd();
		assertThat(this.application.tree()).containsExactly("AGENT Desk.answer WARNING");
		assertThat(this.application.first(ObservationType.AGENT).statusMessage()).isEqualTo(GIVEN_UP);
		assertThat(this.application.first(ObservationType.AGENT).output()).isNull();
	}

	@Test
	void streamThatTellsOfNoEndIsGivenUpWithWhatCameBefore() throws InterruptedException {
		ScriptedStream model = new ScriptedStream(AbandonedStreamTests::speakAndFallSilent);
		stream(model).onPartialResponse(this.heard::add).ignoreErrors().start();
		model.await();
		awaitEnd();
		assertThat(this.application.tree()).containsExactly("AGENT Desk.answer WARNING", "  GENERATION chat WARNING");
		assertThat(this.application.trace().observations()).extracting(ObservationRecord::statusMessage)
			.containsExactly(GIVEN_UP, GIVEN_UP);
		assertThat(output(ObservationType.AGENT)).isEqualTo("\"It \"");
		assertThat(output(ObservationType.GENERATION)).isEqualTo("{\"role\":\"assistant\",\"content\":\"It \"}");
	}

	@Test
	void textThatTellsOfNoEndIsGivenUpWithWhatCameBefore() {
		StreamingLanguageModel silent = (prompt, handler) -> handler.onNext("It ");
		TracingProxy.of(StreamingLanguageModel.class, silent, new StreamingLanguageModelTracer(this.application.handle))
			.generate("Where is it?", new StreamingResponseHandler<String>() {

				@Override
				public void onNext(String token) {
					AbandonedStreamTests.this.heard.add(token);
				}

				@Override
				public void onError(Throwable error) {
					AbandonedStreamTests.this.heard.add(String.valueOf(error.getMessage()));
				}

			});
		awaitEnd();
		assertThat(this.heard).containsExactly("It ");
		assertThat(this.application.first(ObservationType.GENERATION).statusMessage()).isEqualTo(GIVEN_UP);
		assertThat(output(ObservationType.GENERATION)).contains("It ");
	}

	@Test
	void streamThatEndsAfterItWasGivenUpReachesTheApplicationAndNobodyElse() throws InterruptedException {
		CountDownLatch givenUp = new CountDownLatch(1);
		ScriptedStream model = new ScriptedStream((handler, stream) -> {
			speakAndFallSilent(handler, stream);
			await(givenUp);
			ScriptedStream.words("is").play(handler, stream);
		});
		stream(model).onPartialResponse(this.heard::add)
			.onCompleteResponse((response) -> this.heard.add("end"))
			.ignoreErrors()
			.start();
		awaitEnd();
		List<ObservationRecord> before = this.application.trace().observations();
		givenUp.countDown();
		model.await();
		assertThat(this.heard).containsExactly("It ", "is", "end");
		assertThat(this.application.trace().observations()).isEqualTo(before);
	}

	@Test
	void modelThatFailsAfterItsRunWasGivenUpMakesNoSecondAgent() {
		ChatModel model = new SlowModel(() -> {
			awaitEnd();
			throw new IllegalStateException("too late");
		});
		Blocking desk = AiServices.builder(Blocking.class).chatModel(model).build();
		assertThatIllegalStateException().isThrownBy(() -> desk.answer("Where is it?")).withMessage("too late");
		assertThat(this.application.tree()).containsExactly("AGENT Blocking.answer WARNING",
				"  GENERATION chat WARNING");
	}

	private void awaitEnd() {
		Awaitility.await()
			.until(() -> Invocations.openCount() == 0
					&& this.application.trace().summary().status() == Status.COMPLETED);
	}

	private static void speakAndFallSilent(StreamingChatResponseHandler handler, StreamingHandle stream) {
		InternalStreamingChatResponseHandlerUtils.onPartialResponse(handler, "It ", stream);
	}

	private static void await(CountDownLatch latch) {
		try {
			latch.await();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static TokenStream stream(StreamingChatModel model) {
		return AiServices.builder(StreamedServiceTests.Desk.class)
			.streamingChatModel(model)
			.build()
			.answer("Where is it?");
	}

	private @Nullable String output(ObservationType type) {
		return Objects.requireNonNull(this.application.first(type).output()).json();
	}

	interface Blocking {

		String answer(String question);

	}

	private record SlowModel(Runnable work) implements ChatModel {

		@Override
		public ChatResponse doChat(ChatRequest request) {
			this.work.run();
			throw new AssertionError();
		}

	}

}
