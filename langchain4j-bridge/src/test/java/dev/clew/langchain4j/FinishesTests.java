package dev.clew.langchain4j;

import java.util.Objects;

import dev.clew.langchain4j.call.TracingProxy;
import dev.clew.langchain4j.model.GenerationTracer;
import dev.clew.langchain4j.model.LanguageModelTracer;
import dev.clew.trace.ModelCall;
import dev.clew.trace.ObservationRecord;
import dev.clew.trace.ObservationType;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.ChatResponseMetadata;
import dev.langchain4j.model.language.LanguageModel;
import dev.langchain4j.model.openai.OpenAiChatResponseMetadata;
import dev.langchain4j.model.output.FinishReason;
import dev.langchain4j.model.output.Response;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How calls of models of all kinds end, and what is said of it.
 */
class FinishesTests {

	private static final ChatRequest REQUEST = ChatRequest.builder().messages(UserMessage.from("Where?")).build();

	private final TracedApplication application = new TracedApplication();

	@AfterEach
	void nothingFailed() {
		this.application.close();
		assertThat(this.application.faults).isEmpty();
	}

	@Test
	void modelOfOnesOwnNeedNotGiveAReason() {
		call(ChatResponseMetadata.builder().modelName("mine").build(), AiMessage.from("Here."));
		assertEnd(null, "DEFAULT", null);
	}

	@Test
	void modelOfOnesOwnNeedNotGiveAnAnswer() {
		call(ChatResponseMetadata.builder().build(), AiMessage.builder().build());
		assertEnd(null, "DEFAULT", null);
	}

	@ParameterizedTest
	@CsvSource({ "STOP, stop, DEFAULT,", "TOOL_EXECUTION, tool_execution, DEFAULT,",
			"LENGTH, length, WARNING, cut at the maximum number of tokens",
			"CONTENT_FILTER, content_filter, WARNING, stopped by a content filter",
			"OTHER, other, WARNING, ended for a reason that LangChain4j does not tell" })
	void reasonThatAModelGivesIsTold(FinishReason given, String reason, String level, @Nullable String message) {
		call(ChatResponseMetadata.builder().finishReason(given).build(), AiMessage.from("Here."));
		assertEnd(reason, level, message);
	}

	@Test
	void reasonOfAModelForPlainTextIsToldToo() {
		LanguageModel model = (prompt) -> Response.from("Here", null, FinishReason.LENGTH);
		TracingProxy.of(LanguageModel.class, model, new LanguageModelTracer(this.application.handle))
			.generate("Where?");
		assertEnd("length", "WARNING", "cut at the maximum number of tokens");
	}

	@Test
	void responseOfAClientThatGivesNoReasonIsUnfinishedWhoeverHandsItOn() {
		call(OpenAiChatResponseMetadata.builder().build(), AiMessage.from("It "));
		assertEnd(null, "WARNING", "ended without a finish reason");
	}

	// The first call of a model that asks again is no end of it.
	@Test
	void callThatIsMadeAgainEndsAsTheLastOneDid() {
		GenerationTracer tracer = new GenerationTracer(this.application.handle);
		ChatModel broken = TracingProxy.of(ChatModel.class,
				model(OpenAiChatResponseMetadata.builder().build(), AiMessage.from("It ")), tracer);
		ChatModel patient = new ChatModel() {

			@Override
			public ChatResponse doChat(ChatRequest request) {
				broken.chat(request);
				return model(ChatResponseMetadata.builder().finishReason(FinishReason.STOP).build(),
						AiMessage.from("It is."))
					.chat(request);
			}

		};
		TracingProxy.of(ChatModel.class, patient, tracer).chat(REQUEST);
		assertThat(this.application.first(ObservationType.GENERATION).level()).hasToString("DEFAULT");
	}

	private void call(ChatResponseMetadata metadata, AiMessage answer) {
		TracingProxy.of(ChatModel.class, model(metadata, answer), new GenerationTracer(this.application.handle))
			.chat(REQUEST);
	}

	private static ChatModel model(ChatResponseMetadata metadata, AiMessage answer) {
		return new ChatModel() {

			@Override
			public ChatResponse doChat(ChatRequest request) {
				return ChatResponse.builder().aiMessage(answer).metadata(metadata).build();
			}

		};
	}

	private void assertEnd(@Nullable String reason, String level, @Nullable String message) {
		ObservationRecord generation = this.application.first(ObservationType.GENERATION);
		ModelCall call = Objects.requireNonNull(generation.modelCall());
		assertThat(call.finishReason()).isEqualTo(reason);
		assertThat(generation.level()).hasToString(level);
		assertThat(generation.statusMessage()).isEqualTo(message);
	}

}
