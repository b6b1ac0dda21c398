package dev.clew.capture;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import dev.clew.budget.BudgetExceededException;
import dev.clew.trace.ErrorInfo;
import dev.clew.trace.Level;
import dev.clew.trace.ObservationRecord;
import dev.clew.trace.ObservationType;
import dev.clew.trace.Usage;
import dev.langchain4j.agent.tool.Tool;
import dev.langchain4j.agentic.AgenticServices;
import dev.langchain4j.agentic.UntypedAgent;
import dev.langchain4j.agentic.agent.AgentInvocationException;
import dev.langchain4j.model.StreamingResponseHandler;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.image.ImageModel;
import dev.langchain4j.model.language.LanguageModel;
import dev.langchain4j.model.language.StreamingLanguageModel;
import dev.langchain4j.model.moderation.ModerationModel;
import dev.langchain4j.model.output.Response;
import dev.langchain4j.rag.DefaultRetrievalAugmentor;
import dev.langchain4j.rag.content.retriever.ContentRetriever;
import dev.langchain4j.rag.content.retriever.EmbeddingStoreContentRetriever;
import dev.langchain4j.rag.query.router.DefaultQueryRouter;
import dev.langchain4j.service.AiServices;
import dev.langchain4j.service.TokenStream;
import dev.langchain4j.store.embedding.inmemory.InMemoryEmbeddingStore;
import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Budgets of each trace over HTTP: what happens to a call that is over one, whatever kind
 * of model is called.
 */
class BudgetsOfTracesTests {

	private static final String MESSAGE = "The model was not called, budget 'turn' per trace: 30 of 30 tokens used, "
			+ "for the rest of the trace";

	private static final Application application = Application.start(Models.class, "clew.budget.turn.scope=trace",
			"clew.budget.turn.max-tokens=30", "clew.budget.turn.action=refuse", "clew.budget.soft.scope=trace",
			"clew.budget.soft.max-tokens=29");

	private static final Reply HELLO = Reply.text("Hello");

	private static final Reply LOOK = Reply.call("call_1", "look", "{}");

	@AfterAll
	static void close() {
		application.close();
	}

	@BeforeEach
	void forget() {
		application.bean(MeterRegistry.class).clear();
	}

	@Test
	void laterRoundOfAnAgentIsRefusedAndItsCallerGetsTheException() {
		assertThatExceptionOfType(BudgetExceededException.class)
			.isThrownBy(() -> application.ask((service) -> service.tools(new Looks()), LOOK, LOOK, HELLO))
			.withMessage(MESSAGE)
			.satisfies((ex) -> assertThat(ex.getUntil()).isNull());
		assertThat(application.tree()).isEqualTo("""
				SPAN POST /work/{id} ERROR
				  AGENT Assistant.chat ERROR
				    GENERATION gpt-4o-mini #1
				      SPAN HTTP POST
				    TOOL look #1
				    GENERATION gpt-4o-mini #2 WARNING
				      SPAN HTTP POST
				    TOOL look #2
				    GENERATION gpt-4o-mini #3 ERROR
				""");
		ObservationRecord refused = generations().get(2);
		assertThat(refused.usage()).isEqualTo(Usage.NONE);
		assertThat(refused.cost()).isNull();
		assertThat(refused.isUnpriced()).isFalse();
		assertThat(refused.error()).isNotNull()
			.extracting("type", "message")
			.containsExactly(BudgetExceededException.class.getName(), MESSAGE);
		assertThat(counted("turn", "refuse")).isEqualTo(1);
	}

	@Test
	void callOverTheLimitIsMarkedAndAnsweredAllTheSame() throws Exception {
		application.openAi().answers(HELLO, HELLO);
		assertThat(application.inRequest(() -> chat() + chat())).isEqualTo("HelloHello");
		assertThat(generations()).extracting(ObservationRecord::level).containsExactly(Level.DEFAULT, Level.WARNING);
		assertThat(generations()).extracting(ObservationRecord::statusMessage)
			.containsExactly(null, "over budget 'soft' per trace: 30 of 29 tokens used, for the rest of the trace");
		assertThat(application.trace().summary().level()).isEqualTo(Level.WARNING);
		assertThat(counted("soft", "mark")).isEqualTo(1);
	}

	@Test
	void plainModelIsRefusedAndTheApplicationMayGoOn() throws Exception {
		application.openAi().answers(HELLO, HELLO, HELLO, HELLO);
		String answer = application.inRequest(() -> {
			spend();
			assertThatExceptionOfType(BudgetExceededException.class).isThrownBy(BudgetsOfTracesTests::chat)
				.withMessage(MESSAGE);
			return "without a model";
		});
		assertThat(answer).isEqualTo("without a model");
		assertThat(application.tree()).isEqualTo("""
				SPAN POST /work/{id}
				  GENERATION gpt-4o-mini
				    SPAN HTTP POST
				  GENERATION gpt-4o-mini WARNING
				    SPAN HTTP POST
				  GENERATION gpt-4o-mini ERROR
				""");
		assertThat(application.inRequest(BudgetsOfTracesTests::chat)).isEqualTo("Hello");
	}

