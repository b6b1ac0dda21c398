package dev.clew.langchain4j.rag;

import java.lang.reflect.Method;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

import dev.clew.content.ContentSource;
import dev.clew.langchain4j.call.Forms;
import dev.clew.langchain4j.call.TracingProxy;
import dev.clew.langchain4j.message.Names;
import dev.clew.langchain4j.run.Call;
import dev.clew.langchain4j.run.EnclosingObservation;
import dev.clew.langchain4j.run.ObservedCall;
import dev.clew.langchain4j.run.RuntimeHandle;
import dev.clew.observation.StepContext;
import dev.clew.observation.step.Step;
import dev.clew.observation.step.TracingRuntime;
import dev.clew.trace.ObservationType;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.rag.content.Content;
import dev.langchain4j.rag.content.aggregator.ContentAggregator;
import dev.langchain4j.rag.content.injector.ContentInjector;
import dev.langchain4j.rag.content.retriever.ContentRetriever;
import dev.langchain4j.rag.query.Query;
import dev.langchain4j.rag.query.router.QueryRouter;
import dev.langchain4j.rag.query.transformer.QueryTransformer;
import org.jspecify.annotations.Nullable;

/**
 * The stages of one retrieval augmentation, traced. What they return is what the stages
 * of the application return, but for retrievers, which are wrapped.
 */
final class Stages {

	private final EnclosingObservation around;

	private final RetrievalCopies twins;

	private final RoutedRetrievers retrievers;

	Stages(EnclosingObservation around, @Nullable RuntimeHandle owner, RetrievedContents retrieved) {
		this.around = around;
		this.twins = new RetrievalCopies(owner);
		this.retrievers = new RoutedRetrievers(around, owner, retrieved);
	}

	QueryTransformer transformer(QueryTransformer transformer) {
		Stage stage = new Stage("transform", Names.of(transformer, QueryTransformer.class), Stages::query,
				Stages::queries);
		return traced(QueryTransformer.class, this.twins.of(transformer), stage);
	}

	QueryRouter router(QueryRouter router) {
		Stage stage = new Stage("route", Names.of(router, QueryRouter.class), Stages::query, Stages::names);
		QueryRouter traced = traced(QueryRouter.class, this.twins.of(router), stage);
		return TracingProxy.around(QueryRouter.class, traced, (component, method, arguments, call) -> {
			Object routed = call.call();
			return stage.isCalledBy(component, method) ? this.retrievers.of(routed) : routed;
		});
	}

	ContentAggregator aggregator(ContentAggregator aggregator) {
		Stage stage = new Stage("aggregate", Names.of(aggregator, ContentAggregator.class), Stages::counts,
				Stages::contents);
		return traced(ContentAggregator.class, this.twins.of(aggregator), stage);
	}

	ContentInjector injector(ContentInjector injector) {
		Stage stage = new Stage("inject", Names.of(injector, ContentInjector.class), Stages::injected,
				(message) -> StageContent.message((ChatMessage) message));
		return traced(ContentInjector.class, injector, stage);
	}

	// Whatever a stage returns is passed on, null too.
	@SuppressWarnings("NullAway")
	private <T> T traced(Class<T> type, T component, Stage stage) {
		return TracingProxy.around(type, component,
				(target, method, arguments, call) -> stage.isCalledBy(target, method)
						? this.around.call(() -> run(stage, arguments, Forms.isLater(method), call)) : call.call());
	}

	private @Nullable Object run(Stage stage, @Nullable Object[] arguments, boolean later,
			Call<@Nullable Object, Throwable> call) throws Throwable {
		TracingRuntime runtime = this.around.runtime();
		Supplier<@Nullable Step<StepContext>> start = () -> start(stage, arguments);
		ObservedCall.Outcome<StepContext, @Nullable Object> outcome = (step, result) -> step.context()
			.setOutput((result != null) ? stage.output().apply(result) : null);
		return later ? ObservedCall.runLater(runtime, start, call, outcome)
				: ObservedCall.run(runtime, start, call, outcome);
	}

	private Step<StepContext> start(Stage stage, @Nullable Object[] arguments) {
		StepContext context = new StepContext(ObservationType.CHAIN, stage.name());
		ObservedCall.safely(this.around.runtime(), () -> context.setInput(stage.input().apply(arguments)));
		return Step.start(this.around.runtime(), context, null);
	}

	private static @Nullable ContentSource query(@Nullable Object[] arguments) {
		return (arguments[0] instanceof Query query) ? ContentSource.text(query.text()) : null;
	}

	@SuppressWarnings("unchecked")
	private static ContentSource queries(Object queries) {
		return StageContent.queries((Collection<Query>) queries);
	}

	@SuppressWarnings("unchecked")
	private static ContentSource names(Object routed) {
		return StageContent.names((Collection<ContentRetriever>) routed);
	}

	@SuppressWarnings("unchecked")
	private static @Nullable ContentSource counts(@Nullable Object[] arguments) {
		return (arguments[0] instanceof Map<?, ?> found)
				? StageContent.counts((Map<Query, Collection<List<Content>>>) found) : null;
	}

	@SuppressWarnings("unchecked")
	private static ContentSource contents(Object contents) {
		return Segments.of((List<Content>) contents);
	}

	@SuppressWarnings("unchecked")
	private static @Nullable ContentSource injected(@Nullable Object[] arguments) {
		return (arguments[0] instanceof List<?> contents && arguments[1] instanceof ChatMessage message)
				? StageContent.injected((List<Content>) contents, message) : null;
	}

	/**
	 * A stage.
	 *
	 * @param method what it is called by
	 * @param name what people call it
	 * @param input makes content of the arguments
	 * @param output makes content of the result
	 */
	private record Stage(String method, String name, Function<@Nullable Object[], @Nullable ContentSource> input,
			Function<Object, ContentSource> output) {

		boolean isCalledBy(Object component, Method called) {
			return this.method.equals(Forms.nameOf(called)) && !Forms.isMissing(component.getClass(), called);
		}

	}

}
