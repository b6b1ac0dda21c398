package dev.clew.langchain4j;

import java.lang.reflect.Method;
import java.util.List;

import dev.clew.content.ContentSource;
import dev.clew.observation.EmbeddingContext;
import dev.clew.observation.ObservationConventions;
import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.embedding.request.EmbeddingInput;
import dev.langchain4j.model.embedding.request.EmbeddingRequest;
import dev.langchain4j.model.embedding.response.EmbeddingResponse;
import dev.langchain4j.model.output.Response;
import org.jspecify.annotations.Nullable;

/**
 * Traces calls of embedding models, whichever form of {@code embed} is called.
 */
public final class EmbeddingTracer extends ComponentTracer {

	/**
	 * A tracer.
	 * @param owner application that the models belong to; {@code null} where that is not
	 * known
	 */
	public EmbeddingTracer(@Nullable RuntimeHandle owner) {
		super(EmbeddingModel.class, owner);
	}

	@Override
	@Nullable Operation<?> operation(Object component, Method method, @Nullable Object[] arguments) {
		boolean embeds = "embed".equals(method.getName()) || "embedAll".equals(method.getName());
		if (!embeds || arguments.length != 1 || arguments[0] == null || !(component instanceof EmbeddingModel model)) {
			return null;
		}
		EmbeddingContext context = new EmbeddingContext(nameOf(model));
		context.setProvider(Providers.nameOf(model.provider()));
		String modelName = model.modelName();
		context.setRequestModel("unknown".equals(modelName) ? null : modelName);
		context.setInput(ContentSource.of(texts(arguments[0])));
		return new Operation<>(context, ObservationConventions::embedding, null, EmbeddingTracer::finish);
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
