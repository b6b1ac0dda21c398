package dev.clew.langchain4j;

import java.util.List;

import dev.clew.content.ContentSource;
import dev.clew.observation.EmbeddingContext;
import dev.clew.observation.Step;
import dev.clew.observation.TracingRuntime;
import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.embedding.request.EmbeddingInput;
import dev.langchain4j.model.embedding.request.EmbeddingRequest;
import dev.langchain4j.model.embedding.response.EmbeddingResponse;
import dev.langchain4j.model.output.Response;
import org.jspecify.annotations.Nullable;

/**
 * Traces calls of embedding models. Thread-safe.
 */
public final class EmbeddingTracer {

	private final RuntimeHandle owner;

	/**
	 * A tracer.
	 * @param owner application that the models belong to
	 */
	public EmbeddingTracer(RuntimeHandle owner) {
		this.owner = owner;
	}

	/**
	 * Makes a call within an observation.
	 * @param model model that is called
	 * @param name what the model's class is called
	 * @param input what is embedded: a text, a segment, segments or a request
	 * @param call the call
	 * @param <X> what it may throw
	 * @return what the call returned
	 * @throws X whatever the call throws
	 */
	public <X extends Throwable> @Nullable Object embed(EmbeddingModel model, String name, Object input,
			Call<@Nullable Object, X> call) throws X {
		TracingRuntime runtime = Runtimes.resolve(this.owner);
		if (runtime == null) {
			return call.call();
		}
		return TracedCall.run(runtime, () -> start(runtime, model, name, input), call,
				(step, result) -> finish(step.context(), result));
	}

	private static Step<EmbeddingContext> start(TracingRuntime runtime, EmbeddingModel model, String name,
			Object input) {
		EmbeddingContext context = new EmbeddingContext(name);
		context.setProvider(Providers.nameOf(model.provider()));
		String modelName = model.modelName();
		context.setRequestModel("unknown".equals(modelName) ? null : modelName);
		context.setInput(ContentSource.of(texts(input)));
		return Step.start(runtime, runtime.conventions().embedding(), context, null);
	}

	private static List<String> texts(Object input) {
		if (input instanceof EmbeddingRequest request) {
			return request.inputs().stream().map(EmbeddingTracer::text).toList();
		}
		if (input instanceof List<?> segments) {
			return segments.stream().map(EmbeddingTracer::text).toList();
		}
		return List.of(text(input));
	}

	private static String text(@Nullable Object input) {
		if (input instanceof TextSegment segment) {
			return segment.text();
		}
		if (input instanceof EmbeddingInput embeddingInput) {
			String text = embeddingInput.text();
			return (text != null && !text.isEmpty()) ? text : embeddingInput.contentTypes().toString();
		}
		return String.valueOf(input);
	}

	private static void finish(EmbeddingContext context, @Nullable Object result) {
		if (result instanceof EmbeddingResponse response) {
			vectors(context, response.embeddings());
			context.setUsage(Usages.of(response.metadata().tokenUsage()));
			context.setResponseModel(response.metadata().modelName());
		}
		else if (result instanceof Response<?> response) {
			vectors(context, (response.content() instanceof List<?> list) ? list : List.of(response.content()));
			context.setUsage(Usages.of(response.tokenUsage()));
		}
	}

	private static void vectors(EmbeddingContext context, List<?> embeddings) {
		int count = embeddings.size();
		Integer dimension = (count > 0 && embeddings.get(0) instanceof Embedding first) ? first.dimension() : null;
		context.setDimension(dimension);
		context.setOutput((json) -> {
			json.writeStartObject();
			json.writeNumberField("count", count);
			if (dimension != null) {
				json.writeNumberField("dimension", dimension);
			}
			json.writeEndObject();
		});
	}

}
