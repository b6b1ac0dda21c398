package dev.clew.capture;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.UnaryOperator;

import dev.clew.trace.ErrorInfo;
import dev.clew.trace.Level;
import dev.clew.trace.ObservationRecord;
import dev.clew.trace.ObservationType;
import dev.clew.trace.Trace;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.input.Prompt;
import dev.langchain4j.model.moderation.Moderation;
import dev.langchain4j.model.moderation.ModerationModel;
import dev.langchain4j.model.moderation.ModerationRequest;
import dev.langchain4j.model.moderation.ModerationResponse;
import dev.langchain4j.model.openai.OpenAiModerationModel;
import dev.langchain4j.service.AiServices;
import dev.langchain4j.service.Moderate;
import dev.langchain4j.service.ModerationException;
import dev.langchain4j.service.TokenStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Moderation, called by the application and by AI services, which do it on another
 * thread.
 */
class ModerationTests {

	private static final String PASSED = result(false);

	private static final String FLAGGED = result(true);

	private static final Application application = Application.start(Models.class);

	@RegisterExtension
	static final CleanThreads threads = application.threads();

	private static final ScriptedModels models = application.bean(ScriptedModels.class);

	@AfterAll
	static void close() {
		application.close();
	}

	@ParameterizedTest
	@EnumSource
	void everyFormOfModerateIsOneGuardrail(Form form) throws Exception {
		models.answers(ScriptedModels.MODERATIONS, PASSED);
		OpenAiModerationModel model = application.bean(OpenAiModerationModel.class);
		assertThat(application.inRequest(() -> form.call.apply(model).flagged())).isFalse();
		assertThat(application.tree()).isEqualTo("""
				SPAN POST /work/{id}
				  GUARDRAIL OpenAiModerationModel
				    SPAN HTTP POST
				""");
		assertThat(Trees.json(guardrail().input())).isEqualTo(form.input);
		assertThat(Trees.json(guardrail().output())).isEqualTo("{\"flagged\":false}");
		assertThat(guardrail().metadata()).isEqualTo(Map.of("model", "omni-moderation-latest"));
	}

	@Test
	void whatIsFlaggedIsAWarning() throws Exception {
		models.answers(ScriptedModels.MODERATIONS, FLAGGED);
		application.inRequest(() -> application.bean(OpenAiModerationModel.class).moderate("Hello?"));
		assertThat(application.tree()).isEqualTo("""
				SPAN POST /work/{id}
				  GUARDRAIL OpenAiModerationModel WARNING
				    SPAN HTTP POST
				""");
		assertThat(guardrail().statusMessage()).isEqualTo("flagged");
		assertThat(Trees.json(guardrail().output())).isEqualTo("{\"flagged\":true,\"flaggedText\":\"Hello?\"}");
	}

