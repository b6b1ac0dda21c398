package dev.clew.capture;

import java.util.List;

import dev.clew.trace.ObservationType;
import dev.langchain4j.agent.tool.Tool;
import dev.langchain4j.model.openai.OpenAiChatModel;
import dev.langchain4j.rag.content.Content;
import dev.langchain4j.rag.content.retriever.ContentRetriever;
import dev.langchain4j.rag.query.Query;
import dev.langchain4j.service.spring.AiService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

import static org.assertj.core.api.Assertions.assertThat;

class WiredServiceTests {

	private static final Application application = Application.start(Components.class,
			"spring.autoconfigure.exclude=" + Application.WITHOUT_SECURITY);

	@AfterAll
	static void close() {
		application.close();
	}

	@Test
	void serviceWiredByTheStarterIsOneTreeWithModelToolAndRetrieverBeans() throws Exception {
		application.openAi().answers(Reply.call("call_1", "look", "{}"), Reply.text("Found."));
		HutDesk desk = application.bean(HutDesk.class);
		assertThat(application.inRequest(() -> desk.answer("Hello?"))).isEqualTo("Found.");
		assertThat(application.tree()).isEqualTo("""
				SPAN POST /work/{id}
				  AGENT HutDesk.answer
				    CHAIN DefaultRetrievalAugmentor
				      CHAIN DefaultQueryTransformer
				      CHAIN DefaultQueryRouter
				      RETRIEVER Rules
				      CHAIN DefaultContentAggregator
				      CHAIN DefaultContentInjector
				    GENERATION gpt-4o-mini #1
				      SPAN HTTP POST
				    TOOL look #1
				    GENERATION gpt-4o-mini #2
				      SPAN HTTP POST
				""");
		assertThat(Trees.json(Trees.first(application.trace(), ObservationType.TOOL).output())).isEqualTo("\"found\"");
	}

	@Test
	void beansAreInjectedByTheirOwnClasses() {
		Consumer consumer = application.bean(Consumer.class);
		assertThat(consumer.model()).isSameAs(application.bean(OpenAiChatModel.class));
		assertThat(consumer.tools().getClass()).isEqualTo(Tools.class);
		assertThat(consumer.retriever()).isInstanceOf(Rules.class);
	}

	/**
	 * An AI service that LangChain4j's starter makes.
	 */
	@AiService
	interface HutDesk {

		String answer(String message);

	}

	static class Tools {

		@Tool
		String look() {
			return "found";
		}

	}

	static class Rules implements ContentRetriever {

		@Override
		public List<Content> retrieve(Query query) {
			return List.of(Content.from("no dogs"));
		}

	}

	record Consumer(OpenAiChatModel model, Tools tools, Rules retriever) {

	}

	@Configuration(proxyBeanMethods = false)
	@Import({ OneModel.class, Tools.class })
	static class Components {

		@Bean
		Rules rules() {
			return new Rules();
		}

		@Bean
		Consumer consumer(OpenAiChatModel model, Tools tools, Rules rules) {
			return new Consumer(model, tools, rules);
		}

	}

}
