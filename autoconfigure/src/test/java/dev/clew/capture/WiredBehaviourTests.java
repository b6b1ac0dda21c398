package dev.clew.capture;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import dev.langchain4j.agent.tool.ReturnBehavior;
import dev.langchain4j.agent.tool.Tool;
import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.openai.OpenAiChatModel;
import dev.langchain4j.rag.content.Content;
import dev.langchain4j.rag.content.retriever.ContentRetriever;
import dev.langchain4j.rag.query.Query;
import dev.langchain4j.service.AiServices;
import dev.langchain4j.service.Result;
import dev.langchain4j.service.spring.AiService;
import dev.langchain4j.store.embedding.inmemory.InMemoryEmbeddingStore;
import org.aopalliance.intercept.MethodInterceptor;
import org.junit.jupiter.api.Test;

import org.springframework.aop.framework.Advised;
import org.springframework.aop.framework.autoproxy.BeanNameAutoProxyCreator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

import static org.assertj.core.api.Assertions.assertThat;

class WiredBehaviourTests {

	@Test
	void wiredApplicationDoesTheSameWithAndWithoutTracing() throws Exception {
		List<String> untraced = run("clew.enabled=false");
		List<String> traced = run("clew.enabled=true");
		assertThat(traced).isEqualTo(untraced)
			.containsExactly("before look", "answer Found.", "before fail", "answer Sorry.", "advisors 1",
					"immediate null [found at once]", "immediate object at once", "model OpenAiChatModel gpt-4o-mini",
					"store true", "retriever [no dogs]");
	}

	private static List<String> run(String property) throws Exception {
		try (Application application = Application.start(Components.class, property,
				"spring.autoconfigure.exclude=" + Application.WITHOUT_SECURITY)) {
			List<String> seen = application.bean(Log.class).lines();
			wired(application, seen);
			immediate(application, seen);
			concrete(application.bean(Consumer.class), seen);
			return seen;
		}
	}

	private static void wired(Application application, List<String> seen) throws Exception {
		HutDesk desk = application.bean(HutDesk.class);
		application.openAi().answers(Reply.call("call_1", "look", "{}"), Reply.text("Found."));
		seen.add("answer " + application.inRequest(() -> desk.answer("Hello?")));
		application.openAi().answers(Reply.call("call_1", "fail", "{}"), Reply.text("Sorry."));
		seen.add("answer " + application.inRequest(() -> desk.answer("Hello?")));
		seen.add("advisors " + ((Advised) application.bean(Tools.class)).getAdvisors().length);
	}

	private static void immediate(Application application, List<String> seen) throws Exception {
		OpenAiChatModel model = application.bean(OpenAiChatModel.class);
		Wrapped wrapped = AiServices.builder(Wrapped.class).chatModel(model).tools(new AtOnce()).build();
		application.openAi().answers(Reply.call("call_1", "tell", "{}"));
		Result<String> result = application.inRequest(() -> wrapped.answer("Hello?"));
		seen.add("immediate " + result.content() + " "
				+ result.toolExecutions().stream().map((execution) -> "found " + execution.resultObject()).toList());
		Assistant assistant = AiServices.builder(Assistant.class).chatModel(model).tools(new AtOnce()).build();
		application.openAi().answers(Reply.call("call_1", "tell", "{}"));
		seen.add("immediate object " + application.inRequest(() -> assistant.chat("Hello?")));
	}

	private static void concrete(Consumer consumer, List<String> seen) {
		seen.add("model OpenAiChatModel " + consumer.model().defaultRequestParameters().modelName());
		consumer.store().add(Embedding.from(new float[] { 1 }), TextSegment.from("no dogs"));
		seen.add("store " + consumer.store().serializeToJson().contains("no dogs"));
		seen.add("retriever "
				+ consumer.rules().retrieve(Query.from("?")).stream().map((one) -> one.textSegment().text()).toList());
	}

	/**
	 * An AI service that LangChain4j's starter makes.
	 */
	@AiService
	interface HutDesk {

		String answer(String message);

	}

	/**
	 * An AI service that tells more than the answer.
	 */
	interface Wrapped {

		Result<String> answer(String message);

	}

	/**
	 * Tools with an aspect around them.
	 */
	static class Tools {

		@Tool
		String look() {
			return "found";
		}

		@Tool
		String fail() {
			throw new IllegalStateException("no index");
		}

	}

	/**
	 * A tool whose result is the answer.
	 */
	static class AtOnce {

		@Tool(returnBehavior = ReturnBehavior.IMMEDIATE)
		String tell() {
			return "at once";
		}

	}

	static class Rules implements ContentRetriever {

		@Override
		public List<Content> retrieve(Query query) {
			return List.of(Content.from("no dogs"));
		}

	}

	record Consumer(OpenAiChatModel model, Rules rules, InMemoryEmbeddingStore<TextSegment> store) {

	}

	record Log(List<String> lines) {

	}

	@Configuration(proxyBeanMethods = false)
	@Import({ OneModel.class, Tools.class })
	static class Components {

		@Bean
		static Log log() {
			return new Log(new CopyOnWriteArrayList<>());
		}

		@Bean
		static MethodInterceptor aspect(Log log) {
			return (invocation) -> {
				log.lines().add("before " + invocation.getMethod().getName());
				return invocation.proceed();
			};
		}

		@Bean
		static BeanNameAutoProxyCreator proxies() {
			BeanNameAutoProxyCreator creator = new BeanNameAutoProxyCreator();
			creator.setBeanNames("*Tools");
			creator.setInterceptorNames("aspect");
			creator.setProxyTargetClass(true);
			return creator;
		}

		@Bean
		Rules rules() {
			return new Rules();
		}

		@Bean
		InMemoryEmbeddingStore<TextSegment> store() {
			return new InMemoryEmbeddingStore<>();
		}

		@Bean
		Consumer consumer(OpenAiChatModel model, Rules rules, InMemoryEmbeddingStore<TextSegment> store) {
			return new Consumer(model, rules, store);
		}

	}

}