	@Test
	void modelAroundAnotherOneIsOneGuardrail() throws Exception {
		models.answers(ScriptedModels.MODERATIONS, PASSED);
		application.inRequest(() -> application.bean("careful", ModerationModel.class).moderate("Hello?"));
		assertThat(application.tree()).isEqualTo("""
				SPAN POST /work/{id}
				  GUARDRAIL Careful
				    SPAN HTTP POST
				""");
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void serviceModeratesUnderItsAgent(boolean bean) throws Exception {
		models.answers(ScriptedModels.MODERATIONS, PASSED);
		application.openAi().answers(Reply.text("Yes."));
		Moderated service = service(bean);
		assertThat(application.inRequest(() -> service.chat("Hello?"))).isEqualTo("Yes.");
		assertThat(application.tree()).isEqualTo("""
				SPAN POST /work/{id}
				  AGENT Moderated.chat
				    GUARDRAIL OpenAiModerationModel
				      SPAN HTTP POST
				    GENERATION gpt-4o-mini #1
				      SPAN HTTP POST
				""");
		assertThat(Trees.json(guardrail().input())).isEqualTo("[{\"role\":\"user\",\"content\":\"Hello?\"}]");
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void serviceThatFlagsEndsWithAnError(boolean bean) {
		models.answers(ScriptedModels.MODERATIONS, FLAGGED);
		application.openAi().answers(Reply.text("Yes."));
		Moderated service = service(bean);
		assertThatExceptionOfType(ModerationException.class)
			.isThrownBy(() -> application.inRequest(() -> service.chat("Hello?")));
		assertThat(application.tree()).isEqualTo("""
				SPAN POST /work/{id} ERROR
				  AGENT Moderated.chat ERROR
				    GUARDRAIL OpenAiModerationModel WARNING
				      SPAN HTTP POST
				    GENERATION gpt-4o-mini #1
				      SPAN HTTP POST
				""");
		assertThat(Trees.first(application.trace(), ObservationType.AGENT).error())
			.extracting(ErrorInfo::type, ErrorInfo::message)
			.containsExactly("dev.langchain4j.service.ModerationException", "Text \"Hello?\" violates content policy");
	}

	@Test
	void moderationThatFailsIsAnErrorUnderItsAgent() {
		models.fails(ScriptedModels.MODERATIONS, 500);
		application.openAi().answers(Reply.text("Yes."));
		Moderated service = service(true);
		assertThatThrownBy(() -> application.inRequest(() -> service.chat("Hello?")))
			.hasMessageContaining("no more today");
		assertThat(application.tree()).isEqualTo("""
				SPAN POST /work/{id} ERROR
				  AGENT Moderated.chat ERROR
				    GUARDRAIL OpenAiModerationModel ERROR
				      SPAN HTTP POST ERROR
				    GENERATION gpt-4o-mini #1
				      SPAN HTTP POST
				""");
	}

	@Test
	void whatIsNotModeratedHasNoGuardrail() throws Exception {
		application.openAi().answers(Reply.text("Yes."));
		Moderated service = AiServices.builder(Moderated.class)
			.chatModel(application.bean("chatModel", ChatModel.class))
			.moderationModel(new Lenient())
			.build();
		application.inRequest(() -> service.chatFreely("Hello?"));
		assertThat(application.tree()).isEqualTo("""
				SPAN POST /work/{id}
				  AGENT Moderated.chatFreely
				    GENERATION gpt-4o-mini #1
				      SPAN HTTP POST
				""");
	}

	@Test
	void streamIsModeratedUnderItsAgentAndGoesOnIfFlagged() throws Exception {
		models.answers(ScriptedModels.MODERATIONS, FLAGGED);
		Moderated service = AiServices.builder(Moderated.class)
			.streamingChatModel(new OneWord())
			.moderationModel(models.moderation().build())
			.build();
		CompletableFuture<String> answer = new CompletableFuture<>();
		application.inRequest(() -> {
			TokenStream stream = service.stream("Hello?");
			models.awaitCall(ScriptedModels.MODERATIONS);
			stream.onPartialResponse((token) -> {
			})
				.onCompleteResponse((response) -> answer.complete(response.aiMessage().text()))
				.onError(answer::completeExceptionally)
				.start();
			return answer.get(10, TimeUnit.SECONDS);
		});
		assertThat(answer).isCompletedWithValue("Yes.");
		assertThat(application.tree()).isEqualTo("""
				SPAN POST /work/{id}
				  AGENT Moderated.stream
				    GUARDRAIL OpenAiModerationModel WARNING
				      SPAN HTTP POST
				    GENERATION chat #1
				""");
	}

	@Test
	void serviceOutsideARequestIsATraceOfItsOwn() {
		models.answers(ScriptedModels.MODERATIONS, PASSED);
		application.openAi().answers(Reply.text("Yes."));
		service(false).chat("Hello?");
		assertThat(Trees.of(application.newestTrace())).isEqualTo("""
				AGENT Moderated.chat
				  GUARDRAIL OpenAiModerationModel
				    SPAN HTTP POST
				  GENERATION gpt-4o-mini #1
				    SPAN HTTP POST
				""");
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void eachOfManyRunsHasItsOwnModeration(boolean bean) throws Exception {
		int runs = 100;
		ModerationModel lenient = bean ? application.bean("lenient", ModerationModel.class) : new Lenient();
		Moderated service = AiServices.builder(Moderated.class)
			.chatModel(new Parrot())
			.moderationModel(lenient)
			.build();
		CountDownLatch start = new CountDownLatch(1);
		ExecutorService pool = threads.pool(20);
		List<Future<String>> answers = new ArrayList<>();
		for (int i = 0; i < runs; i++) {
			// The same text again and again, so that texts do not tell runs apart.
			answers.add(pool.submit(() -> {
				start.await();
				return service.chat("Hello?");
			}));
		}
		start.countDown();
		for (Future<String> answer : answers) {
			assertThat(answer.get(20, TimeUnit.SECONDS)).isEqualTo("Hello?");
		}
		pool.shutdown();
		List<Trace> traces = application.traces(runs);
		assertThat(traces).hasSize(runs);
		assertThat(traces).allSatisfy((trace) -> assertThat(trace.observations()).extracting(ObservationRecord::type)
			.containsExactlyInAnyOrder(ObservationType.AGENT, ObservationType.GUARDRAIL, ObservationType.GENERATION));
		assertThat(traces).allSatisfy(
				(trace) -> assertThat(Trees.first(trace, ObservationType.AGENT).level()).isEqualTo(Level.DEFAULT));
	}

	private static Moderated service(boolean bean) {
		return AiServices.builder(Moderated.class)
			.chatModel(application.bean("chatModel", ChatModel.class))
			.moderationModel(bean ? application.bean(OpenAiModerationModel.class) : models.moderation().build())
			.chatRequestTransformer(afterModeration())
			.build();
	}

	// Both run at the same time: which of them begins is nobody's business.
	private static UnaryOperator<ChatRequest> afterModeration() {
		return (request) -> {
			models.awaitCall(ScriptedModels.MODERATIONS);
			return request;
		};
	}

	private static ObservationRecord guardrail() {
		return Trees.first(application.trace(), ObservationType.GUARDRAIL);
	}

	private static String result(boolean flagged) {
		return "{\"id\":\"modr-1\",\"model\":\"omni-moderation-latest\",\"results\":[{\"flagged\":" + flagged + "}]}";
	}

	/**
	 * A service.
	 */
	interface Moderated {

		@Moderate
		String chat(String message);

		String chatFreely(String message);

		@Moderate
		TokenStream stream(String message);

	}

	/**
	 * Ways to call a moderation model.
	 */
	enum Form {

		/** A text. */
		TEXT((model) -> model.moderate("Hello?").content(), "[\"Hello?\"]"),

		/** A prompt. */
		PROMPT((model) -> model.moderate(Prompt.from("Hello?")).content(), "[\"Hello?\"]"),

		/** A segment. */
		SEGMENT((model) -> model.moderate(TextSegment.from("Hello?")).content(), "[\"Hello?\"]"),

		/** A message. */
		MESSAGE((model) -> model.moderate(UserMessage.from("Hello?")).content(),
				"[{\"role\":\"user\",\"content\":\"Hello?\"}]"),

		/** Messages. */
		MESSAGES((model) -> model.moderate(List.of(UserMessage.from("Hello?"), AiMessage.from("Yes."))).content(),
				"[{\"role\":\"user\",\"content\":\"Hello?\"},{\"role\":\"assistant\",\"content\":\"Yes.\"}]"),

		/** A request. */
		REQUEST((model) -> model.moderate(ModerationRequest.builder().texts(List.of("Hello?", "Yes.")).build())
			.moderation(), "[\"Hello?\",\"Yes.\"]");

		private final Function<ModerationModel, Moderation> call;

		private final String input;

		Form(Function<ModerationModel, Moderation> call, String input) {
			this.call = call;
			this.input = input;
		}

	}

	@Configuration(proxyBeanMethods = false)
	@Import({ OneModel.class, OtherModels.class })
	static class Models {

		@Bean
		Lenient lenient() {
			return new Lenient();
		}

		@Bean
		Careful careful(OpenAiModerationModel openAiModerationModel) {
			return new Careful(openAiModerationModel);
		}

	}

	static class Lenient implements ModerationModel {

		@Override
		public ModerationResponse doModerate(ModerationRequest request) {
			return ModerationResponse.builder().moderation(Moderation.notFlagged()).build();
		}

	}

	static class Careful implements ModerationModel {

		private final ModerationModel model;

		Careful(ModerationModel model) {
			this.model = model;
		}

		@Override
		public ModerationResponse doModerate(ModerationRequest request) {
			return this.model.moderate(request);
		}

	}

	static class Parrot implements ChatModel {

		@Override
		public ChatResponse doChat(ChatRequest request) {
			UserMessage message = (UserMessage) request.messages().get(0);
			return ChatResponse.builder().aiMessage(AiMessage.from(message.singleText())).build();
		}

	}

	static class OneWord implements StreamingChatModel {

		@Override
		public void doChat(ChatRequest request, StreamingChatResponseHandler handler) {
			handler.onPartialResponse("Yes.");
			handler.onCompleteResponse(ChatResponse.builder().aiMessage(AiMessage.from("Yes.")).build());
		}

	}

}
