package dev.clew.langchain4j.rag;

import java.io.IOException;
import java.util.Collection;
import java.util.List;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.clew.content.ContentSource;
import dev.clew.content.Elements;
import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.store.embedding.EmbeddingMatch;
import dev.langchain4j.store.embedding.EmbeddingSearchRequest;
import dev.langchain4j.store.embedding.filter.Filter;
import org.jspecify.annotations.Nullable;

/**
 * What goes into and comes out of an embedding store, as JSON: never a vector.
 */
final class StoreContent {

	private StoreContent() {
	}

	// An argument is told by its type, and an id from a text that is stored by its place:
	// what is stored comes after its embedding.
	static ContentSource input(@Nullable Object[] arguments) {
		return (json) -> {
			json.writeStartObject();
			boolean stored = false;
			for (Object argument : arguments) {
				if (stored) {
					json.writeFieldName("embedded");
					value(json, argument);
				}
				else {
					argument(json, argument);
				}
				stored = stored || isEmbedding(argument);
			}
			json.writeEndObject();
		};
	}

	private static void argument(JsonGenerator json, @Nullable Object argument) throws IOException {
		if (argument instanceof EmbeddingSearchRequest request) {
			request(json, request);
		}
		else if (argument instanceof Filter filter) {
			filter(json, filter);
		}
		else if (argument instanceof Embedding embedding) {
			json.writeNumberField("dimension", embedding.dimension());
		}
		else if (argument instanceof List<?> embeddings && isEmbedding(embeddings)) {
			json.writeNumberField("count", embeddings.size());
			json.writeNumberField("dimension", ((Embedding) embeddings.get(0)).dimension());
		}
		else if (argument != null) {
			json.writeFieldName((argument instanceof Collection) ? "ids" : "id");
			value(json, argument);
		}
	}

	private static boolean isEmbedding(@Nullable Object argument) {
		return argument instanceof Embedding
				|| (argument instanceof List<?> list && !list.isEmpty() && list.get(0) instanceof Embedding);
	}

	private static void request(JsonGenerator json, EmbeddingSearchRequest request) throws IOException {
		if (request.query() != null) {
			json.writeStringField("query", request.query());
		}
		json.writeNumberField("maxResults", request.maxResults());
		json.writeNumberField("minScore", request.minScore());
		if (request.filter() != null) {
			filter(json, request.filter());
		}
	}

	// The application may have filters of its own, whose text nobody asks for.
	private static void filter(JsonGenerator json, Filter filter) throws IOException {
		if (filter.getClass().getName().startsWith("dev.langchain4j.")) {
			json.writeStringField("filter", filter.toString());
		}
		else {
			json.writePOJOField("filter", filter);
		}
	}

	static ContentSource matches(List<? extends EmbeddingMatch<?>> matches) {
		return (json) -> Elements.write(json, matches, StoreContent::match);
	}

	private static void match(JsonGenerator json, EmbeddingMatch<?> match) throws IOException {
		json.writeStartObject();
		json.writeStringField("id", match.embeddingId());
		Segments.score(json, "score", match.score());
		if (match.embedded() != null) {
			json.writeFieldName("embedded");
			value(json, match.embedded());
		}
		json.writeEndObject();
	}

	private static void value(JsonGenerator json, @Nullable Object value) throws IOException {
		if (value instanceof TextSegment segment) {
			json.writeStartObject();
			Segments.text(json, segment);
			Segments.metadata(json, segment);
			json.writeEndObject();
		}
		else if (value instanceof Collection<?> values) {
			List<?> list = (values instanceof List<?> already) ? already : List.copyOf(values);
			Elements.write(json, list, StoreContent::value);
		}
		else {
			json.writePOJO(value);
		}
	}

}
