package dev.clew.langchain4j.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import dev.clew.langchain4j.TracedApplication;
import dev.clew.langchain4j.call.TracingProxy;
import dev.clew.trace.ObservationRecord;
import dev.clew.trace.Usage;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.output.TokenUsage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Models that hand the same messages on to several others.
 */
class ManyInnerCallsTests {

	private static final ChatRequest REQUEST = ChatRequest.builder().messages(UserMessage.from("Where?")).build();

	private static final String FIRST = "model and usage are those of the first inner call, as far as known";

	private final TracedApplication application = new TracedApplication();

	private final ChatModel broken = model((request) -> {
		throw new IllegalStateException("503");
	});

	@AfterEach
	void nothingFailed() {
		this.application.close();
		assertThat(this.application.faults).isEmpty();
	}

	@Test
	void modelThatIsFallenBackOnIsAGenerationBelow() {
		assertThat(fallback(answering("Here.", 7)).chat(REQUEST).aiMessage().text()).isEqualTo("Here.");
		assertThat(this.application.tree()).containsExactly("GENERATION chat DEFAULT", "  GENERATION chat ERROR",
				"  GENERATION chat DEFAULT");
		assertThat(observation(0).notes()).containsExactly(FIRST);
		assertThat(usage(0)).isNull();
		assertThat(usage(2)).isEqualTo(usageOf(7, 1));
		assertThat(observation(0).output()).isEqualTo(observation(2).output());
		ObservationRecord failed = observation(1);
		assertThat(failed.statusMessage()).isEqualTo("503");
		assertThat(failed.input()).isNull();
		assertThat(failed.notes()).containsExactly("its input is that of the generation around it");
		assertThat(failed.output()).isNull();
		assertThat(usage(1)).isNull();
		assertThat(failed.startTime()).isAfterOrEqualTo(observation(0).startTime());
		assertThat(failed.endTime()).isBeforeOrEqualTo(observation(2).startTime());
	}

	@Test
	void modelThatIsFallenBackOnMayFailToo() {
		ChatModel both = fallback(this.broken);
		assertThatIllegalStateException().isThrownBy(() -> both.chat(REQUEST));
		assertThat(this.application.tree()).containsExactly("GENERATION chat ERROR", "  GENERATION chat ERROR",
				"  GENERATION chat ERROR");
		assertThat(observation(0).notes()).containsExactly(FIRST);
	}

	@Test
	void errorOfTheOneModelIsNoNote() {
		ChatModel outer = model((request) -> this.broken.chat(request));
		assertThatIllegalStateException().isThrownBy(() -> outer.chat(REQUEST));
		assertThat(this.application.tree()).containsExactly("GENERATION chat ERROR");
		assertThat(observation(0).notes()).isEmpty();
	}

	@Test
	void errorOfTheOneModelMayBeWrapped() {
		ChatModel outer = model((request) -> {
			try {
				return this.broken.chat(request);
			}
			catch (IllegalStateException ex) {
				throw new IllegalArgumentException(ex);
			}
		});
		assertThatIllegalArgumentException().isThrownBy(() -> outer.chat(REQUEST));
		assertThat(this.application.tree()).containsExactly("GENERATION chat ERROR");
		assertThat(observation(0).notes()).isEmpty();
	}

	@Test
	void modelThatAnswersItselfInsteadOfOneThatFails() {
		model((request) -> {
			try {
				return this.broken.chat(request);
			}
			catch (IllegalStateException ex) {
				return response("Sorry.", 0);
			}
		}).chat(REQUEST);
		assertThat(this.application.tree()).containsExactly("GENERATION chat DEFAULT", "  GENERATION chat ERROR");
	}

	@Test
	void eachModelOfSeveralCountsOnce() {
		ChatModel first = answering("Here.", 7);
		ChatModel second = answering("There.", 5);
		ChatModel third = answering("Where?", 3);
		model((request) -> {
			first.chat(request);
			third.chat(request);
			return second.chat(request);
		}).chat(REQUEST);
		assertThat(this.application.tree()).containsExactly("GENERATION chat DEFAULT", "  GENERATION chat DEFAULT",
				"  GENERATION chat DEFAULT");
		assertThat(List.of(0, 1, 2)).extracting(this::usage)
			.containsExactly(usageOf(7, 1), usageOf(3, 1), usageOf(5, 1));
		assertThat(observation(0).notes()).containsExactly(FIRST);
	}

	@Test
	void modelsWithinOneAnotherAreOneGeneration() {
		ChatModel inner = answering("Here.", 7);
		ChatModel middle = model((request) -> inner.chat(request));
		model((request) -> middle.chat(request)).chat(REQUEST);
		assertThat(this.application.tree()).containsExactly("GENERATION chat DEFAULT");
		assertThat(observation(0).notes()).isEmpty();
		assertThat(usage(0)).isEqualTo(usageOf(7, 1));
	}

