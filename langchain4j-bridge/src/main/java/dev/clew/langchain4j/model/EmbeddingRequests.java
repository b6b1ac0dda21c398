package dev.clew.langchain4j.model;

import java.util.List;

import dev.clew.langchain4j.message.Providers;
import dev.clew.langchain4j.usage.ProviderUsage;
import dev.clew.observation.EmbeddingContext;
import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.message.TextContent;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.embedding.request.EmbeddingInput;
import dev.langchain4j.model.embedding.request.EmbeddingRequest;
import dev.langchain4j.model.embedding.response.EmbeddingResponse;
import org.jspecify.annotations.Nullable;

/**
 * Requests to embedding models and their responses, which LangChain4j has since 1.18: not
 * to be touched where it does not.
 */
final class EmbeddingRequests {

	private EmbeddingRequests() {
	}

	// Texts, and the contents of what is not text alone.
	static @Nullable List<Object> inputs(Object given) {
		return (given instanceof EmbeddingRequest request)
				? request.inputs().stream().map(EmbeddingRequests::input).toList() : null;
	}

	private static Object input(EmbeddingInput input) {
		return (input.contents().size() == 1 && input.contents().get(0) instanceof TextContent text) ? text.text()
				: input.contents();
	}

	static @Nullable String modelName(Object given) {
		return (given instanceof EmbeddingRequest request) ? request.modelName() : null;
	}

	static @Nullable String provider(EmbeddingModel model) {
		return Providers.nameOf(model.provider());
	}

	// The vectors of a response; absent where the result is none.
	static @Nullable List<Embedding> finish(EmbeddingContext context, @Nullable Object result) {
		if (!(result instanceof EmbeddingResponse response)) {
			return null;
		}
		ProviderUsage.apply(context, response.metadata().tokenUsage());
		context.setResponseModel(EmbeddingTracer.known(response.metadata().modelName()));
		return response.embeddings();
	}

}
