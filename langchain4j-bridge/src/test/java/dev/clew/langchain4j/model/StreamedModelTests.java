package dev.clew.langchain4j.model;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;

import dev.clew.langchain4j.ScriptedModel;
import dev.clew.langchain4j.ScriptedStream;
import dev.clew.langchain4j.TracedApplication;
import dev.clew.langchain4j.call.TracingProxy;
import dev.clew.trace.ModelCall;
import dev.clew.trace.ObservationRecord;
import dev.clew.trace.ObservationType;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.CompleteToolCall;
import dev.langchain4j.model.chat.response.PartialResponse;
import dev.langchain4j.model.chat.response.PartialResponseContext;
import dev.langchain4j.model.chat.response.PartialThinking;
import dev.langchain4j.model.chat.response.PartialThinkingContext;
import dev.langchain4j.model.chat.response.PartialToolCall;
import dev.langchain4j.model.chat.response.PartialToolCallContext;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Whatever a stream tells, and however often, it is one generation, and its first end
 * counts.
 */
class StreamedModelTests {

	private static final ChatRequest REQUEST = ChatRequest.builder().messages(UserMessage.from("Where?")).build();

	private static final ChatResponse DONE = ChatResponse.builder().aiMessage(AiMessage.from("Done")).build();

	private static final PartialToolCall PIECE = PartialToolCall.builder()
		.index(0)
		.id("1")
		.name("book")
		.partialArguments("{")
		.build();

	private final TracedApplication application = new TracedApplication();

	private final List<String> heard = new CopyOnWriteArrayList<>();

	@AfterEach
	void nothingFailed() {
		this.application.close();
		assertThat(this.application.faults).isEmpty();
	}

	@Test
	void errorAfterTheEndIsIgnored() throws InterruptedException {
		play((handler, stream) -> {
			handler.onCompleteResponse(DONE);
			handler.onError(new IOException("late"));
		});
		assertThat(this.heard).containsExactly("end", "error late");
		assertGeneration("DEFAULT", null, "{\"role\":\"assistant\",\"content\":\"Done\"}");
	}

	@Test
	void endAfterAnErrorIsIgnored() throws InterruptedException {
		play((handler, stream) -> {
			handler.onPartialResponse("It ");
			handler.onError(new IOException("reset"));
			handler.onPartialResponse("is");
			handler.onError(new IOException("again"));
			handler.onCompleteResponse(DONE);
		});
		assertThat(this.heard).containsExactly("It ", "error reset", "is", "error again", "end");
		assertGeneration("ERROR", "reset", "{\"role\":\"assistant\",\"content\":\"It \"}");
	}

	@Test
	void endAfterItWasCancelledIsIgnored() throws InterruptedException {
		play((handler, stream) -> {
			handler.onPartialResponse(new PartialResponse("stop"), new PartialResponseContext(stream));
			handler.onCompleteResponse(DONE);
		});
		assertThat(this.heard).containsExactly("stop", "end");
		assertGeneration("WARNING", "cancelled", "{\"role\":\"assistant\",\"content\":\"stop\"}");
	}

	@Test
	void errorBeforeAnyTokenHasNoOutput() throws InterruptedException {
		play((handler, stream) -> handler.onError(new IOException("reset")));
		assertGeneration("ERROR", "reset", null);
		assertThat(call().timeToFirstToken()).isNull();
	}

	@Test
	void refusalOnTheThreadOfTheCallerIsThrownAndRecorded() {
		IllegalStateException refusal = new IllegalStateException("no connection");
		StreamingChatModel model = traced(new StreamingChatModel() {

			@Override
			public void doChat(ChatRequest request, StreamingChatResponseHandler handler) {
				throw refusal;
			}

		});
		assertThatIllegalStateException().isThrownBy(() -> model.chat(REQUEST, new Handler())).isSameAs(refusal);
		assertGeneration("ERROR", "no connection", null);
	}

	@Test
	void callThatIsMadeAgainOnTheThreadOfItsErrorIsAGenerationToo() {
		List<String> answers = new ArrayList<>(List.of("", "Done"));
		StreamingChatModel model = TracingProxy.of(StreamingChatModel.class, new StreamingChatModel() {

			@Override
			public void doChat(ChatRequest request, StreamingChatResponseHandler handler) {
				if (answers.remove(0).isEmpty()) {
					handler.onError(new IOException("reset"));
				}
				else {
					handler.onCompleteResponse(DONE);
				}
			}

		}, new StreamingTracer(this.application.handle));
		model.chat(REQUEST, new Retrying(() -> model.chat(REQUEST, new Handler())));
		assertThat(this.heard).containsExactly("end");
		assertThat(this.application.tree()).containsExactly("GENERATION chat ERROR", "  GENERATION chat DEFAULT");
	}

	@Test
	void otherModelThatIsAskedOnTheThreadOfAnErrorIsAGenerationToo() {
		ChatModel other = TracingProxy.of(ChatModel.class, new ScriptedModel().on("Where?", "Here."),
				new GenerationTracer(this.application.handle));
		Handler handler = new Retrying(() -> this.heard.add(other.chat(REQUEST).aiMessage().text()));
		traced(new StreamingChatModel() {

			@Override
			public void doChat(ChatRequest request, StreamingChatResponseHandler traced) {
				traced.onError(new IOException("reset"));
			}

		}).chat(REQUEST, handler);
		assertThat(this.heard).containsExactly("Here.");
		assertThat(this.application.tree()).containsExactly("GENERATION chat ERROR", "  GENERATION chat DEFAULT");
	}

