package dev.clew.langchain4j.service;

import java.util.ArrayList;
import java.util.List;

import dev.clew.langchain4j.ScriptedStream;
import dev.clew.langchain4j.ThreadLeftovers;
import dev.clew.langchain4j.TracedApplication;
import dev.clew.langchain4j.run.Invocations;
import dev.clew.trace.Content;
import dev.clew.trace.ObservationRecord;
import dev.clew.trace.ObservationType;
import dev.langchain4j.agent.tool.Tool;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.service.AiServices;
import dev.langchain4j.service.tool.BeforeToolExecution;
import dev.langchain4j.service.tool.ToolErrorHandlerResult;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * From the question for a tool to its answer the run is known by its thread, and no
 * longer.
 */
class AskingThreadTests {

	@AfterEach
	void threadKnowsNoRun() {
		assertThat(ThreadLeftovers.ofThisThread()).isEmpty();
		assertThat(Invocations.openCount()).isZero();
	}

	@Test
	void untracedServiceLeavesNothing() {
		List<@Nullable Object> seen = new ArrayList<>();
		assertThat(desk("cancel").beforeToolExecution((before) -> seen.add(before.request().name()))
			.build()
			.answer("Cancel it")).isEqualTo("Done.");
		assertThat(desk("missing").build().answer("Cancel it")).isEqualTo("Done.");
		assertThat(seen).containsExactly("cancel");
	}

	@Test
	void tracedServiceLeavesNothing() {
		try (TracedApplication application = new TracedApplication()) {
			assertThat(desk("cancel").build().answer("Cancel it")).isEqualTo("Done.");
			assertThat(application.tree()).contains("  TOOL cancel DEFAULT");
		}
	}

	@Test
	void toolThatFailsShowsWhatTheModelIsTold() {
		try (TracedApplication application = new TracedApplication()) {
			assertThat(desk("fail").build().answer("Cancel it")).isEqualTo("Done.");
			assertThat(application.tree()).contains("  TOOL fail ERROR");
			ObservationRecord tool = application.first(ObservationType.TOOL);
			assertThat(tool.output()).extracting(Content::json).isEqualTo("\"no such booking\"");
			assertThat(tool.statusMessage()).isEqualTo("no such booking");
		}
	}

	@Test
	void answerOfTheApplicationIsWhatTheModelIsTold() {
		try (TracedApplication application = new TracedApplication()) {
			AiServices<Desk> desk = desk("fail")
				.toolExecutionErrorHandler((error, context) -> ToolErrorHandlerResult.text("try another"));
			assertThat(desk.build().answer("Cancel it")).isEqualTo("Done.");
			ObservationRecord tool = application.first(ObservationType.TOOL);
			assertThat(tool.output()).extracting(Content::json).isEqualTo("\"try another\"");
			assertThat(tool.statusMessage()).isEqualTo("no such booking");
		}
	}

	@Test
	void toolWhoseFailureNobodyAnswersHasNoOutput() {
		try (TracedApplication application = new TracedApplication()) {
			AiServices<Desk> desk = desk("fail").toolExecutionErrorHandler((error, context) -> {
				throw new IllegalStateException("refused", error);
			});
			assertThatIllegalStateException().isThrownBy(() -> desk.build().answer("Cancel it")).withMessage("refused");
			assertThat(application.tree()).containsExactly("AGENT Desk.answer ERROR", "  GENERATION chat DEFAULT",
					"  TOOL fail ERROR");
			assertThat(application.first(ObservationType.TOOL).output()).isNull();
		}
	}

	@Test
	void consumerThatThrowsLeavesNothing() {
		try (TracedApplication application = new TracedApplication()) {
			for (String tool : List.of("cancel", "missing")) {
				assertThatIllegalStateException()
					.isThrownBy(
							() -> desk(tool).beforeToolExecution(AskingThreadTests::refuse).build().answer("Cancel it"))
					.withMessage("not now");
			}
		}
	}

	@Test
	void consumerOfOneStreamThatThrowsLeavesNothing() throws InterruptedException {
		try (TracedApplication application = new TracedApplication()) {
			List<Object> left = new ArrayList<>();
			ScriptedStream model = new ScriptedStream((handler, stream) -> {
				ScriptedStream.toolCall("cancel").play(handler, stream);
				left.addAll(ThreadLeftovers.ofThisThread());
			});
			AiServices.builder(StreamedServiceTests.Desk.class)
				.streamingChatModel(model)
				.tools(new Bookings())
				.build()
				.answer("Cancel it")
				.onPartialResponse(left::add)
				.beforeToolExecution(AskingThreadTests::refuse)
				.onError((error) -> left.add(error.getMessage()))
				.start();
			model.await();
			assertThat(left).containsExactly("not now");
			assertThat(application.tree()).containsExactly("AGENT Desk.answer ERROR", "  GENERATION chat DEFAULT");
		}
	}

	private static void refuse(BeforeToolExecution before) {
		throw new IllegalStateException("not now");
	}

	private static AiServices<Desk> desk(String tool) {
		return AiServices.builder(Desk.class)
			.chatModel(new Model(tool))
			.tools(new Bookings())
			.hallucinatedToolNameStrategy((request) -> ToolExecutionResultMessage.from(request, "no such tool"));
	}

	interface Desk {

		String answer(String question);

	}

	static final class Bookings {

		@Tool
		String cancel() {
			return "cancelled";
		}

		@Tool
		String fail() {
			throw new IllegalArgumentException("no such booking");
		}

	}

	private record Model(String tool) implements ChatModel {

		@Override
		public ChatResponse doChat(ChatRequest request) {
			boolean last = request.messages().get(request.messages().size() - 1) instanceof ToolExecutionResultMessage;
			AiMessage message = last ? AiMessage.from("Done.")
					: AiMessage.from(ToolExecutionRequest.builder().id("1").name(this.tool).arguments("{}").build());
			return ChatResponse.builder().aiMessage(message).build();
		}

	}

}
