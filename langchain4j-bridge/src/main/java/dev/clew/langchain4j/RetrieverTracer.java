package dev.clew.langchain4j;

import java.io.IOException;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.clew.content.ContentSource;
import dev.clew.observation.ObservationConventions;
import dev.clew.observation.RetrieverContext;
import dev.langchain4j.rag.content.Content;
import dev.langchain4j.rag.content.ContentMetadata;
import dev.langchain4j.rag.content.retriever.ContentRetriever;
import dev.langchain4j.rag.query.Metadata;
import dev.langchain4j.rag.query.Query;
import org.jspecify.annotations.Nullable;

/**
 * Traces retrievals of content.
 */
public final class RetrieverTracer extends ComponentTracer {

	/**
	 * A tracer.
	 * @param owner application that the retrievers belong to; {@code null} where that is
	 * not known
	 */
	public RetrieverTracer(@Nullable RuntimeHandle owner) {
		super(ContentRetriever.class, owner);
	}

	@Override
	@Nullable Operation<?> operation(Object component, Method method, @Nullable Object[] arguments) {
		if (!"retrieve".equals(method.getName()) || arguments.length != 1 || !(arguments[0] instanceof Query query)) {
			return null;
		}
		RetrieverContext context = new RetrieverContext(nameOf(component));
		context.setInput(ContentSource.text(query.text()));
		Metadata metadata = query.metadata();
		return new Operation<>(context, ObservationConventions::retriever,
				(metadata != null) ? metadata.invocationContext() : null, RetrieverTracer::returned);
	}

	private static void returned(RetrieverContext context, @Nullable Object result) {
		if (result instanceof List<?> contents) {
			context.setOutput(output(contents.stream().map(Content.class::cast).toList()));
		}
	}

	private static ContentSource output(List<Content> contents) {
		return (json) -> {
			json.writeStartArray();
			for (Content content : contents) {
				write(json, content);
			}
			json.writeEndArray();
		};
	}

	private static void write(JsonGenerator json, Content content) throws IOException {
		json.writeStartObject();
		json.writeStringField("content", content.textSegment().text());
		Object score = content.metadata().get(ContentMetadata.SCORE);
		if (score instanceof Number number) {
			json.writeNumberField("score", number.doubleValue());
		}
		Map<String, Object> metadata = content.textSegment().metadata().toMap();
		if (!metadata.isEmpty()) {
			json.writeFieldName("metadata");
			json.writePOJO(metadata);
		}
		json.writeEndObject();
	}

}
