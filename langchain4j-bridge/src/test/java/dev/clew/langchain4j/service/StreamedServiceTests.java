package dev.clew.langchain4j.service;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

import dev.clew.langchain4j.ScriptedStream;
import dev.clew.langchain4j.TracedApplication;
import dev.clew.langchain4j.run.Invocations;
import dev.clew.trace.Level;
import dev.clew.trace.ObservationRecord;
import dev.clew.trace.ObservationType;
import dev.clew.trace.Status;
import dev.langchain4j.agent.tool.Tool;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.guardrail.OutputGuardrail;
import dev.langchain4j.guardrail.OutputGuardrailResult;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.PartialResponse;
import dev.langchain4j.model.chat.response.PartialResponseContext;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.chat.response.StreamingHandle;
import dev.langchain4j.service.AiServices;
import dev.langchain4j.service.TokenStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

public class StreamedServiceTests {

	private final TracedApplication application = new TracedApplication();

	private final List<String> heard = new CopyOnWriteArrayList<>();

	@AfterEach
	void nothingFailedAndNothingStaysOpen() {
		this.application.closeAndLeaveNothing();
	}

	@Test
	void streamIsOneAgentWithOneGeneration() throws InterruptedException {
		play(ScriptedStream.words("It ", "is"), this.heard::add);
		assertThat(this.heard).containsExactly("It ", "is", "end");
		assertThat(this.application.tree()).containsExactly("AGENT Desk.answer DEFAULT", "  GENERATION chat DEFAULT");
		assertThat(output(ObservationType.AGENT)).isEqualTo("\"It is\"");
	}

	@Test
	void handlerThatThrowsForEachTokenFailsOneAgent() throws InterruptedException {
		play(ScriptedStream.words("It ", "is"), (word) -> {
			throw new IllegalStateException("broken at " + word);
		});
		assertThat(this.heard).containsExactly("error broken at It ", "error broken at is", "end");
		assertThat(this.application.tree()).containsExactly("AGENT Desk.answer ERROR", "  GENERATION chat ERROR");
	}

	@Test
	void roundsAfterAHandlerThatThrewBelongToTheAgentThatFailed() throws InterruptedException {
		play((word) -> {
			this.heard.add(word);
			if ("Wait. ".equals(word)) {
				throw new IllegalStateException("client gone");
			}
		}, ScriptedStream.wordsThenToolCall("cancel", "Wait. "), ScriptedStream.words("Done"));
		assertThat(this.heard).containsExactly("Wait. ", "error client gone", "Done", "end");
		assertThat(this.application.tree()).containsExactly("AGENT Desk.answer ERROR", "  GENERATION chat ERROR",
				"  TOOL cancel DEFAULT", "  GENERATION chat DEFAULT");
		assertThat(this.application.trace().observations()).extracting(ObservationRecord::iteration)
			.containsExactly(null, 1, 1, 2);
		assertThat(output(ObservationType.AGENT)).isEqualTo("\"Wait. \"");
		assertThat(Invocations.endedCount()).isZero();
	}

	@Test
	void roundsOfAModelThatDoesNotHeedCancellingBelongToTheAgentThatWasCancelled() throws InterruptedException {
		ScriptedStream model = new ScriptedStream((handler, stream) -> {
			handler.onPartialResponse(new PartialResponse("Wait. "), new PartialResponseContext(stream));
			ScriptedStream.toolCall("cancel").play(handler, new Deaf());
		}, ScriptedStream.wordsThenError(new IOException("reset"), "Done"));
		stream(model).onPartialResponseWithContext((part, context) -> context.streamingHandle().cancel())
			.onError(this::error)
			.start();
		model.await();
		assertThat(this.heard).containsExactly("error reset");
		assertThat(this.application.tree()).containsExactly("AGENT Desk.answer WARNING", "  GENERATION chat WARNING",
				"  TOOL cancel DEFAULT", "  GENERATION chat WARNING");
		assertThat(this.application.first(ObservationType.AGENT).statusMessage()).isEqualTo("cancelled");
		assertThat(output(ObservationType.AGENT)).isEqualTo("\"Wait. \"");
	}