	@ParameterizedTest
	@EnumSource
	void everyOtherModelIsRefusedBeforeItIsCalled(OtherCall call) throws Exception {
		application.openAi().answers(HELLO, HELLO);
		ScriptedModels models = application.bean(ScriptedModels.class);
		models.fails(call.path, 500);
		application.inRequest(() -> {
			spend();
			assertThatExceptionOfType(BudgetExceededException.class).isThrownBy(() -> call.make(application))
				.withMessage(MESSAGE);
			return "";
		});
		assertThat(models.calls(call.path)).isZero();
		assertThat(last().level()).isEqualTo(Level.ERROR);
	}

	@Test
	void moderationIsNeitherCountedNorRefused() throws Exception {
		application.openAi().answers(HELLO, HELLO);
		application.bean(ScriptedModels.class)
			.answers(ScriptedModels.MODERATIONS, "{\"results\":[{\"flagged\":false,\"categories\":{}}]}");
		assertThat(application.inRequest(() -> {
			spend();
			return application.bean(ModerationModel.class).moderate("Hello?").content().flagged();
		})).isFalse();
	}

	@Test
	void embeddingsAreCounted() throws Exception {
		application.bean(ScriptedModels.class)
			.answers(ScriptedModels.EMBEDDINGS, "{\"model\":\"text-embedding-3-small\",\"data\":[{\"index\":0,"
					+ "\"embedding\":[1.0]}],\"usage\":{\"prompt_tokens\":31,\"total_tokens\":31}}");
		application.inRequest(() -> {
			application.bean(EmbeddingModel.class).embed("Hello?");
			assertThatExceptionOfType(BudgetExceededException.class).isThrownBy(BudgetsOfTracesTests::chat)
				.satisfies((ex) -> assertThat(ex.getUsed()).isEqualByComparingTo("31"));
			return "";
		});
		assertThat(Trees.first(application.trace(), ObservationType.EMBEDDING).statusMessage())
			.startsWith("over budget 'soft'");
	}

	@Test
	void callWhoseUsageIsNotKnownSaysThatItIsNotCounted() throws Exception {
		application.openAi().answers(HELLO.withoutUsage());
		application.inRequest(BudgetsOfTracesTests::chat);
		assertThat(generations().get(0).notes()).containsExactlyInAnyOrder(
				"budget 'turn' does not count the tokens of this call: they are not known",
				"budget 'soft' does not count the tokens of this call: they are not known");
	}

	@Test
	void streamThatIsRefusedEndsWithAnErrorOfItsHandler() throws Exception {
		application.openAi().answers(HELLO, HELLO);
		Heard heard = new Heard();
		application.inRequest(() -> {
			spend();
			application.bean(StreamingChatModel.class).chat("Hello?", heard);
			return "";
		});
		assertThat(heard.all()).containsExactly("error " + MESSAGE);
		assertThat(last().level()).isEqualTo(Level.ERROR);
	}

	@Test
	void laterRoundOfAStreamIsRefusedOnTheThreadOfTheProvider() throws Exception {
		StreamedReply look = StreamedReply.call("call_1", "look", "{}");
		Heard heard = stream(look, look, StreamedReply.words("Hello"));
		assertThat(heard.all()).endsWith("executed look seen", "error " + MESSAGE);
		assertThat(application.tree()).isEqualTo("""
				SPAN POST /work/{id}
				  AGENT Desk.stream ERROR
				    GENERATION gpt-4o-mini #1
				      SPAN HTTP POST
				    TOOL look #1
				    GENERATION gpt-4o-mini #2 WARNING
				      SPAN HTTP POST
				    TOOL look #2
				    GENERATION gpt-4o-mini #3 ERROR
				""");
	}

	@Test
	void streamOfALanguageModelEndsWithAnErrorOfItsHandler() throws Exception {
		application.openAi().answers(HELLO, HELLO);
		CompletableFuture<String> result = new CompletableFuture<>();
		application.inRequest(() -> {
			spend();
			application.bean(StreamingLanguageModel.class).generate("The sky is", new Told(result));
			return "";
		});
		assertThat(result.get(20, TimeUnit.SECONDS)).isEqualTo("error " + MESSAGE);
		assertThat(last().level()).isEqualTo(Level.ERROR);
	}

