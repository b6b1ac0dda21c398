package dev.clew.harm;

import java.util.function.Consumer;

import dev.langchain4j.memory.chat.MessageWindowChatMemory;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.rag.content.retriever.ContentRetriever;
import dev.langchain4j.service.AiServices;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;

/**
 * An application with an assistant that has a model, a tool, a retriever and memory.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
class Parts {

	@Bean
	Probe probe(ObjectProvider<Work> work) {
		return new Probe(work);
	}

	@Bean
	ScriptedModel model(Probe probe) {
		return new ScriptedModel(probe);
	}

	@Bean
	SmallEmbeddingModel embeddings() {
		return new SmallEmbeddingModel();
	}

	@Bean
	KeyRetriever retriever(EmbeddingModel embeddings) {
		return new KeyRetriever(embeddings);
	}

	@Bean
	Assistant assistant(ChatModel model, ContentRetriever retriever, Probe probe) {
		return build(model, retriever, probe);
	}

	@Bean
	@Qualifier("plain")
	Assistant plainAssistant(ContentRetriever retriever, Probe probe) {
		return build(new ScriptedModel(probe), retriever, probe);
	}

	static Assistant build(ChatModel model, ContentRetriever retriever, Consumer<String> probe) {
		return AiServices.builder(Assistant.class)
			.chatModel(model)
			.contentRetriever(retriever)
			.tools(new Tools(probe))
			.chatMemoryProvider((id) -> MessageWindowChatMemory.withMaxMessages(20))
			.build();
	}

}