	@Test
	void runThatHasEndedIsKeptNoLongerThanLangChain4jKeepsIt() throws InterruptedException {
		play(ScriptedStream.wordsThenError(new IOException("reset"), "It "), this.heard::add);
		assertThat(this.application.tree()).containsExactly("AGENT Desk.answer ERROR", "  GENERATION chat ERROR");
		Awaitility.await().until(() -> {
			System.gc();
			return Invocations.endedCount() == 0;
		});
	}

	@Test
	void handlerThatThrowsAtTheEndLeavesTheAgentAsItEnded() throws InterruptedException {
		ScriptedStream model = new ScriptedStream(ScriptedStream.words("It ", "is"));
		stream(model).onPartialResponse(this.heard::add).onCompleteResponse((response) -> {
			throw new IllegalStateException("broken");
		}).onError(this::error).start();
		model.await();
		assertThat(this.heard).containsExactly("It ", "is", "error broken");
		assertThat(this.application.tree()).containsExactly("AGENT Desk.answer DEFAULT", "  GENERATION chat DEFAULT");
	}

	@Test
	void cancelledStreamIsWarningWithWhatCameBefore() throws InterruptedException {
		ScriptedStream model = new ScriptedStream(ScriptedStream.words("It ", "is ", "late"));
		BiConsumer<PartialResponse, PartialResponseContext> untilSecond = (part, context) -> {
			this.heard.add(part.text());
			if ("is ".equals(part.text())) {
				context.streamingHandle().cancel();
			}
		};
		stream(model).onPartialResponseWithContext(untilSecond).onError(this::error).start();
		model.await();
		assertThat(this.heard).containsExactly("It ", "is ");
		assertThat(this.application.tree()).containsExactly("AGENT Desk.answer WARNING", "  GENERATION chat WARNING");
		assertThat(this.application.trace().observations()).extracting(ObservationRecord::statusMessage)
			.containsExactly("cancelled", "cancelled");
		assertThat(output(ObservationType.GENERATION)).isEqualTo("{\"role\":\"assistant\",\"content\":\"It is \"}");
		assertThat(output(ObservationType.AGENT)).isEqualTo("\"It is \"");
	}

	@Test
	void cancellingAStreamThatHasEndedIsNothing() throws InterruptedException {
		List<PartialResponseContext> contexts = new CopyOnWriteArrayList<>();
		ScriptedStream model = new ScriptedStream(ScriptedStream.wordsThenToolCall("cancel", "Wait. "),
				ScriptedStream.words("Done"));
		stream(model).onPartialResponseWithContext((part, context) -> contexts.add(context))
			.onToolExecuted((tool) -> contexts.get(0).streamingHandle().cancel())
			.onError(this::error)
			.start();
		model.await();
		assertThat(this.application.tree()).containsExactly("AGENT Desk.answer DEFAULT", "  GENERATION chat DEFAULT",
				"  TOOL cancel DEFAULT", "  GENERATION chat DEFAULT");
		assertThat(output(ObservationType.AGENT)).isEqualTo("\"Done\"");
	}

	@Test
	void whatGuardrailsHeldBackIsNoOutputOfTheAgent() throws InterruptedException {
		ScriptedStream model = new ScriptedStream(ScriptedStream.wordsThenError(new IOException("reset"), "It "));
		AiServices.builder(Desk.class)
			.streamingChatModel(model)
			.outputGuardrails(new Lenient())
			.build()
			.answer("Where is it?")
			.onPartialResponse(this.heard::add)
			.onError(this::error)
			.start();
		model.await();
		assertThat(this.heard).containsExactly("error reset");
		assertThat(this.application.tree()).containsExactly("AGENT Desk.answer ERROR", "  GENERATION chat ERROR");
		assertThat(this.application.first(ObservationType.AGENT).output()).isNull();
		assertThat(output(ObservationType.GENERATION)).isEqualTo("{\"role\":\"assistant\",\"content\":\"It \"}");
	}