	@Test
	void streamThatIsFallenBackOnIsAGenerationBelow() {
		StreamingChatModel refusing = stream((request, handler) -> {
			throw new IllegalStateException("503");
		});
		StreamingChatModel good = stream((request, handler) -> handler.onCompleteResponse(response("Here.", 7)));
		stream((request, handler) -> {
			try {
				refusing.chat(request, handler);
			}
			catch (IllegalStateException ex) {
				good.chat(request, handler);
			}
		}).chat(REQUEST, new Quiet());
		assertThat(this.application.tree()).containsExactly("GENERATION chat DEFAULT", "  GENERATION chat ERROR",
				"  GENERATION chat DEFAULT");
		assertThat(observation(0).notes()).containsExactly(FIRST);
		assertThat(usage(0)).isNull();
		assertThat(usage(2)).isEqualTo(usageOf(7, 1));
	}

	@Test
	void streamThatEndsInAnErrorIsFallenBackOnToo() {
		StreamingChatModel good = stream((request, handler) -> handler.onCompleteResponse(response("Here.", 7)));
		StreamingChatModel overloaded = stream((request, handler) -> handler.onError(new IllegalStateException("503")));
		stream((request, handler) -> overloaded.chat(request, new Quiet() {

			@Override
			public void onError(Throwable error) {
				good.chat(request, handler);
			}

		})).chat(REQUEST, new Quiet());
		assertThat(this.application.tree()).containsExactly("GENERATION chat DEFAULT", "  GENERATION chat ERROR",
				"  GENERATION chat DEFAULT");
		assertThat(observation(1).statusMessage()).isEqualTo("503");
		assertThat(observation(1).endTime()).isBeforeOrEqualTo(observation(2).startTime());
		assertThat(usage(0)).isNull();
		assertThat(usage(2)).isEqualTo(usageOf(7, 1));
	}

	@Test
	void streamThatIsFallenBackOnOnceItHasReturned() {
		StreamingChatModel good = stream((request, handler) -> handler.onCompleteResponse(response("Here.", 7)));
		StreamingChatModel overloaded = stream((request, handler) -> handler.onError(new IllegalStateException("503")));
		stream((request, handler) -> {
			List<Throwable> errors = new ArrayList<>();
			overloaded.chat(request, new Quiet() {

				@Override
				public void onError(Throwable error) {
					errors.add(error);
				}

			});
			if (!errors.isEmpty()) {
				good.chat(request, handler);
			}
		}).chat(REQUEST, new Quiet());
		assertThat(this.application.tree()).containsExactly("GENERATION chat DEFAULT", "  GENERATION chat ERROR",
				"  GENERATION chat DEFAULT");
		assertThat(usage(0)).isNull();
		assertThat(usage(2)).isEqualTo(usageOf(7, 1));
	}

	@Test
	void streamThatFallsBackOnAnotherThread() throws InterruptedException {
		StreamingChatModel good = stream((request, handler) -> handler.onCompleteResponse(response("Here.", 7)));
		List<StreamingChatResponseHandler> waiting = new ArrayList<>();
		StreamingChatModel overloaded = stream((request, handler) -> waiting.add(handler));
		stream((request, handler) -> overloaded.chat(request, new Quiet() {

			@Override
			public void onError(Throwable error) {
				good.chat(request, handler);
			}

		})).chat(REQUEST, new Quiet());
		Thread transport = new Thread(() -> waiting.get(0).onError(new IllegalStateException("503")));
		transport.start();
		transport.join();
		assertThat(this.application.tree()).containsExactly("GENERATION chat DEFAULT", "  GENERATION chat ERROR",
				"  GENERATION chat DEFAULT");
	}

	private static Usage usageOf(long input, long output) {
		return new Usage(Map.of("input", input, "output", output));
	}

	private ChatModel fallback(ChatModel other) {
		return model((request) -> {
			try {
				return this.broken.chat(request);
			}
			catch (IllegalStateException ex) {
				return other.chat(request);
			}
		});
	}

	private ChatModel answering(String text, int input) {
		return model((request) -> response(text, input));
	}

	private static ChatResponse response(String text, int input) {
		return ChatResponse.builder().aiMessage(AiMessage.from(text)).tokenUsage(new TokenUsage(input, 1)).build();
	}

	private ChatModel model(Answer answer) {
		return TracingProxy.of(ChatModel.class, new ChatModel() {

			@Override
			public ChatResponse doChat(ChatRequest request) {
				return answer.to(request);
			}

		}, new GenerationTracer(this.application.handle));
	}

	private StreamingChatModel stream(Streaming streaming) {
		return TracingProxy.of(StreamingChatModel.class, new StreamingChatModel() {

			@Override
			public void doChat(ChatRequest request, StreamingChatResponseHandler handler) {
				streaming.to(request, handler);
			}

		}, new StreamingTracer(this.application.handle));
	}

	private ObservationRecord observation(int index) {
		return this.application.trace().observations().get(index);
	}

	private @Nullable Usage usage(int index) {
		return Objects.requireNonNull(observation(index).modelCall()).usage();
	}

	private interface Answer {

		ChatResponse to(ChatRequest request);

	}

	private interface Streaming {

		void to(ChatRequest request, StreamingChatResponseHandler handler);

	}

	private static class Quiet implements StreamingChatResponseHandler {

		@Override
		public void onCompleteResponse(ChatResponse response) {
			// Seen in the trace.
		}

		@Override
		public void onError(Throwable error) {
			throw new AssertionError(error);
		}

	}

}