	@Test
	void shortFormOfAModelIsCalledInThatForm() {
		StreamingChatModel model = TracingProxy.of(StreamingChatModel.class, new ShortModel(),
				new StreamingTracer(this.application.handle));
		model.chat("Where?", new Handler());
		model.chat(List.of(UserMessage.from("Where?")), new Handler());
		assertThat(this.heard).containsExactly("text", "end", "messages", "end");
		assertThat(this.application.traces()).isEqualTo(2);
	}

	@Test
	void shortFormThatIsNotOfTheModelIsOneGeneration() throws InterruptedException {
		ScriptedStream model = new ScriptedStream((handler, stream) -> handler.onCompleteResponse(DONE));
		traced(model).chat("Where?", new Handler());
		model.await();
		assertGeneration("DEFAULT", null, "{\"role\":\"assistant\",\"content\":\"Done\"}");
	}

	@Test
	void thoughtIsAToken() throws InterruptedException {
		play((handler, stream) -> {
			handler.onPartialThinking(new PartialThinking("Hm."));
			handler.onCompleteResponse(DONE);
		});
		assertThat(call().timeToFirstToken()).isPositive();
	}

	@Test
	void thoughtThatCanBeCancelledIsAToken() throws InterruptedException {
		play((handler, stream) -> {
			handler.onPartialThinking(new PartialThinking("Hm."), new PartialThinkingContext(stream));
			handler.onCompleteResponse(DONE);
		});
		assertThat(call().timeToFirstToken()).isPositive();
	}

	@Test
	void pieceOfAToolCallIsAToken() throws InterruptedException {
		play((handler, stream) -> {
			handler.onPartialToolCall(PIECE);
			handler.onCompleteResponse(DONE);
		});
		assertThat(call().timeToFirstToken()).isPositive();
	}

	@Test
	void pieceOfAToolCallThatCanBeCancelledIsAToken() throws InterruptedException {
		play((handler, stream) -> {
			handler.onPartialToolCall(PIECE, new PartialToolCallContext(stream));
			handler.onCompleteResponse(DONE);
		});
		assertThat(call().timeToFirstToken()).isPositive();
	}

	@Test
	void toolCallThatComesAtOnceIsAToken() throws InterruptedException {
		ToolExecutionRequest book = ToolExecutionRequest.builder().id("1").name("book").arguments("{}").build();
		play((handler, stream) -> {
			handler.onCompleteToolCall(new CompleteToolCall(0, book));
			handler.onCompleteResponse(ChatResponse.builder().aiMessage(AiMessage.from(book)).build());
		});
		assertThat(this.heard).containsExactly("called book", "end");
		assertThat(call().timeToFirstToken()).isPositive();
	}

	@Test
	void answerWithoutTokensHasNoFirstOne() throws InterruptedException {
		play((handler, stream) -> handler.onCompleteResponse(DONE));
		assertThat(call().timeToFirstToken()).isNull();
	}

	private void play(ScriptedStream.Script script) throws InterruptedException {
		ScriptedStream model = new ScriptedStream(script);
		traced(model).chat(REQUEST, new Handler());
		model.await();
	}

	private StreamingChatModel traced(StreamingChatModel model) {
		return TracingProxy.of(StreamingChatModel.class, model, new StreamingTracer(this.application.handle));
	}

	private void assertGeneration(String level, @Nullable String message, @Nullable String output) {
		assertThat(this.application.tree()).containsExactly("GENERATION chat " + level);
		ObservationRecord generation = this.application.first(ObservationType.GENERATION);
		assertThat(generation.statusMessage()).isEqualTo(message);
		assertThat((generation.output() != null) ? generation.output().json() : null).isEqualTo(output);
	}

	private ModelCall call() {
		return Objects.requireNonNull(this.application.first(ObservationType.GENERATION).modelCall());
	}

	/**
	 * Cancels when it hears "stop".
	 */
	private class Handler implements StreamingChatResponseHandler {

		@Override
		public void onPartialResponse(String partialResponse) {
			StreamedModelTests.this.heard.add(partialResponse);
		}

		@Override
		public void onPartialResponse(PartialResponse partialResponse, PartialResponseContext context) {
			onPartialResponse(partialResponse.text());
			context.streamingHandle().cancel();
		}

		@Override
		public void onCompleteToolCall(CompleteToolCall completeToolCall) {
			StreamedModelTests.this.heard.add("called " + completeToolCall.toolExecutionRequest().name());
		}

		@Override
		public void onCompleteResponse(ChatResponse completeResponse) {
			StreamedModelTests.this.heard.add("end");
		}

		@Override
		public void onError(Throwable error) {
			StreamedModelTests.this.heard.add("error " + error.getMessage());
		}

	}

	/**
	 * Does something else when it hears of an error.
	 */
	private final class Retrying extends Handler {

		private final Runnable retry;

		Retrying(Runnable retry) {
			this.retry = retry;
		}

		@Override
		public void onError(Throwable error) {
			this.retry.run();
		}

	}

	/**
	 * A model with short forms of its own.
	 */
	private final class ShortModel implements StreamingChatModel {

		@Override
		public void chat(String text, StreamingChatResponseHandler handler) {
			StreamedModelTests.this.heard.add("text");
			handler.onCompleteResponse(DONE);
		}

		@Override
		public void chat(List<ChatMessage> messages, StreamingChatResponseHandler handler) {
			StreamedModelTests.this.heard.add("messages");
			handler.onCompleteResponse(DONE);
		}

	}

}
