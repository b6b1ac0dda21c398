package com.example.frontdesk;

import java.util.List;

import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.openai.OpenAiChatModel;
import dev.langchain4j.model.openai.OpenAiEmbeddingModel;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;
import dev.langchain4j.rag.content.retriever.ContentRetriever;
import dev.langchain4j.rag.content.retriever.EmbeddingStoreContentRetriever;
import dev.langchain4j.store.embedding.EmbeddingStore;
import dev.langchain4j.store.embedding.inmemory.InMemoryEmbeddingStore;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
class ModelConfiguration {

	private static final String KEY = "none";

	private static final List<String> HOUSE_RULES = List.of("Breakfast is from 7 to 10.", "Quiet time begins at 22.");

	@Bean
	ChatModel chatModel(@Value("${provider}") String provider) {
		return OpenAiChatModel.builder().baseUrl(provider).apiKey(KEY).modelName("gpt-4o-mini").maxRetries(0).build();
	}

	@Bean
	StreamingChatModel streamingChatModel(@Value("${provider}") String provider) {
		return OpenAiStreamingChatModel.builder().baseUrl(provider).apiKey(KEY).modelName("gpt-4o-mini").build();
	}

	@Bean
	EmbeddingModel embeddingModel(@Value("${provider}") String provider) {
		return OpenAiEmbeddingModel.builder()
			.baseUrl(provider)
			.apiKey(KEY)
			.modelName("text-embedding-3-small")
			.maxRetries(0)
			.build();
	}

	@Bean
	EmbeddingStore<TextSegment> houseRules(EmbeddingModel model) {
		EmbeddingStore<TextSegment> store = new InMemoryEmbeddingStore<>();
		HOUSE_RULES.forEach((rule) -> store.add(model.embed(rule).content(), TextSegment.from(rule)));
		return store;
	}

	@Bean
	ContentRetriever houseRulesRetriever(EmbeddingModel model, EmbeddingStore<TextSegment> houseRules) {
		return EmbeddingStoreContentRetriever.builder().embeddingModel(model).embeddingStore(houseRules).build();
	}

}
