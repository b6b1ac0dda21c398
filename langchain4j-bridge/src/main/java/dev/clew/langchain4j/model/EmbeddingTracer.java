package dev.clew.langchain4j.model;

import java.io.IOException;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.clew.content.Elements;
import dev.clew.langchain4j.call.ComponentTracer;
import dev.clew.langchain4j.call.Forms;
import dev.clew.langchain4j.call.Operation;
import dev.clew.langchain4j.message.CallIdentity;
import dev.clew.langchain4j.message.MessageContents;
import dev.clew.langchain4j.run.ClassPath;
import dev.clew.langchain4j.run.RuntimeHandle;
import dev.clew.langchain4j.usage.InProcessModels;
import dev.clew.langchain4j.usage.ProviderUsage;
import dev.clew.observation.EmbeddingContext;
import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.message.Content;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.output.Response;
import org.jspecify.annotations.Nullable;

/**
 * Traces calls of embedding models, whichever form of {@code embed} is called.
 */
public final class EmbeddingTracer extends ComponentTracer {

	private static final Set<String> FORMS = Set.of("embed", "embedAll", "doEmbed");

	/**
	 * A tracer.
	 * @param owner application that the models belong to; {@code null} where that is not
	 * known
	 */
	public EmbeddingTracer(@Nullable RuntimeHandle owner) {
		super(EmbeddingModel.class, "embedding model", owner);
	}

	@Override
	protected @Nullable Operation<?> operation(Object component, Method method, @Nullable Object[] arguments) {
		if (!FORMS.contains(Forms.nameOf(method)) || arguments.length != 1 || arguments[0] == null
				|| !(component instanceof EmbeddingModel model)) {
			return null;
		}
		List<Object> inputs = inputs(arguments[0]);
		EmbeddingContext context = new EmbeddingContext(nameOf(model));
		context.subject(new CallIdentity(EmbeddingModel.class, inputs));
		if (ClassPath.EMBEDDING_REQUESTS) {
			context.setProvider(EmbeddingRequests.provider(model));
		}
		context.setRequestModel(modelName(model, arguments[0]));
		if (InProcessModels.contain(model)) {
			context.setInProcess(true);
		}
		context.setInput((json) -> Elements.write(json, inputs, EmbeddingTracer::write));
		return new Operation<>(context, null, EmbeddingTracer::finish);
	}

	private static @Nullable String modelName(EmbeddingModel model, Object given) {
		String asked = ClassPath.EMBEDDING_REQUESTS ? EmbeddingRequests.modelName(given) : null;
		return (asked != null) ? asked : known(model.modelName());
	}

	// What LangChain4j calls a model that does not tell.
	static @Nullable String known(@Nullable String modelName) {
		return "unknown".equals(modelName) ? null : modelName;
	}

	// Texts, and the contents of what is not text alone.
	private static List<Object> inputs(Object given) {
		List<Object> requested = ClassPath.EMBEDDING_REQUESTS ? EmbeddingRequests.inputs(given) : null;
		if (requested != null) {
			return requested;
		}
		List<?> all = (given instanceof List<?> segments) ? segments : List.of(given);
		return all.stream().map(EmbeddingTracer::input).toList();
	}

	private static Object input(@Nullable Object given) {
		return (given instanceof TextSegment segment) ? segment.text() : String.valueOf(given);
	}

	private static void write(JsonGenerator json, Object input) throws IOException {
		if (input instanceof List<?> contents) {
			MessageContents.write(json, contents.stream().map(Content.class::cast).toList());
		}
		else {
			json.writeString((String) input);
		}
	}

	private static void finish(EmbeddingContext context, @Nullable Object result) {
		List<?> embeddings = ClassPath.EMBEDDING_REQUESTS ? EmbeddingRequests.finish(context, result) : null;
		if (embeddings != null) {
			vectors(context, embeddings);
		}
		else if (result instanceof Response<?> response) {
			vectors(context, (response.content() instanceof List<?> list) ? list : List.of(response.content()));
			ProviderUsage.apply(context, response.tokenUsage());
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
