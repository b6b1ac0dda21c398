package dev.clew.capture;

import java.util.List;
import java.util.function.Function;

import dev.clew.trace.ModelCall;
import dev.clew.trace.ObservationType;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.ChatRequestOptions;
import dev.langchain4j.model.chat.listener.ChatModelListener;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.openai.OpenAiChatModel;
import dev.langchain4j.service.AiServices;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ChatModelsTests {

	private static final Application application = Application.start(Models.class);

	private static final String ONE_GENERATION = """
			SPAN POST /work/{id}
			  GENERATION gpt-4o-mini
			    SPAN HTTP POST
			""";

	private static final String ONE_GENERATION_OF_AGENT = """
			SPAN POST /work/{id}
			  AGENT Assistant.chat
			    GENERATION gpt-4o-mini #1
			      SPAN HTTP POST
			""";

	@AfterAll
	static void close() {
		application.close();
	}

	@ParameterizedTest
	@EnumSource
	void callOfModelGivenListenersByStarterIsOneGeneration(Form form) throws Exception {
		assertThat(call(form, application.bean("openAiChatModel", ChatModel.class))).isEqualTo("Hello!");
		assertThat(application.tree()).isEqualTo(ONE_GENERATION);
		assertThat(Trees.json(Trees.first(application.trace(), ObservationType.GENERATION).output()))
			.isEqualTo("{\"role\":\"assistant\",\"content\":\"Hello!\"}");
	}

	@ParameterizedTest
	@EnumSource
	void callOfModelBuiltByHandIsOneGeneration(Form form) throws Exception {
		assertThat(call(form, application.bean("handBuilt", ChatModel.class))).isEqualTo("Hello!");
		assertThat(application.tree()).isEqualTo(ONE_GENERATION);
		assertThat(Trees.json(Trees.first(application.trace(), ObservationType.GENERATION).output()))
			.isEqualTo("{\"role\":\"assistant\",\"content\":\"Hello!\"}");
	}

	@ParameterizedTest
	@EnumSource
	void callOfModelAroundAnotherIsOneGeneration(Form form) throws Exception {
		assertThat(call(form, application.bean("delegating", ChatModel.class))).isEqualTo("Hello!");
		assertThat(application.tree()).isEqualTo(ONE_GENERATION);
		assertThat(Trees.first(application.trace(), ObservationType.GENERATION).modelCall())
			.extracting(ModelCall::requestModel, ModelCall::provider)
			.containsExactly("gpt-4o-mini", "openai");
	}

	@ParameterizedTest
	@EnumSource
	void callOfFinalModelIsTracedByItsListener(Form form) throws Exception {
		assertThat(call(form, application.bean("finalWithListeners", ChatModel.class))).isEqualTo("final");
		assertThat(application.tree()).isEqualTo("""
				SPAN POST /work/{id}
				  GENERATION chat
				""");
	}

	@Test
	void finalModelWithoutListenersIsTracedWithinService() throws Exception {
		assertThat(ask(application.bean("finalWithoutListeners", ChatModel.class))).isEqualTo("final");
		assertThat(application.tree()).isEqualTo("""
				SPAN POST /work/{id}
				  AGENT Assistant.chat
				    GENERATION chat #1
				""");
	}

	@Test
	void finalModelWithListenersIsTracedOnceWithinService() throws Exception {
		ask(application.bean("finalWithListeners", ChatModel.class));
		assertThat(application.tree()).isEqualTo("""
				SPAN POST /work/{id}
				  AGENT Assistant.chat
				    GENERATION chat #1
				""");
	}

	@ParameterizedTest
	@ValueSource(strings = { "openAiChatModel", "handBuilt" })
	void beanIsTracedOnceWithinService(String model) throws Exception {
		assertThat(ask(application.bean(model, ChatModel.class))).isEqualTo("Hello!");
		assertThat(application.tree()).isEqualTo(ONE_GENERATION_OF_AGENT);
	}

	@Test
	void modelThatIsNoBeanIsTracedWithinService() throws Exception {
		assertThat(ask(application.openAi().model().build())).isEqualTo("Hello!");
		assertThat(application.tree()).isEqualTo(ONE_GENERATION_OF_AGENT);
	}

	@Test
	void modelThatIsNoBeanButHasTheListenerIsTracedOnceWithinService() throws Exception {
		ask(application.openAi().model().listeners(List.of(application.bean(ChatModelListener.class))).build());
		assertThat(application.tree()).isEqualTo(ONE_GENERATION_OF_AGENT);
	}

	@Test
	void errorOfModelEndsGenerationAndRun() {
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> ask(new FaultyModel())).withMessage("a fault");
		assertThat(application.tree()).isEqualTo("""
				SPAN POST /work/{id} ERROR
				  AGENT Assistant.chat ERROR
				    GENERATION chat #1 ERROR
				""");
	}

	@Test
	void modelIsInjectedByItsOwnClass() {
		assertThat(application.bean("openAiChatModel", OpenAiChatModel.class).defaultRequestParameters().modelName())
			.isEqualTo("gpt-4o-mini");
	}

	private static String call(Form form, ChatModel model) throws Exception {
		application.openAi().answers(Reply.text("Hello!"));
		return application.inRequest(() -> form.call.apply(model));
	}

	private static String ask(ChatModel model) throws Exception {
		application.openAi().answers(Reply.text("Hello!"));
		Assistant assistant = AiServices.builder(Assistant.class).chatModel(model).build();
		return application.inRequest(() -> assistant.chat("Hello?"));
	}

	/**
	 * Ways to call a chat model.
	 */
	enum Form {

		/** A text. */
		TEXT((model) -> model.chat("Hello?")),

		/** Messages. */
		MESSAGES((model) -> text(model.chat(UserMessage.from("Hello?")))),

		/** A list of messages. */
		LIST((model) -> text(model.chat(List.of(UserMessage.from("Hello?"))))),

		/** A request. */
		REQUEST((model) -> text(model.chat(request()))),

		/** A request with options. */
		REQUEST_WITH_OPTIONS((model) -> text(model.chat(request(), ChatRequestOptions.EMPTY)));

		private final Function<ChatModel, String> call;

		Form(Function<ChatModel, String> call) {
			this.call = call;
		}

		private static ChatRequest request() {
			return ChatRequest.builder().messages(UserMessage.from("Hello?")).build();
		}

		private static String text(ChatResponse response) {
			return response.aiMessage().text();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Models {

		// As LangChain4j's starter for Spring Boot 4 does it.
		@Bean
		OpenAiChatModel openAiChatModel(ScriptedOpenAi openAi, ObjectProvider<ChatModelListener> listeners) {
			return openAi.model().listeners(listeners.orderedStream().toList()).build();
		}

		@Bean
		OpenAiChatModel handBuilt(ScriptedOpenAi openAi) {
			return openAi.model().build();
		}

		@Bean
		ChatModel delegating(OpenAiChatModel handBuilt) {
			return new Delegating(handBuilt);
		}

		@Bean
		ChatModel finalWithListeners(ObjectProvider<ChatModelListener> listeners) {
			return new FinalModel(listeners.orderedStream().toList());
		}

		@Bean
		ChatModel finalWithoutListeners() {
			return new FinalModel(List.of());
		}

	}

	/**
	 * A model around another one.
	 */
	static class Delegating implements ChatModel {

		private final ChatModel delegate;

		Delegating(ChatModel delegate) {
			this.delegate = delegate;
		}

		@Override
		public ChatResponse chat(ChatRequest request) {
			return this.delegate.chat(request);
		}

		@Override
		public ChatResponse chat(ChatRequest request, ChatRequestOptions options) {
			return this.delegate.chat(request, options);
		}

	}

	static class FaultyModel implements ChatModel {

		@Override
		public ChatResponse doChat(ChatRequest request) {
			throw new AssertionError("a fault");
		}

	}

	/**
	 * A model of which no proxy can be made.
	 */
	static final class FinalModel implements ChatModel {

		private final List<ChatModelListener> listeners;

		FinalModel(List<ChatModelListener> listeners) {
			this.listeners = listeners;
		}

		@Override
		public ChatResponse doChat(ChatRequest request) {
			return ChatResponse.builder().aiMessage(AiMessage.from("final")).build();
		}

		@Override
		public List<ChatModelListener> listeners() {
			return this.listeners;
		}

	}

}
