package dev.clew.capture;

import java.util.List;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.clew.langchain4j.model.TracingChatModelListener;
import dev.langchain4j.agentic.AgenticServices;
import dev.langchain4j.agentic.UntypedAgent;
import dev.langchain4j.memory.chat.ChatMemoryProvider;
import dev.langchain4j.memory.chat.MessageWindowChatMemory;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.listener.ChatModelListener;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.rag.AugmentationRequest;
import dev.langchain4j.rag.AugmentationResult;
import dev.langchain4j.rag.RetrievalAugmentor;
import dev.langchain4j.rag.content.Content;
import dev.langchain4j.rag.content.retriever.ContentRetriever;
import dev.langchain4j.rag.query.Query;
import dev.langchain4j.rag.query.router.QueryRouter;
import dev.langchain4j.service.AiServices;
import dev.langchain4j.service.tool.ToolProvider;
import dev.langchain4j.service.tool.ToolProviderResult;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Lazy;

import static org.assertj.core.api.Assertions.assertThat;

class InstrumentationTests {

	private static final Application application = Application.start(Beans.class,
			"management.endpoints.web.exposure.include=llminstrumentation",
			"management.observations.enable.clew.tool=false");

	private static final String ALL = """
			{"beans": [
			  {"name": "chatModel", "type": "ChatModel", "className": "dev.langchain4j.model.openai.OpenAiChatModel",
			   "traced": true, "how": "by a proxy around the bean"},
			  {"name": "finalModel", "type": "ChatModel", "className": "%1$s$FinalModel", "traced": true,
			   "how": "by a listener, without what is called within it: its class %1$s$FinalModel is final"},
			  {"name": "finalRetriever", "type": "ContentRetriever", "className": "%1$s$FinalRetriever",
			   "traced": true, "how": "as part of LangChain4j's retrieval augmentor, but not by itself: \
			its class %1$s$FinalRetriever is final"},
			  {"name": "later", "type": "ContentRetriever", "className": "%1$s$Later", "traced": false,
			   "why": "it has not been created yet"},
			  {"name": "story", "type": "Workflow", "className": "dev.langchain4j.agentic.UntypedAgent",
			   "traced": true, "how": "by a listener that its agents inherit"},
			  {"name": "ownAugmentor", "type": "RetrievalAugmentor", "className": "%1$s$OwnAugmentor", "traced": true,
			   "how": "by a proxy around the bean, as a whole only: \
			the stages of %1$s$OwnAugmentor are not known"},
			  {"name": "router", "type": "QueryRouter", "className": "dev.langchain4j.rag.query.router.QueryRouter",
			   "traced": true, "how": "as part of LangChain4j's retrieval augmentor"},
			  {"name": "memories", "type": "ChatMemoryProvider",
			   "className": "dev.langchain4j.memory.chat.ChatMemoryProvider", "traced": false,
			   "why": "Clew traces no components of this type"},
			  {"name": "tools", "type": "ToolProvider", "className": "dev.langchain4j.service.tool.ToolProvider",
			   "traced": false, "why": "switched off: clew.tool"}],
			 "aiServices": [
			  {"name": "dev.clew.capture.Assistant", "traced": true, "how": "by the events of its runs", "parts": [
			   {"type": "ChatModel", "className": "dev.langchain4j.model.openai.OpenAiChatModel", "traced": true,
			    "how": "as a bean"}]},
			  {"name": "%1$s$Other", "traced": true, "how": "by the events of its runs", "parts": [
			   {"type": "ChatModel", "className": "dev.langchain4j.model.openai.OpenAiChatModel", "traced": true,
			    "how": "within this service, since it is not traced as a bean"},
			   {"type": "RetrievalAugmentor", "className": "%1$s$OwnAugmentor", "traced": true,
			    "how": "within this service, since it is not traced as a bean, as a whole only: \
			the stages of %1$s$OwnAugmentor are not known"}]}],
			 "switchedOff": ["TOOL"],
			 "notes": ["Supervisors and planners are traced if they are beans, or part of a workflow that is traced"]}""";

	@AfterAll
	static void close() {
		application.close();
	}

	@Test
	void endpointTellsOfEachBeanAndServiceHowItIsTracedOrWhyNot() throws Exception {
		AiServices.create(Assistant.class, application.bean("chatModel", ChatModel.class));
		AiServices.builder(Other.class)
			.chatModel(application.openAi().model().build())
			.retrievalAugmentor(new OwnAugmentor())
			.build();
		assertThat(json(application.get("/actuator/llminstrumentation")))
			.isEqualTo(json(ALL.formatted(InstrumentationTests.class.getName())));
	}

	private static Object json(String text) throws Exception {
		return new ObjectMapper().readTree(text);
	}

	/**
	 * An AI service.
	 */
	interface Other {

		String chat(String message);

	}

	/**
	 * A model that cannot be proxied, with its listeners.
	 */
	static final class FinalModel implements ChatModel {

		private final List<ChatModelListener> listeners;

		FinalModel(List<ChatModelListener> listeners) {
			this.listeners = listeners;
		}

		@Override
		public ChatResponse doChat(ChatRequest request) {
			throw new UnsupportedOperationException();
		}

		@Override
		public List<ChatModelListener> listeners() {
			return this.listeners;
		}

	}

	/**
	 * A retriever that cannot be proxied.
	 */
	static final class FinalRetriever implements ContentRetriever {

		@Override
		public List<Content> retrieve(Query query) {
			return List.of();
		}

	}

	/**
	 * A retriever that is created when it is needed.
	 */
	static class Later implements ContentRetriever {

		@Override
		public List<Content> retrieve(Query query) {
			return List.of();
		}

	}

	/**
	 * An augmentor that does nothing in no known stages.
	 */
	static class OwnAugmentor implements RetrievalAugmentor {

		@Override
		public AugmentationResult augment(AugmentationRequest request) {
			return AugmentationResult.builder().chatMessage(request.chatMessage()).build();
		}

	}

	/**
	 * Beans of LangChain4j's types.
	 */
	@Configuration(proxyBeanMethods = false)
	@Import(OneModel.class)
	static class Beans {

		@Bean
		FinalModel finalModel(TracingChatModelListener listener) {
			return new FinalModel(List.of(listener));
		}

		@Bean
		FinalRetriever finalRetriever() {
			return new FinalRetriever();
		}

		@Bean
		@Lazy
		Later later() {
			return new Later();
		}

		@Bean
		UntypedAgent story() {
			return AgenticServices.sequenceBuilder().build();
		}

		@Bean
		OwnAugmentor ownAugmentor() {
			return new OwnAugmentor();
		}

		@Bean
		QueryRouter router() {
			return (query) -> List.of();
		}

		@Bean
		ChatMemoryProvider memories() {
			return (id) -> MessageWindowChatMemory.withMaxMessages(10);
		}

		@Bean
		ToolProvider tools() {
			return (request) -> ToolProviderResult.builder().build();
		}

	}

}
