package dev.clew.capture;

import java.util.List;
import java.util.Objects;

import dev.clew.trace.ErrorInfo;
import dev.clew.trace.ObservationRecord;
import dev.clew.trace.ObservationType;
import dev.langchain4j.data.document.Metadata;
import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.scoring.ScoringModel;
import dev.langchain4j.store.embedding.EmbeddingSearchRequest;
import dev.langchain4j.store.embedding.EmbeddingSearchResult;
import dev.langchain4j.store.embedding.EmbeddingStore;
import dev.langchain4j.store.embedding.filter.comparison.IsEqualTo;
import dev.langchain4j.store.embedding.inmemory.InMemoryEmbeddingStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests of embedding stores and scoring models that the application calls itself.
 */
class StoresTests {

	private static final Application application = Application.start(Beans.class);

	private static final Embedding VECTOR = Embedding.from(new float[] { 0, 1 });

	@AfterAll
	static void close() {
		application.close();
	}

	@ParameterizedTest
	@EnumSource
	void everyOperationOnAStoreIsOneSpan(StoreCall call) throws Exception {
		EmbeddingStore<TextSegment> store = store();
		application.inRequest(() -> call.operation.on(store));
		assertThat(application.tree()).isEqualTo("""
				SPAN POST /work/{id}
				  SPAN InMemoryEmbeddingStore.%s
				""".formatted(call.method));
		ObservationRecord span = span();
		assertThat(Trees.json(span.input())).isEqualTo(call.input);
		assertThat(withoutIds(Trees.json(span.output()))).isEqualTo(call.output);
	}

	@Test
	void failedOperationIsAnErrorAndThrowsItsOwnException() {
		EmbeddingStore<TextSegment> store = store();
		assertThatExceptionOfType(IllegalArgumentException.class)
			.isThrownBy(() -> application.inRequest(() -> StoreCall.removed(store, List.of())))
			.withMessage("ids cannot be null or empty");
		assertThat(application.tree()).isEqualTo("""
				SPAN POST /work/{id} ERROR
				  SPAN InMemoryEmbeddingStore.removeAll ERROR
				""");
		assertThat(span().error()).extracting(ErrorInfo::message).isEqualTo("ids cannot be null or empty");
	}

	@Test
	void storeKeepsItsClassAndMergesAsBefore() {
		InMemoryEmbeddingStore<TextSegment> bean = application.bean("store", storeType());
		bean.removeAll();
		bean.add("1", VECTOR, Library.DOGS);
		InMemoryEmbeddingStore<TextSegment> merged = InMemoryEmbeddingStore.merge(bean, Library.store());
		assertThat(merged.search(search()).matches()).hasSize(2);
		assertThat(bean.serializeToJson()).contains("no dogs");
	}

	@ParameterizedTest
	@EnumSource
	void everyFormOfScoringIsOneEvaluation(ScoreCall call) throws Exception {
		ScoringModel model = application.bean(ScoringModel.class);
		assertThat(application.inRequest(() -> call.operation.on(model))).isEqualTo(call.result);
		assertThat(application.tree()).isEqualTo("""
				SPAN POST /work/{id}
				  EVALUATOR Occurrences
				""");
		ObservationRecord evaluator = Trees.first(application.trace(), ObservationType.EVALUATOR);
		assertThat(Trees.json(evaluator.input())).isEqualTo(call.input);
		assertThat(Trees.json(evaluator.output())).isEqualTo(call.result.toString().replace(" ", ""));
	}

	private static ObservationRecord span() {
		return Trees.all(application.trace(), ObservationType.SPAN).get(1);
	}

