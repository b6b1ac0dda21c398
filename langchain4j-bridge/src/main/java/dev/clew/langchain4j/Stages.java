package dev.clew.langchain4j;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;

import dev.clew.content.ContentSource;
import dev.clew.observation.ChainContext;
import dev.clew.observation.Step;
import dev.langchain4j.rag.content.Content;
import dev.langchain4j.rag.content.aggregator.ContentAggregator;
import dev.langchain4j.rag.content.injector.ContentInjector;
import dev.langchain4j.rag.content.retriever.ContentRetriever;
import dev.langchain4j.rag.query.router.QueryRouter;
import dev.langchain4j.rag.query.transformer.QueryTransformer;
import org.jspecify.annotations.Nullable;

/**
 * The stages of one retrieval augmentation, traced. What they return is what the stages
 * of the application return, but for retrievers, which are wrapped.
 */
final class Stages {

	private final Surrounding around;

	private final RetrieverTracer retrievers;

	private final Twins twins;

	private final RetrievedContents retrieved;

	Stages(Surrounding around, @Nullable RuntimeHandle owner, RetrievedContents retrieved) {
		this.around = around;
		this.retrievers = new RetrieverTracer(owner);
		this.twins = new Twins(owner);
		this.retrieved = retrieved;
	}

	QueryTransformer transformer(QueryTransformer transformer) {
		String name = Names.of(transformer, QueryTransformer.class);
		return (query) -> run(name, (context) -> context.setInput(ContentSource.text(query.text())),
				() -> this.twins.of(transformer).transform(query), (queries) -> StageContent.queries(queries));
	}

	QueryRouter router(QueryRouter router) {
		String name = Names.of(router, QueryRouter.class);
		return (query) -> traced(run(name, (context) -> context.setInput(ContentSource.text(query.text())),
				() -> this.twins.of(router).route(query), (routed) -> StageContent.names(routed)));
	}

	ContentAggregator aggregator(ContentAggregator aggregator) {
		String name = Names.of(aggregator, ContentAggregator.class);
		return (found) -> run(name, (context) -> context.setInput(StageContent.counts(found)),
				() -> this.twins.of(aggregator).aggregate(found), (contents) -> Segments.of(contents));
	}

	ContentInjector injector(ContentInjector injector) {
		String name = Names.of(injector, ContentInjector.class);
		return (contents, message) -> run(name, (context) -> context.setInput(StageContent.injected(contents, message)),
				() -> injector.inject(contents, message), (augmented) -> StageContent.message(augmented));
	}

	@SuppressWarnings("NullAway")
	private Collection<ContentRetriever> traced(@Nullable Collection<ContentRetriever> routed) {
		if (routed == null) {
			return null;
		}
		List<ContentRetriever> traced = new ArrayList<>();
		for (ContentRetriever retriever : routed) {
			traced.add((retriever != null) ? traced(retriever) : null);
		}
		return traced;
	}

	private ContentRetriever traced(ContentRetriever retriever) {
		ContentRetriever wrapped = TracedWrapper.of(ContentRetriever.class, retriever, this.retrievers);
		return (query) -> {
			List<Content> contents = this.around.call(() -> wrapped.retrieve(query));
			TracedCall.safely(this.around.runtime(), () -> this.retrieved.add(contents));
			return contents;
		};
	}

	private <T> T run(String name, Consumer<ChainContext> described, Call<T, RuntimeException> call, Output<T> output) {
		return this.around.call(() -> TracedCall.run(this.around.runtime(), () -> start(name, described), call,
				(step, result) -> step.context().setOutput((result != null) ? output.of(result) : null)));
	}

	private Step<ChainContext> start(String name, Consumer<ChainContext> described) {
		ChainContext context = new ChainContext(name);
		TracedCall.safely(this.around.runtime(), () -> described.accept(context));
		return Step.start(this.around.runtime(), this.around.runtime().conventions().chain(), context, null);
	}

	/**
	 * What came out of a stage, as content.
	 *
	 * @param <T> type of it
	 */
	@FunctionalInterface
	private interface Output<T> {

		ContentSource of(T result);

	}

}
