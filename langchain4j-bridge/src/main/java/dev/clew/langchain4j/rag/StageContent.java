package dev.clew.langchain4j.rag;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.clew.content.ContentSource;
import dev.clew.content.Elements;
import dev.clew.langchain4j.message.MessageContents;
import dev.clew.langchain4j.message.Messages;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.rag.content.Content;
import dev.langchain4j.rag.content.retriever.ContentRetriever;
import dev.langchain4j.rag.query.Query;
import org.jspecify.annotations.Nullable;

/**
 * What goes into and comes out of the stages of retrieval augmentation, as JSON.
 */
final class StageContent {

	private StageContent() {
	}

	static ContentSource queries(Collection<Query> queries) {
		return ContentSource.of(queries.stream().map(Query::text).toList());
	}

	static ContentSource names(Collection<ContentRetriever> routed) {
		return ContentSource.of(RetrieverTracer.namesOf(routed));
	}

	// The contents themselves are what the retrievers gave.
	static ContentSource counts(Map<Query, Collection<List<Content>>> found) {
		List<Found> counts = found.entrySet()
			.stream()
			.map((entry) -> new Found(entry.getKey().text(),
					entry.getValue().stream().map(StageContent::count).toList()))
			.toList();
		return (json) -> Elements.write(json, counts, (to, one) -> {
			to.writeStartObject();
			to.writeStringField("query", one.query());
			to.writePOJOField("counts", one.counts());
			to.writeEndObject();
		});
	}

	// A retriever may return null.
	private static @Nullable Integer count(@Nullable List<Content> contents) {
		return (contents != null) ? contents.size() : null;
	}

	static ContentSource injected(List<Content> contents, ChatMessage message) {
		int count = contents.size();
		return (json) -> {
			json.writeStartObject();
			json.writeFieldName("message");
			write(json, message);
			json.writeNumberField("count", count);
			json.writeEndObject();
		};
	}

	static ContentSource message(ChatMessage message) {
		return (json) -> write(json, message);
	}

	static void write(JsonGenerator json, ChatMessage message) throws IOException {
		if (message instanceof UserMessage user) {
			MessageContents.write(json, user.contents());
		}
		else {
			Messages.output(message).writeTo(json);
		}
	}

	/**
	 * How much was found by a query.
	 *
	 * @param query its text
	 * @param counts number of contents from each retriever
	 */
	private record Found(String query, List<@Nullable Integer> counts) {

	}

}
