package dev.clew.capture;

import java.util.List;
import java.util.Locale;

import dev.langchain4j.data.document.Metadata;
import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.output.Response;
import dev.langchain4j.model.output.TokenUsage;
import dev.langchain4j.model.scoring.ScoringModel;
import dev.langchain4j.rag.DefaultRetrievalAugmentor;
import dev.langchain4j.rag.content.retriever.EmbeddingStoreContentRetriever;
import dev.langchain4j.store.embedding.inmemory.InMemoryEmbeddingStore;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Rules of a hut to retrieve, and models that know no more than these need.
 */
@Configuration(proxyBeanMethods = false)
class Library {

	static final TextSegment QUIET = TextSegment.from("quiet from ten", Metadata.from("file", "rules.md"));

	static final TextSegment DOGS = TextSegment.from("no dogs");

	@Bean
	InMemoryEmbeddingStore<TextSegment> rulesStore() {
		return store();
	}

	@Bean
	EmbeddingStoreContentRetriever rules() {
		return retriever().build();
	}

	@Bean
	DefaultRetrievalAugmentor rulesAugmentor(EmbeddingStoreContentRetriever rules) {
		return DefaultRetrievalAugmentor.builder().contentRetriever(rules).build();
	}

	@Bean
	ScoringModel occurrences() {
		return new Occurrences();
	}

	static InMemoryEmbeddingStore<TextSegment> store() {
		InMemoryEmbeddingStore<TextSegment> store = new InMemoryEmbeddingStore<>();
		Dogs model = new Dogs();
		List.of(QUIET, DOGS).forEach((text) -> store.add(text.text(), model.embed(text).content(), text));
		return store;
	}

	static EmbeddingStoreContentRetriever.EmbeddingStoreContentRetrieverBuilder retriever() {
		return EmbeddingStoreContentRetriever.builder().embeddingStore(store()).embeddingModel(new Dogs());
	}

	/**
	 * An embedding model to which a text is about dogs or is not.
	 */
	static class Dogs implements EmbeddingModel {

		@Override
		public Response<List<Embedding>> embedAll(List<TextSegment> segments) {
			return Response.from(segments.stream().map(Dogs::vector).toList(), new TokenUsage(3));
		}

		private static Embedding vector(TextSegment segment) {
			return Embedding.from(segment.text().contains("dogs") ? new float[] { 0, 1 } : new float[] { 1, 0 });
		}

	}

	/**
	 * A scoring model to which all that counts is how often the query is in the text.
	 */
	static class Occurrences implements ScoringModel {

		@Override
		public Response<List<Double>> scoreAll(List<TextSegment> segments, String query) {
			return Response.from(segments.stream().map((segment) -> share(segment, query)).toList());
		}

		private static double share(TextSegment segment, String query) {
			String word = query.replace("?", "").toLowerCase(Locale.ROOT);
			return (segment.text().split(word, -1).length - 1) / 4.0;
		}

	}

}
