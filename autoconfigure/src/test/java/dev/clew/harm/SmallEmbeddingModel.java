package dev.clew.harm;

import java.util.List;

import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.output.Response;
import dev.langchain4j.model.output.TokenUsage;

/**
 * Embeds in three dimensions.
 */
class SmallEmbeddingModel implements EmbeddingModel {

	@Override
	public Response<List<Embedding>> embedAll(List<TextSegment> segments) {
		segments.forEach((segment) -> Faulty.at("embedding", Keys.in(segment.text())));
		List<Embedding> vectors = segments.stream()
			.map((segment) -> Embedding.from(new float[] { segment.text().length(), 1, 0 }))
			.toList();
		return Response.from(vectors, new TokenUsage(3));
	}

	@Override
	public String modelName() {
		return "small";
	}

}