	private static @Nullable String withoutIds(@Nullable String json) {
		return (json != null) ? json.replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "<id>") : null;
	}

	private static EmbeddingStore<TextSegment> store() {
		EmbeddingStore<TextSegment> store = application.bean("store", storeType());
		store.removeAll();
		return store;
	}

	@SuppressWarnings("unchecked")
	private static Class<InMemoryEmbeddingStore<TextSegment>> storeType() {
		return (Class<InMemoryEmbeddingStore<TextSegment>>) (Class<?>) InMemoryEmbeddingStore.class;
	}

	private static EmbeddingSearchRequest search() {
		return EmbeddingSearchRequest.builder().query("dogs?").queryEmbedding(VECTOR).minScore(0.6).build();
	}

	/**
	 * Ways to call an embedding store.
	 */
	enum StoreCall {

		/** A vector. */
		VECTOR_ALONE("add", (store) -> store.add(VECTOR), "{\"dimension\":2}", "\"<id>\""),

		/** A vector and its id. */
		VECTOR_OF_ID("add", (store) -> {
			store.add("1", VECTOR);
			return "";
		}, "{\"id\":\"1\",\"dimension\":2}", null),

		/** A vector and its text. */
		VECTOR_OF_TEXT("add", (store) -> store.add(VECTOR, Library.DOGS),
				"{\"dimension\":2,\"embedded\":{\"content\":\"no dogs\"}}", "\"<id>\""),

		/** Vectors. */
		VECTORS("addAll", (store) -> store.addAll(List.of(VECTOR, VECTOR)), "{\"count\":2,\"dimension\":2}",
				"[\"<id>\",\"<id>\"]"),

		/** Vectors and their texts. */
		VECTORS_OF_TEXTS("addAll", (store) -> store.addAll(List.of(VECTOR), List.of(Library.QUIET)),
				"{\"count\":1,\"dimension\":2,"
						+ "\"embedded\":[{\"content\":\"quiet from ten\",\"metadata\":{\"file\":\"rules.md\"}}]}",
				"[\"<id>\"]"),

		/** Vectors, their ids and their texts. */
		VECTORS_OF_IDS("addAll", (store) -> {
			store.addAll(List.of("1"), List.of(VECTOR), List.of(Library.DOGS));
			return "";
		}, "{\"ids\":[\"1\"],\"count\":1,\"dimension\":2,\"embedded\":[{\"content\":\"no dogs\"}]}", null),

		/** One is removed. */
		ONE_REMOVED("remove", (store) -> {
			store.remove("1");
			return "";
		}, "{\"id\":\"1\"}", null),

		/** Several are removed. */
		SEVERAL_REMOVED("removeAll", (store) -> removed(store, List.of("1", "2")), "{\"ids\":[\"1\",\"2\"]}", null),

		/** What is alike is removed. */
		ALIKE_REMOVED("removeAll", (store) -> {
			store.removeAll(new IsEqualTo("file", "rules.md"));
			return "";
		}, "{\"filter\":\"IsEqualTo(key=file, comparisonValue=rules.md)\"}", null),

		/** All are removed. */
		ALL_REMOVED("removeAll", (store) -> {
			store.removeAll();
			return "";
		}, null, null),

		/** A search that finds nothing. */
		SEARCH("search", (store) -> store.search(search()).matches().size(),
				"{\"query\":\"dogs?\",\"maxResults\":3,\"minScore\":0.6}", "[]");

		private final String method;

		private final On<EmbeddingStore<TextSegment>> operation;

		private final @Nullable String input;

		private final @Nullable String output;

		StoreCall(String method, On<EmbeddingStore<TextSegment>> operation, @Nullable String input,
				@Nullable String output) {
			this.method = method;
			this.operation = operation;
			this.input = input;
			this.output = output;
		}

		static String removed(EmbeddingStore<TextSegment> store, List<String> ids) {
			store.removeAll(ids);
			return "";
		}

	}

	@Test
	void searchHasItsFilterAndItsMatchesWithScoresAndMetadata() throws Exception {
		EmbeddingStore<TextSegment> store = store();
		store.add("7", VECTOR);
		store.addAll(List.of("8"), List.of(VECTOR),
				List.of(TextSegment.from("no dogs", Metadata.from("file", "rules.md"))));
		EmbeddingSearchResult<TextSegment> found = application
			.inRequest(() -> store.search(EmbeddingSearchRequest.builder()
				.queryEmbedding(VECTOR)
				.maxResults(5)
				.filter(new IsEqualTo("file", "rules.md"))
				.build()));
		assertThat(found.matches()).hasSize(1);
		assertThat(Trees.json(span().input())).isEqualTo("{\"maxResults\":5,\"minScore\":0.0,"
				+ "\"filter\":\"IsEqualTo(key=file, comparisonValue=rules.md)\"}");
		assertThat(Trees.json(span().output())).isEqualTo("[{\"id\":\"8\",\"score\":1.0,"
				+ "\"embedded\":{\"content\":\"no dogs\",\"metadata\":{\"file\":\"rules.md\"}}}]");
	}

	/**
	 * Ways to call a scoring model.
	 */
	enum ScoreCall {

		/** A text. */
		TEXT((model) -> List.of(Objects.requireNonNull(model.score("no dogs, no dogs", "dogs?").content())),
				"{\"query\":\"dogs?\",\"texts\":[\"no dogs, no dogs\"]}", List.of(0.5)),

		/** A segment. */
		SEGMENT((model) -> List.of(Objects.requireNonNull(model.score(Library.DOGS, "dogs?").content())),
				"{\"query\":\"dogs?\",\"texts\":[\"no dogs\"]}", List.of(0.25)),

		/** Segments. */
		SEGMENTS((model) -> model.scoreAll(List.of(Library.DOGS, Library.QUIET), "dogs?").content(),
				"{\"query\":\"dogs?\",\"texts\":[\"no dogs\",\"quiet from ten\"]}", List.of(0.25, 0.0));

		private final On<ScoringModel> operation;

		private final String input;

		private final List<Double> result;

		ScoreCall(On<ScoringModel> operation, String input, List<Double> result) {
			this.operation = operation;
			this.input = input;
			this.result = result;
		}

	}

	/**
	 * A call.
	 *
	 * @param <C> type of the component
	 */
	@FunctionalInterface
	private interface On<C> {

		Object on(C component);

	}

	@Configuration(proxyBeanMethods = false)
	static class Beans {

		@Bean
		InMemoryEmbeddingStore<TextSegment> store() {
			return new InMemoryEmbeddingStore<>();
		}

		@Bean
		ScoringModel scoringModel() {
			return new Library.Occurrences();
		}

	}

}
