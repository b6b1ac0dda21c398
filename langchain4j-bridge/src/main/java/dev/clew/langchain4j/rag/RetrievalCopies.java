package dev.clew.langchain4j.rag;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

import dev.clew.langchain4j.call.PrivateFields;
import dev.clew.langchain4j.call.TracingProxy;
import dev.clew.langchain4j.model.EmbeddingTracer;
import dev.clew.langchain4j.model.GenerationTracer;
import dev.clew.langchain4j.run.Call;
import dev.clew.langchain4j.run.RuntimeHandle;
import dev.clew.langchain4j.run.Runtimes;
import dev.clew.observation.step.TracingRuntime;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.embedding.request.EmbeddingInputType;
import dev.langchain4j.model.input.PromptTemplate;
import dev.langchain4j.model.scoring.ScoringModel;
import dev.langchain4j.rag.content.Content;
import dev.langchain4j.rag.content.aggregator.ContentAggregator;
import dev.langchain4j.rag.content.aggregator.ReRankingContentAggregator;
import dev.langchain4j.rag.content.retriever.ContentRetriever;
import dev.langchain4j.rag.content.retriever.EmbeddingStoreContentRetriever;
import dev.langchain4j.rag.content.retriever.EmbeddingStoreContentRetriever.EmbeddingStoreContentRetrieverBuilder;
import dev.langchain4j.rag.query.Query;
import dev.langchain4j.rag.query.router.LanguageModelQueryRouter;
import dev.langchain4j.rag.query.router.QueryRouter;
import dev.langchain4j.rag.query.transformer.CompressingQueryTransformer;
import dev.langchain4j.rag.query.transformer.ExpandingQueryTransformer;
import dev.langchain4j.rag.query.transformer.QueryTransformer;
import dev.langchain4j.store.embedding.EmbeddingStore;
import dev.langchain4j.store.embedding.filter.Filter;
import org.jspecify.annotations.Nullable;

/**
 * Makes twins of what LangChain4j itself builds from models and stores that nobody else
 * can reach: the same but for these, which are wrapped where they are no beans. A
 * component of any other class is its own twin.
 */
final class RetrievalCopies {

	private static final PrivateFields COMPRESSING = PrivateFields.of(CompressingQueryTransformer.class, "chatModel",
			"promptTemplate");

	private static final PrivateFields EXPANDING = PrivateFields.of(ExpandingQueryTransformer.class, "chatModel",
			"promptTemplate", "n");

	private static final PrivateFields ROUTER = PrivateFields.of(LanguageModelQueryRouter.class, "chatModel", "options",
			"idToRetriever", "promptTemplate", "fallbackStrategy");

	private static final PrivateFields RERANKING = PrivateFields.of(ReRankingContentAggregator.class, "scoringModel",
			"querySelector", "minScore", "maxResults");

	private static final PrivateFields RETRIEVER = PrivateFields.of(
			EmbeddingStoreContentRetriever.class, List.of("embeddingStore", "embeddingModel", "maxResultsProvider",
					"minScoreProvider", "filterProvider", "displayName"),
			List.of("embeddingInputType", "offloadBlocking"));

	private final @Nullable RuntimeHandle owner;

	RetrievalCopies(@Nullable RuntimeHandle owner) {
		this.owner = owner;
	}

	QueryTransformer of(QueryTransformer transformer) {
		return safely(transformer, () -> {
			@Nullable Object[] compressing = COMPRESSING.read(transformer);
			if (compressing != null && isOpen(compressing[0])) {
				return new CompressingQueryTransformer(model(compressing[0]), (PromptTemplate) compressing[1]);
			}
			@Nullable Object[] expanding = EXPANDING.read(transformer);
			return (expanding != null && isOpen(expanding[0])) ? new ExpandingQueryTransformer(model(expanding[0]),
					(PromptTemplate) expanding[1], (Integer) expanding[2]) : transformer;
		});
	}

	QueryRouter of(QueryRouter router) {
		return safely(router, () -> {
			@Nullable Object[] parts = ROUTER.read(router);
			return (parts != null && isOpen(parts[0])) ? router(model(parts[0]), parts) : router;
		});
	}

	@SuppressWarnings("unchecked")
	private static QueryRouter router(ChatModel model, @Nullable Object[] parts) {
		return new LanguageModelQueryRouter(model,
				RoutingOptions.descriptions((String) parts[1], (Map<Integer, ContentRetriever>) parts[2]),
				(PromptTemplate) parts[3], (LanguageModelQueryRouter.FallbackStrategy) parts[4]);
	}

	@SuppressWarnings("unchecked")
	ContentAggregator of(ContentAggregator aggregator) {
		return safely(aggregator, () -> {
			@Nullable Object[] parts = RERANKING.read(aggregator);
			if (parts == null || !isOpen(parts[0])) {
				return aggregator;
			}
			ScoringModel model = TracingProxy.of(ScoringModel.class, (ScoringModel) parts[0],
					new ScoringTracer(this.owner));
			return new ReRankingContentAggregator(model,
					(Function<Map<Query, Collection<List<Content>>>, Query>) parts[1], (Double) parts[2],
					(Integer) parts[3]);
		});
	}

	@SuppressWarnings("unchecked")
	ContentRetriever of(ContentRetriever retriever) {
		return safely(retriever, () -> {
			@Nullable Object[] parts = RETRIEVER.read(retriever);
			if (parts == null || !(isOpen(parts[0]) || isOpen(parts[1]))) {
				return retriever;
			}
			EmbeddingStoreContentRetrieverBuilder builder = EmbeddingStoreContentRetriever.builder()
				.embeddingStore(TracingProxy.of(EmbeddingStore.class, (EmbeddingStore<TextSegment>) parts[0],
						new StoreTracer(this.owner)))
				.embeddingModel(TracingProxy.of(EmbeddingModel.class, (EmbeddingModel) parts[1],
						new EmbeddingTracer(this.owner)))
				.dynamicMaxResults((Function<Query, Integer>) parts[2])
				.dynamicMinScore((Function<Query, Double>) parts[3])
				.dynamicFilter((Function<Query, Filter>) parts[4])
				.displayName((String) parts[5]);
			if (parts[6] != null) {
				builder.embeddingInputType((EmbeddingInputType) parts[6]);
			}
			if (parts[7] != null) {
				builder.offloadBlocking((Boolean) parts[7]);
			}
			return builder.build();
		});
	}

	// Whether a part is one that nobody traces.
	private static boolean isOpen(@Nullable Object part) {
		return part != null && !TracingProxy.isTraced(part);
	}

	private ChatModel model(@Nullable Object model) {
		return TracingProxy.of(ChatModel.class, (ChatModel) Objects.requireNonNull(model),
				new GenerationTracer(this.owner));
	}

	private <T> T safely(T component, Call<T, Exception> twin) {
		try {
			return twin.call();
		}
		catch (Throwable ex) {
			TracingRuntime runtime = Runtimes.resolve(this.owner);
			if (runtime != null) {
				runtime.faults().report("hook", ex);
			}
			return component;
		}
	}

	// Why the models and stores inside are not traced where they are no beans.
	static @Nullable String obstacleTo(ContentRetriever retriever) {
		return (retriever.getClass() == EmbeddingStoreContentRetriever.class) ? RETRIEVER.obstacle() : null;
	}

}
