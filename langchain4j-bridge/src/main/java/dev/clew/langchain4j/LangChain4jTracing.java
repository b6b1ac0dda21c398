package dev.clew.langchain4j;

import java.util.List;

import dev.clew.CurrentTrace;
import dev.clew.langchain4j.call.ComponentTracer;
import dev.clew.langchain4j.call.TracingProxy;
import dev.clew.langchain4j.run.Activation;
import dev.clew.langchain4j.run.RuntimeHandle;
import dev.clew.observation.step.TracingRuntime;
import dev.clew.store.TraceSink;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.rag.content.retriever.ContentRetriever;
import io.micrometer.observation.ObservationRegistry;

/**
 * Tracing of LangChain4j in an application without Spring. While it is open, AI services
 * that are built are traced with their models and tools; what is called outside of them
 * is wrapped by one of the {@code trace} methods. Thread-safe.
 */
public final class LangChain4jTracing implements AutoCloseable {

	private final TracingRuntime runtime;

	private final RuntimeHandle handle;

	private final List<ComponentTracer> tracers;

	LangChain4jTracing(TracingRuntime runtime) {
		this.runtime = runtime;
		this.handle = RuntimeHandle.open(() -> runtime);
		this.handle.ready();
		this.tracers = ComponentTracers.of(this.handle);
	}

	/**
	 * Opens the tracing with default settings.
	 * @param registry where the application makes its observations; gets handlers, which
	 * stay there, so one registry is opened once
	 * @param store where traces are kept
	 * @return to be closed with the application
	 */
	public static LangChain4jTracing open(ObservationRegistry registry, TraceSink store) {
		return builder(registry).store(store).open();
	}

	/**
	 * A builder for other settings.
	 * @param registry where the application makes its observations; gets handlers, which
	 * stay there, so one registry is opened once
	 * @return the builder
	 */
	public static LangChain4jTracingBuilder builder(ObservationRegistry registry) {
		return new LangChain4jTracingBuilder(registry);
	}

	/**
	 * For tags, events and steps of your own.
	 * @return the trace that a thread works in, whichever calls
	 */
	public CurrentTrace currentTrace() {
		return new CurrentTrace(this.runtime);
	}

	/**
	 * Traces a chat model that is called outside AI services.
	 * @param model the model
	 * @return to be called in its place
	 */
	public ChatModel trace(ChatModel model) {
		return trace(ChatModel.class, model);
	}

	/**
	 * Traces a streaming chat model that is called outside AI services.
	 * @param model the model
	 * @return to be called in its place
	 */
	public StreamingChatModel trace(StreamingChatModel model) {
		return trace(StreamingChatModel.class, model);
	}

	/**
	 * Traces an embedding model.
	 * @param model the model
	 * @return to be called in its place
	 */
	public EmbeddingModel trace(EmbeddingModel model) {
		return trace(EmbeddingModel.class, model);
	}

	/**
	 * Traces a content retriever.
	 * @param retriever the retriever
	 * @return to be called in its place
	 */
	public ContentRetriever trace(ContentRetriever retriever) {
		return trace(ContentRetriever.class, retriever);
	}

	/**
	 * Traces a component of any type, such as an embedding store, a retrieval augmentor,
	 * a client of an MCP server, or a model for decisions, scores, moderation, images,
	 * speech or plain text. Where the version of LangChain4j is not supported, nothing is
	 * traced.
	 * @param type interface of LangChain4j by which it is called
	 * @param component the component
	 * @param <T> its type
	 * @return to be called in its place
	 * @throws IllegalArgumentException if the type is none that is traced
	 */
	public <T> T trace(Class<T> type, T component) {
		if (Activation.obstacle() != null) {
			return component;
		}
		for (ComponentTracer tracer : this.tracers) {
			if (tracer.type() == type) {
				return TracingProxy.of(type, component, tracer);
			}
		}
		throw new IllegalArgumentException(type.getName() + " is not traced; allowed are " + allowed());
	}

	private List<String> allowed() {
		return this.tracers.stream().map((tracer) -> tracer.type().getSimpleName()).toList();
	}

	/**
	 * Ends the tracing: what runs is recorded as ended now, with a warning, and from now
	 * on LangChain4j is called as if it had never been traced.
	 */
	@Override
	public void close() {
		this.handle.close();
		this.runtime.openSteps().close();
	}

}