	@Test
	void whatIsCutOfALongStreamThatFailsIsSaid() throws InterruptedException {
		String half = "a".repeat(32 * 1024);
		ScriptedStream model = new ScriptedStream(
				ScriptedStream.wordsThenError(new IOException("reset"), half, half, "b"));
		stream(model).onPartialResponse(this.heard::add).onError(this::error).start();
		model.await();
		assertThat(this.heard).containsExactly(half, half, "b", "error reset");
		assertThat(this.application.trace().observations()).hasSize(2)
			.allSatisfy((one) -> assertThat(one.notes())
				.contains("output cut: the first 65536 characters of the stream kept"));
	}

	@Test
	void nothingIsCutOfAStreamThatJustFits() throws InterruptedException {
		ScriptedStream model = new ScriptedStream(
				ScriptedStream.wordsThenError(new IOException("reset"), "a".repeat(64 * 1024)));
		stream(model).onPartialResponse(this.heard::add).onError(this::error).start();
		model.await();
		assertThat(this.application.trace().observations()).hasSize(2)
			.allSatisfy((one) -> assertThat(one.notes()).noneMatch((note) -> note.contains("of the stream")));
	}

	// LangChain4j waits for an answer for ever, and tells the service of nothing.
	@Test
	void questionOfAGuardrailThatFailsEndsTheAgent() throws InterruptedException {
		ScriptedStream model = new ScriptedStream(ScriptedStream.words("no"),
				ScriptedStream.wordsThenError(new IOException("reset"), "y"));
		AiServices.builder(Desk.class)
			.streamingChatModel(model)
			.outputGuardrails(new YesOnly())
			.build()
			.answer("Where is it?")
			.onPartialResponse(this.heard::add)
			.onCompleteResponse((response) -> this.heard.add("end"))
			.onError(this::error)
			.start();
		Awaitility.await().until(() -> Invocations.openCount() == 0);
		model.interrupt();
		assertThat(this.application.tree()).containsExactly("AGENT Desk.answer ERROR", "  GENERATION chat DEFAULT",
				"  GUARDRAIL YesOnly WARNING", "  GENERATION chat ERROR");
		assertThat(this.application.first(ObservationType.AGENT).statusMessage()).isEqualTo("reset");
		assertThat(this.application.trace().observations())
			.filteredOn((one) -> one.type() == ObservationType.GENERATION)
			.extracting(ObservationRecord::iteration)
			.containsExactly(1, 2);
		model.await();
		assertThat(this.heard.get(0)).isEqualTo("error reset");
	}

	@Test
	void streamThatFailsMidwayIsErrorWithWhatCameBefore() throws InterruptedException {
		play(ScriptedStream.wordsThenError(new IOException("reset"), "It "), this.heard::add);
		assertThat(this.heard).containsExactly("It ", "error reset");
		assertThat(this.application.tree()).containsExactly("AGENT Desk.answer ERROR", "  GENERATION chat ERROR");
		assertThat(this.application.trace().observations()).extracting(ObservationRecord::statusMessage)
			.containsExactly("reset", "reset");
		assertThat(output(ObservationType.GENERATION)).isEqualTo("{\"role\":\"assistant\",\"content\":\"It \"}");
		assertThat(output(ObservationType.AGENT)).isEqualTo("\"It \"");
	}

	@Test
	void agentEndsWithErrorThatTheApplicationIgnores() throws InterruptedException {
		ScriptedStream model = new ScriptedStream(ScriptedStream.wordsThenError(new IOException("reset"), "It "));
		stream(model).onPartialResponse(this.heard::add).ignoreErrors().start();
		model.await();
		assertThat(this.heard).containsExactly("It ");
		assertThat(this.application.tree()).containsExactly("AGENT Desk.answer ERROR", "  GENERATION chat ERROR");
		assertThat(this.application.trace().summary().status()).isEqualTo(Status.COMPLETED);
	}

	@Test
	void streamThatCannotBeStartedIsError() {
		IllegalStateException refused = new IllegalStateException("no connection");
		StreamingChatModel model = new StreamingChatModel() {

			@Override
			public void doChat(ChatRequest request, StreamingChatResponseHandler handler) {
				throw refused;
			}

		};
		TokenStream stream = stream(model).onPartialResponse(this.heard::add).onError(this::error);
		assertThatIllegalStateException().isThrownBy(stream::start).isSameAs(refused);
		assertThat(this.heard).isEmpty();
		assertThat(this.application.tree()).containsExactly("AGENT Desk.answer ERROR", "  GENERATION chat ERROR");
	}