	@Test
	void toolThatIsRefusedAModelAnswersWithTheMessage() {
		Consumer<AiServices<Assistant>> tools = (service) -> service.tools(new AskingTool());
		assertThatExceptionOfType(BudgetExceededException.class)
			.isThrownBy(() -> application.ask(tools, Reply.call("call_1", "ask", "{}").usage(30, 0, 0, 0), HELLO))
			.withMessage(MESSAGE);
		assertThat(Trees.first(application.trace(), ObservationType.TOOL).error()).isNotNull()
			.extracting(ErrorInfo::message)
			.isEqualTo(MESSAGE);
		String input = Trees.json(generations().get(2).input());
		assertThat(input).contains("\"role\":\"tool\"", "The model was not called, budget 'turn'");
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 2 })
	void refusalOfARetrieverReachesTheCaller(int retrievers) throws Exception {
		application.openAi().answers(HELLO, HELLO);
		ContentRetriever retriever = EmbeddingStoreContentRetriever.builder()
			.embeddingModel(application.bean(EmbeddingModel.class))
			.embeddingStore(new InMemoryEmbeddingStore<>())
			.build();
		Assistant assistant = AiServices.builder(Assistant.class)
			.chatModel(application.bean(ChatModel.class))
			.retrievalAugmentor(DefaultRetrievalAugmentor.builder()
				.queryRouter(new DefaultQueryRouter(Collections.nCopies(retrievers, retriever)))
				.build())
			.build();
		Class<?> thrown = (retrievers > 1) ? CompletionException.class : BudgetExceededException.class;
		application.inRequest(() -> {
			spend();
			assertThatException().isThrownBy(() -> assistant.chat("Hello?"))
				.satisfies((ex) -> assertThat(refusalOf(ex)).hasMessage(MESSAGE))
				.isInstanceOf(thrown);
			return "";
		});
	}

	@Test
	void refusalOfAnAgentOfAWorkflowReachesTheCaller() {
		application.openAi().answers(HELLO, HELLO);
		UntypedAgent workflow = AgenticServices.sequenceBuilder()
			.subAgents(AgentBeans.writer(application.bean(ChatModel.class)))
			.outputKey("story")
			.build();
		assertThatExceptionOfType(AgentInvocationException.class).isThrownBy(() -> application.inRequest(() -> {
			spend();
			return workflow.invoke(Map.of("topic", "huts"));
		})).satisfies((ex) -> assertThat(refusalOf(ex)).hasMessage(MESSAGE));
		assertThat(counted("turn", "refuse")).isEqualTo(1);
	}

	// As Spring looks for it.
	private static @Nullable Throwable refusalOf(@Nullable Throwable error) {
		Throwable cause = error;
		while (cause != null && !(cause instanceof BudgetExceededException)) {
			cause = cause.getCause();
		}
		return cause;
	}

	// Uses up the budget of the trace.
	private static void spend() {
		chat();
		chat();
	}

	private static String chat() {
		return application.bean(ChatModel.class).chat("Hello?");
	}

	private static Heard stream(StreamedReply... replies) throws Exception {
		application.openAi().streams(replies);
		Desk desk = AiServices.builder(Desk.class)
			.streamingChatModel(application.bean(StreamingChatModel.class))
			.tools(new Looks())
			.build();
		return application.inRequest(() -> Heard.of(desk.stream("Where?")));
	}

	private static List<ObservationRecord> generations() {
		return Trees.all(application.trace(), ObservationType.GENERATION);
	}

	private static ObservationRecord last() {
		List<ObservationRecord> all = application.trace().observations();
		return all.get(all.size() - 1);
	}

	private static double counted(String budget, String action) {
		return application.bean(MeterRegistry.class)
			.get("clew.budget.exceeded")
			.tags("budget", budget, "action", action)
			.counter()
			.count();
	}

	@Configuration(proxyBeanMethods = false)
	@Import({ OneModel.class, Streaming.class, OtherModels.class })
	static class Models {

	}

	interface Desk {

		TokenStream stream(String question);

	}

	static final class Looks {

		@Tool
		String look() {
			return "seen";
		}

	}

	static final class AskingTool {

		@Tool
		String ask() {
			return chat();
		}

	}

	enum OtherCall {

		EMBEDDING(ScriptedModels.EMBEDDINGS) {

			@Override
			void make(Application application) {
				application.bean(EmbeddingModel.class).embed("Hello?");
			}

		},

		LANGUAGE(ScriptedModels.COMPLETIONS) {

			@Override
			void make(Application application) {
				application.bean(LanguageModel.class).generate("The sky is");
			}

		},

		IMAGE(ScriptedModels.IMAGES) {

			@Override
			void make(Application application) {
				application.bean(ImageModel.class).generate("a hut");
			}

		};

		private final String path;

		OtherCall(String path) {
			this.path = path;
		}

		abstract void make(Application application);

	}

	private record Told(CompletableFuture<String> result) implements StreamingResponseHandler<String> {

		@Override
		public void onNext(String token) {
		}

		@Override
		public void onComplete(Response<String> response) {
			this.result.complete("end");
		}

		@Override
		public void onError(Throwable error) {
			this.result.complete("error " + error.getMessage());
		}

	}

}
