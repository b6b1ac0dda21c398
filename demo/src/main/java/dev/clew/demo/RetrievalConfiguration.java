package dev.clew.demo;

import java.io.IOException;
import java.util.List;

import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.embedding.onnx.allminilml6v2q.AllMiniLmL6V2QuantizedEmbeddingModel;
import dev.langchain4j.store.embedding.EmbeddingStore;
import dev.langchain4j.store.embedding.inmemory.InMemoryEmbeddingStore;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;

/**
 * The house rules, ready for retrieval. LangChain4j's starter makes the retriever.
 */
@Configuration(proxyBeanMethods = false)
class RetrievalConfiguration {

	@Bean
	EmbeddingModel embeddingModel() {
		return new AllMiniLmL6V2QuantizedEmbeddingModel();
	}

	@Bean
	EmbeddingStore<TextSegment> houseRules(EmbeddingModel model, @Value("classpath:house-rules/*.md") Resource[] files)
			throws IOException {
		List<TextSegment> segments = HouseRules.segments(files);
		EmbeddingStore<TextSegment> store = new InMemoryEmbeddingStore<>();
		store.addAll(model.embedAll(segments).content(), segments);
		return store;
	}

}