	@Test
	void closedApplicationKeepsNoRun() {
		stream(new ScriptedStream());
		assertThat(Invocations.openCount()).isEqualTo(1);
		this.application.close();
		assertThat(Invocations.openCount()).isZero();
	}

	@Test
	void timeToFirstTokenIsMeasured() throws InterruptedException {
		play(ScriptedStream.words("It ", "is"), this.heard::add);
		ObservationRecord generation = this.application.first(ObservationType.GENERATION);
		Duration first = Objects.requireNonNull(generation.modelCall()).timeToFirstToken();
		assertThat(first).isPositive().isLessThan(generation.duration());
	}

	@Test
	void laterRoundsOnTheThreadOfTheProviderBelongToTheAgent() throws InterruptedException {
		play(this.heard::add, ScriptedStream.toolCall("cancel"), ScriptedStream.toolCall("missing"),
				ScriptedStream.words("Done"));
		assertThat(this.heard).containsExactly("Done", "end");
		assertThat(this.application.tree()).containsExactly("AGENT Desk.answer DEFAULT", "  GENERATION chat DEFAULT",
				"  TOOL cancel DEFAULT", "  GENERATION chat DEFAULT", "  TOOL missing ERROR",
				"  GENERATION chat DEFAULT");
		assertThat(this.application.trace().observations()).extracting(ObservationRecord::iteration)
			.containsExactly(null, 1, 1, 2, 2, 3);
		assertThat(this.application.trace().summary().level()).isEqualTo(Level.ERROR);
	}

	@Test
	void partWithoutContextReachesTheApplication() throws InterruptedException {
		ScriptedStream model = new ScriptedStream((handler, stream) -> {
			handler.onPartialResponse(new PartialResponse("It "), null);
			handler.onCompleteResponse(ChatResponse.builder().aiMessage(AiMessage.from("It ")).build());
		});
		stream(model).onPartialResponseWithContext((part, context) -> this.heard.add(part.text() + context))
			.onCompleteResponse((response) -> this.heard.add("end"))
			.onError(this::error)
			.start();
		model.await();
		assertThat(this.heard).containsExactly("It null", "end");
		assertThat(this.application.tree()).containsExactly("AGENT Desk.answer DEFAULT", "  GENERATION chat DEFAULT");
	}

	private void play(ScriptedStream.Script script, Consumer<String> words) throws InterruptedException {
		play(words, script);
	}

	private void play(Consumer<String> words, ScriptedStream.Script... scripts) throws InterruptedException {
		ScriptedStream model = new ScriptedStream(scripts);
		stream(model).onPartialResponse(words)
			.onCompleteResponse((response) -> this.heard.add("end"))
			.onError(this::error)
			.start();
		model.await();
	}

	private static TokenStream stream(StreamingChatModel model) {
		return AiServices.builder(Desk.class)
			.streamingChatModel(model)
			.tools(new Bookings())
			.hallucinatedToolNameStrategy(
					(request) -> ToolExecutionResultMessage.from(request, "there is no such tool"))
			.build()
			.answer("Where is it?");
	}

	private void error(Throwable error) {
		this.heard.add("error " + error.getMessage());
	}

	private String output(ObservationType type) {
		return Objects.requireNonNull(this.application.first(type).output()).json();
	}

	public interface Desk {

		TokenStream answer(String question);

	}

	/**
	 * A stream that cannot be cancelled.
	 */
	private static final class Deaf implements StreamingHandle {

		@Override
		public void cancel() {
			// Goes on.
		}

		@Override
		public boolean isCancelled() {
			return false;
		}

	}

	static final class Lenient implements OutputGuardrail {

		@Override
		public OutputGuardrailResult validate(AiMessage message) {
			return success();
		}

	}

	static final class YesOnly implements OutputGuardrail {

		@Override
		public OutputGuardrailResult validate(AiMessage message) {
			return "yes".equals(message.text()) ? success() : reprompt("not yes", "Say yes");
		}

	}

	static final class Bookings {

		@Tool
		String cancel() {
			return "cancelled";
		}

	}

}
