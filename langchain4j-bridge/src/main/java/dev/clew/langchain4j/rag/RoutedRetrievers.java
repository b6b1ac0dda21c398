package dev.clew.langchain4j.rag;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import dev.clew.langchain4j.call.Forms;
import dev.clew.langchain4j.call.TracingProxy;
import dev.clew.langchain4j.run.Call;
import dev.clew.langchain4j.run.EnclosingObservation;
import dev.clew.langchain4j.run.ObservedCall;
import dev.clew.langchain4j.run.ObservedFuture;
import dev.clew.langchain4j.run.RuntimeHandle;
import dev.langchain4j.rag.content.Content;
import dev.langchain4j.rag.content.retriever.ContentRetriever;
import org.jspecify.annotations.Nullable;

/**
 * The retrievers that a router chose, traced, and what they find.
 */
final class RoutedRetrievers {

	private final EnclosingObservation around;

	private final @Nullable RuntimeHandle owner;

	private final RetrievedContents retrieved;

	RoutedRetrievers(EnclosingObservation around, @Nullable RuntimeHandle owner, RetrievedContents retrieved) {
		this.around = around;
		this.owner = owner;
		this.retrieved = retrieved;
	}

	// Whatever else was answered is handed on.
	@SuppressWarnings("FutureReturnValueIgnored")
	@Nullable Object of(@Nullable Object routed) {
		if (routed instanceof CompletableFuture<?> later) {
			return Later.of(later, this);
		}
		return (routed instanceof Collection<?> all) ? traced(all) : routed;
	}

	private List<@Nullable Object> traced(Collection<?> routed) {
		List<@Nullable Object> traced = new ArrayList<>();
		Iterator<String> names = RetrieverTracer.namesOf(routed).iterator();
		routed.forEach((retriever) -> traced
			.add((retriever instanceof ContentRetriever component) ? traced(component, names.next()) : retriever));
		return traced;
	}

	private ContentRetriever traced(ContentRetriever retriever, String name) {
		ContentRetriever wrapped = TracingProxy.of(ContentRetriever.class, retriever,
				new RetrieverTracer(this.owner, name));
		return TracingProxy.around(ContentRetriever.class, wrapped, this::retrieve);
	}

	private @Nullable Object retrieve(Object retriever, Method method, @Nullable Object[] arguments,
			Call<@Nullable Object, Throwable> call) throws Throwable {
		if (!"retrieve".equals(Forms.nameOf(method))) {
			return call.call();
		}
		Object found = this.around.call(call);
		if (found instanceof CompletionStage<?> later) {
			return ObservedFuture.of(later, this.around, (contents, error) -> found(contents));
		}
		found(found);
		return found;
	}

	@SuppressWarnings("unchecked")
	private void found(@Nullable Object found) {
		ObservedCall.safely(this.around.runtime(), () -> this.retrieved.add((List<Content>) found));
	}

	/**
	 * A choice that is made later. Who cancels it cancels the router.
	 */
	private static final class Later extends CompletableFuture<@Nullable Object> {

		private final CompletableFuture<?> source;

		private Later(CompletableFuture<?> source) {
			this.source = source;
		}

		@SuppressWarnings("FutureReturnValueIgnored")
		static Later of(CompletableFuture<?> source, RoutedRetrievers retrievers) {
			Later later = new Later(source);
			source.whenComplete((routed, error) -> {
				if (error != null) {
					later.completeExceptionally(error);
				}
				else {
					later.complete(retrievers.of(routed));
				}
			});
			return later;
		}

		@Override
		public boolean cancel(boolean mayInterruptIfRunning) {
			return this.source.cancel(mayInterruptIfRunning) || isCancelled();
		}

	}

}
