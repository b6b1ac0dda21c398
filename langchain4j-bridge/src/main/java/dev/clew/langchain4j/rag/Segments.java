package dev.clew.langchain4j.rag;

import java.io.IOException;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.clew.content.ContentSource;
import dev.clew.content.Elements;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.rag.content.Content;
import dev.langchain4j.rag.content.ContentMetadata;
import org.jspecify.annotations.Nullable;

/**
 * Texts that are stored or were retrieved, as JSON.
 */
final class Segments {

	private Segments() {
	}

	static ContentSource of(List<Content> contents) {
		return (json) -> Elements.write(json, contents, Segments::write);
	}

	private static void write(JsonGenerator json, Content content) throws IOException {
		json.writeStartObject();
		text(json, content.textSegment());
		score(json, "score", content.metadata().get(ContentMetadata.SCORE));
		score(json, "rerankedScore", content.metadata().get(ContentMetadata.RERANKED_SCORE));
		metadata(json, content.textSegment());
		json.writeEndObject();
	}

	static void text(JsonGenerator json, TextSegment segment) throws IOException {
		json.writeStringField("content", segment.text());
	}

	static void score(JsonGenerator json, String name, @Nullable Object score) throws IOException {
		if (score instanceof Number number) {
			json.writeNumberField(name, number.doubleValue());
		}
	}

	static void metadata(JsonGenerator json, TextSegment segment) throws IOException {
		Map<String, Object> metadata = segment.metadata().toMap();
		if (!metadata.isEmpty()) {
			json.writeFieldName("metadata");
			json.writePOJO(metadata);
		}
	}

}
