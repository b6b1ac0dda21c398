package dev.clew.langchain4j.rag;

import java.lang.reflect.Method;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;

import dev.clew.content.ContentSource;
import dev.clew.langchain4j.call.ComponentTracer;
import dev.clew.langchain4j.call.Forms;
import dev.clew.langchain4j.call.Operation;
import dev.clew.langchain4j.message.Names;
import dev.clew.langchain4j.run.RuntimeHandle;
import dev.clew.observation.StepContext;
import dev.clew.trace.ObservationType;
import dev.langchain4j.rag.content.Content;
import dev.langchain4j.rag.content.retriever.ContentRetriever;
import dev.langchain4j.rag.content.retriever.EmbeddingStoreContentRetriever;
import dev.langchain4j.rag.query.Metadata;
import dev.langchain4j.rag.query.Query;
import org.jspecify.annotations.Nullable;

/**
 * Traces retrievals of content.
 */
public final class RetrieverTracer extends ComponentTracer {

	private static final String DISPLAYED = "EmbeddingStoreContentRetriever{displayName='";

	private final @Nullable String name;

	private final RetrievalCopies twins;

	/**
	 * A tracer.
	 * @param owner application that the retrievers belong to; {@code null} where that is
	 * not known
	 */
	public RetrieverTracer(@Nullable RuntimeHandle owner) {
		this(owner, null);
	}

	RetrieverTracer(@Nullable RuntimeHandle owner, @Nullable String name) {
		super(ContentRetriever.class, "content retriever", owner);
		this.twins = new RetrievalCopies(owner);
		this.name = name;
	}

	@Override
	protected @Nullable Operation<?> operation(Object component, Method method, @Nullable Object[] arguments) {
		if (!isRetrieve(method) || arguments.length != 1 || !(arguments[0] instanceof Query query)) {
			return null;
		}
		StepContext context = new StepContext(ObservationType.RETRIEVER,
				(this.name != null) ? this.name : displayNameOf(component));
		context.setInput(ContentSource.text(query.text()));
		Metadata metadata = query.metadata();
		return new Operation<>(context, (metadata != null) ? metadata.invocationContext() : null,
				RetrieverTracer::returned);
	}

	@Override
	public boolean hasTwins() {
		return true;
	}

	@Override
	protected Object twin(Object component, Method method) {
		return (isRetrieve(method) && component instanceof ContentRetriever retriever) ? this.twins.of(retriever)
				: component;
	}

	@Override
	public @Nullable String limitOf(Object component) {
		return (component instanceof ContentRetriever retriever) ? RetrievalCopies.obstacleTo(retriever) : null;
	}

	// Of those that a router chose: several without a name are numbered.
	static List<String> namesOf(Collection<?> routed) {
		List<String> names = routed.stream().filter(Objects::nonNull).map(RetrieverTracer::displayNameOf).toList();
		String nameless = ContentRetriever.class.getSimpleName();
		if (Collections.frequency(names, nameless) < 2) {
			return names;
		}
		AtomicInteger number = new AtomicInteger();
		return names.stream()
			.map((name) -> nameless.equals(name) ? name + " " + number.incrementAndGet() : name)
			.toList();
	}

	// The name that its builder was given, where there is one.
	static String displayNameOf(Object retriever) {
		String name = Names.of(retriever, ContentRetriever.class);
		String text = (retriever instanceof EmbeddingStoreContentRetriever) ? retriever.toString() : "";
		boolean displayed = text.startsWith(DISPLAYED) && text.endsWith("'}");
		String displayName = displayed ? text.substring(DISPLAYED.length(), text.length() - 2) : "";
		return (displayName.isBlank() || EmbeddingStoreContentRetriever.DEFAULT_DISPLAY_NAME.equals(displayName)) ? name
				: displayName;
	}

	private static boolean isRetrieve(Method method) {
		return "retrieve".equals(Forms.nameOf(method));
	}

	private static void returned(StepContext context, @Nullable Object result) {
		if (result instanceof List<?> contents) {
			context.setOutput(Segments.of(contents.stream().map(Content.class::cast).toList()));
		}
	}

}
