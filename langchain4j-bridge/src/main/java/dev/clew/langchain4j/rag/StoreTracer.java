package dev.clew.langchain4j.rag;

import java.lang.reflect.Method;
import java.util.List;
import java.util.Set;

import dev.clew.content.ContentSource;
import dev.clew.langchain4j.call.ComponentTracer;
import dev.clew.langchain4j.call.Forms;
import dev.clew.langchain4j.call.Operation;
import dev.clew.langchain4j.run.RuntimeHandle;
import dev.clew.observation.StepContext;
import dev.clew.trace.ObservationType;
import dev.langchain4j.store.embedding.EmbeddingSearchResult;
import dev.langchain4j.store.embedding.EmbeddingStore;
import org.jspecify.annotations.Nullable;

/**
 * Traces operations of embedding stores: what is added, removed and searched for.
 */
public final class StoreTracer extends ComponentTracer {

	private static final Set<String> OPERATIONS = Set.of("add", "addAll", "remove", "removeAll", "search");

	/**
	 * A tracer.
	 * @param owner application that the stores belong to; {@code null} where that is not
	 * known
	 */
	public StoreTracer(@Nullable RuntimeHandle owner) {
		super(EmbeddingStore.class, "embedding store", owner);
	}

	@Override
	protected @Nullable Operation<?> operation(Object component, Method method, @Nullable Object[] arguments) {
		if (!OPERATIONS.contains(Forms.nameOf(method))) {
			return null;
		}
		StepContext context = new StepContext(ObservationType.SPAN, nameOf(component) + "." + Forms.nameOf(method));
		if (arguments.length > 0) {
			context.setInput(StoreContent.input(arguments));
		}
		return new Operation<>(context, null, StoreTracer::returned);
	}

	private static void returned(StepContext context, @Nullable Object result) {
		if (result instanceof EmbeddingSearchResult<?> found) {
			context.setOutput(StoreContent.matches(found.matches()));
		}
		else if (result instanceof List<?> ids) {
			context.setOutput(ContentSource.of(List.copyOf(ids)));
		}
		else if (result instanceof String id) {
			context.setOutput(ContentSource.text(id));
		}
	}

}
