package dev.clew.capture;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

import dev.clew.trace.ErrorInfo;
import dev.clew.trace.ModelCall;
import dev.clew.trace.ObservationRecord;
import dev.clew.trace.ObservationType;
import dev.clew.trace.Usage;
import dev.langchain4j.data.document.Metadata;
import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.embedding.request.EmbeddingRequest;
import dev.langchain4j.model.output.Response;
import dev.langchain4j.model.output.TokenUsage;
import dev.langchain4j.rag.content.Content;
import dev.langchain4j.rag.content.retriever.ContentRetriever;
import dev.langchain4j.rag.content.retriever.EmbeddingStoreContentRetriever;
import dev.langchain4j.rag.query.Query;
import dev.langchain4j.store.embedding.inmemory.InMemoryEmbeddingStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class RetrieversTests {

	private static final Application application = Application.start(Retrievers.class);

	@AfterAll
	static void close() {
		application.close();
	}

	@Test
	void retrieverOfTheApplicationIsUnderTheAgent() throws Exception {
		ask("notices");
		assertThat(application.tree()).isEqualTo("""
				SPAN POST /work/{id}
				  AGENT Assistant.chat
				    CHAIN DefaultRetrievalAugmentor
				      CHAIN DefaultQueryTransformer
				      CHAIN DefaultQueryRouter
				      RETRIEVER Notices
				      CHAIN DefaultContentAggregator
				      CHAIN DefaultContentInjector
				    GENERATION gpt-4o-mini #1
				      SPAN HTTP POST
				""");
		ObservationRecord retriever = Trees.first(application.trace(), ObservationType.RETRIEVER);
		assertThat(Trees.json(retriever.input())).isEqualTo("\"Hello?\"");
		assertThat(Trees.json(retriever.output()))
			.isEqualTo("[{\"content\":\"closed in May\",\"metadata\":{\"page\":7}},{\"content\":\"no dogs\"}]");
	}

	@Test
	void retrieverOverStoreHasScoresAndItsEmbeddingBelowIt() throws Exception {
		ask("rules");
		assertThat(application.tree()).isEqualTo("""
				SPAN POST /work/{id}
				  AGENT Assistant.chat
				    CHAIN DefaultRetrievalAugmentor
				      CHAIN DefaultQueryTransformer
				      CHAIN DefaultQueryRouter
				      RETRIEVER EmbeddingStoreContentRetriever
				        EMBEDDING Letters
				        SPAN InMemoryEmbeddingStore.search
				      CHAIN DefaultContentAggregator
				      CHAIN DefaultContentInjector
				    GENERATION gpt-4o-mini #1
				      SPAN HTTP POST
				""");
		assertThat(Trees.json(Trees.first(application.trace(), ObservationType.RETRIEVER).output()))
			.isEqualTo("[{\"content\":\"quiet from ten\",\"score\":1.0,\"metadata\":{\"file\":\"rules.md\"}}]");
		ObservationRecord embedding = Trees.first(application.trace(), ObservationType.EMBEDDING);
		assertThat(Trees.json(embedding.input())).isEqualTo("[\"Hello?\"]");
		assertThat(Trees.json(embedding.output())).isEqualTo("{\"count\":1,\"dimension\":2}");
	}

	@ParameterizedTest
	@EnumSource
	void everyFormOfEmbedIsOneEmbedding(Form form) throws Exception {
		EmbeddingModel model = application.bean(EmbeddingModel.class);
		assertThat(application.inRequest(() -> form.call.apply(model))).isEqualTo(2);
		assertThat(application.tree()).isEqualTo("""
				SPAN POST /work/{id}
				  EMBEDDING Letters
				""");
		ObservationRecord embedding = Trees.first(application.trace(), ObservationType.EMBEDDING);
		assertThat(Trees.json(embedding.input())).isEqualTo(form.input);
		assertThat(Trees.json(embedding.output())).isEqualTo(form.output);
		assertThat(embedding.modelCall()).extracting(ModelCall::usage).isEqualTo(new Usage(Map.of("input", 3L)));
	}

	@Test
	void retrieverThatReturnsNullStillDoes() throws Exception {
		ContentRetriever nothing = application.bean("nothing", ContentRetriever.class);
		assertThat(application.inRequest(() -> Objects.isNull(nothing.retrieve(Query.from("Hello?"))))).isTrue();
		ObservationRecord retriever = Trees.first(application.trace(), ObservationType.RETRIEVER);
		assertThat(retriever.name()).isEqualTo("Nothing");
		assertThat(retriever.output()).isNull();
		assertThat(retriever.error()).isNull();
	}

	@Test
	void retrieverThatFailsThrowsItsOwnException() throws Exception {
		ContentRetriever broken = application.bean("broken", ContentRetriever.class);
		assertThatIllegalStateException()
			.isThrownBy(() -> application.inRequest(() -> broken.retrieve(Query.from("Hello?"))))
			.withMessage("index is gone");
		assertThat(application.tree()).isEqualTo("""
				SPAN POST /work/{id} ERROR
				  RETRIEVER Broken ERROR
				""");
		assertThat(Trees.first(application.trace(), ObservationType.RETRIEVER).error())
			.extracting(ErrorInfo::type, ErrorInfo::message)
			.containsExactly("java.lang.IllegalStateException", "index is gone");
	}

	@Test
	void errorOfRetrieverEndsTheRun() {
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> ask("faulty")).withMessage("a fault");
		assertThat(application.tree()).isEqualTo("""
				SPAN POST /work/{id} ERROR
				  AGENT Assistant.chat ERROR
				    CHAIN DefaultRetrievalAugmentor ERROR
				      CHAIN DefaultQueryTransformer
				      CHAIN DefaultQueryRouter
				      RETRIEVER Faulty ERROR
				""");
	}

	@Test
	void beansKeepTheirClass() {
		assertThat(application.bean(EmbeddingStoreContentRetriever.class)).isNotNull();
		assertThat(application.bean(Letters.class).dimension()).isEqualTo(2);
	}

	private static void ask(String retriever) throws Exception {
		application.ask((service) -> service.contentRetriever(application.bean(retriever, ContentRetriever.class)),
				Reply.text("Hello!"));
	}

	/**
	 * Ways to call an embedding model.
	 */
	enum Form {

		/** A text. */
		TEXT((model) -> model.embed("one").content().dimension(), "[\"one\"]", 1),

		/** A segment. */
		SEGMENT((model) -> model.embed(TextSegment.from("one")).content().dimension(), "[\"one\"]", 1),

		/** Segments. */
		SEGMENTS((model) -> model.embedAll(List.of(TextSegment.from("one"), TextSegment.from("two"))).content().size(),
				"[\"one\",\"two\"]", 2),

		/** A request. */
		REQUEST((model) -> model.embed(request()).embeddings().size(), "[\"one\",\"two\"]", 2);

		private final Function<EmbeddingModel, Integer> call;

		private final String input;

		private final String output;

		Form(Function<EmbeddingModel, Integer> call, String input, int count) {
			this.call = call;
			this.input = input;
			this.output = "{\"count\":" + count + ",\"dimension\":2}";
		}

		private static EmbeddingRequest request() {
			return EmbeddingRequest.builder()
				.textSegments(List.of(TextSegment.from("one"), TextSegment.from("two")))
				.build();
		}

	}

	@Configuration(proxyBeanMethods = false)
	@Import(OneModel.class)
	static class Retrievers {

		@Bean
		Letters embeddingModel() {
			return new Letters();
		}

		@Bean
		EmbeddingStoreContentRetriever rules(EmbeddingModel embeddingModel) {
			InMemoryEmbeddingStore<TextSegment> store = new InMemoryEmbeddingStore<>();
			store.add(Letters.VECTOR, TextSegment.from("quiet from ten", Metadata.from("file", "rules.md")));
			return EmbeddingStoreContentRetriever.builder()
				.embeddingStore(store)
				.embeddingModel(embeddingModel)
				.maxResults(1)
				.build();
		}

		@Bean
		ContentRetriever notices() {
			return new Notices();
		}

		@Bean
		ContentRetriever nothing() {
			return new Nothing();
		}

		@Bean
		ContentRetriever broken() {
			return new Broken();
		}

		@Bean
		ContentRetriever faulty() {
			return new Faulty();
		}

	}

	/**
	 * All texts are the same to it.
	 */
	static class Letters implements EmbeddingModel {

		static final Embedding VECTOR = Embedding.from(new float[] { 1, 0 });

		@Override
		public Response<List<Embedding>> embedAll(List<TextSegment> segments) {
			return Response.from(segments.stream().map((segment) -> VECTOR).toList(), new TokenUsage(3));
		}

	}

	static class Notices implements ContentRetriever {

		@Override
		public List<Content> retrieve(Query query) {
			return List.of(Content.from(TextSegment.from("closed in May", new Metadata().put("page", 7))),
					Content.from("no dogs"));
		}

	}

	static class Nothing implements ContentRetriever {

		@Override
		@SuppressWarnings("NullAway")
		public List<Content> retrieve(Query query) {
			return null;
		}

	}

	static class Faulty implements ContentRetriever {

		@Override
		public List<Content> retrieve(Query query) {
			throw new AssertionError("a fault");
		}

	}

	static class Broken implements ContentRetriever {

		@Override
		public List<Content> retrieve(Query query) {
			throw new IllegalStateException("index is gone");
		}

	}

}
