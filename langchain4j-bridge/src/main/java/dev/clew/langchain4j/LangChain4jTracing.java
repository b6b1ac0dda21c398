package dev.clew.langchain4j;

import java.util.List;

import dev.clew.CurrentTrace;
import dev.clew.observation.TracingRuntime;
import dev.clew.store.TraceSink;
import dev.langchain4j.model.audio.AudioTranscriptionModel;
import dev.langchain4j.model.audio.TextToSpeechModel;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.image.ImageModel;
import dev.langchain4j.model.language.LanguageModel;
import dev.langchain4j.model.language.StreamingLanguageModel;
import dev.langchain4j.model.moderation.ModerationModel;
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
		this.tracers = List.of(new EmbeddingTracer(this.handle), new RetrieverTracer(this.handle),
				new AugmentorTracer(this.handle), new StoreTracer(this.handle), new ScoringTracer(this.handle),
				new ModerationTracer(this.handle), new ImageTracer(this.handle), new TranscriptionTracer(this.handle),
				new SpeechTracer(this.handle), new LanguageModelTracer(this.handle),
				new StreamingLanguageModelTracer(this.handle));
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
		return (model instanceof TracedChatModel) ? model
				: new TracedChatModel(model, new GenerationTracer(this.handle));
	}

	/**
	 * Traces a streaming chat model that is called outside AI services.
	 * @param model the model
	 * @return to be called in its place
	 */
	public StreamingChatModel trace(StreamingChatModel model) {
		return (model instanceof TracedStreamingChatModel) ? model
				: new TracedStreamingChatModel(model, new StreamingTracer(this.handle));
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
	 * Traces a moderation model.
	 * @param model the model
	 * @return to be called in its place
	 */
	public ModerationModel trace(ModerationModel model) {
		return TracedWrapper.of(ModerationModel.class, model, new ModerationTracer(this.handle));
	}

	/**
	 * Traces an image model.
	 * @param model the model
	 * @return to be called in its place
	 */
	public ImageModel trace(ImageModel model) {
		return TracedWrapper.of(ImageModel.class, model, new ImageTracer(this.handle));
	}

	/**
	 * Traces a model that turns speech into text.
	 * @param model the model
	 * @return to be called in its place
	 */
	public AudioTranscriptionModel trace(AudioTranscriptionModel model) {
		return TracedWrapper.of(AudioTranscriptionModel.class, model, new TranscriptionTracer(this.handle));
	}

	/**
	 * Traces a model that turns text into speech.
	 * @param model the model
	 * @return to be called in its place
	 */
	public TextToSpeechModel trace(TextToSpeechModel model) {
		return TracedWrapper.of(TextToSpeechModel.class, model, new SpeechTracer(this.handle));
	}

	/**
	 * Traces a model that continues a text.
	 * @param model the model
	 * @return to be called in its place
	 */
	public LanguageModel trace(LanguageModel model) {
		return TracedWrapper.of(LanguageModel.class, model, new LanguageModelTracer(this.handle));
	}

	/**
	 * Traces a model that continues a text token by token.
	 * @param model the model
	 * @return to be called in its place
	 */
	public StreamingLanguageModel trace(StreamingLanguageModel model) {
		return TracedWrapper.of(StreamingLanguageModel.class, model, new StreamingLanguageModelTracer(this.handle));
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
	 * Traces a component of another type, such as an embedding store, a retrieval
	 * augmentor, or a model for scores, moderation, images, speech or plain text.
	 * @param type interface of LangChain4j by which it is called
	 * @param component the component
	 * @param <T> its type
	 * @return to be called in its place
	 * @throws IllegalArgumentException if the type is none that is traced
	 */
	public <T> T trace(Class<T> type, T component) {
		for (ComponentTracer tracer : this.tracers) {
			if (tracer.type() == type) {
				return TracedWrapper.of(type, component, tracer);
			}
		}
		throw new IllegalArgumentException(type.getName() + " is not traced; allowed are "
				+ this.tracers.stream().map((tracer) -> tracer.type().getSimpleName()).toList());
	}

	/**
	 * Ends the tracing: from now on LangChain4j is called as if it had never been traced.
	 */
	@Override
	public void close() {
		this.handle.close();
		this.runtime.openSteps().close();
	}

}
