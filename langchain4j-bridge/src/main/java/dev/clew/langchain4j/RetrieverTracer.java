package dev.clew.langchain4j;

import java.io.IOException;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.clew.content.ContentSource;
import dev.clew.observation.RetrieverContext;
import dev.clew.observation.Step;
import dev.clew.observation.TracingRuntime;
import dev.langchain4j.rag.content.Content;
import dev.langchain4j.rag.content.ContentMetadata;
import dev.langchain4j.rag.query.Query;
import org.jspecify.annotations.Nullable;

/**
 * Traces retrievals of content. Thread-safe.
 */
public final class RetrieverTracer {

	private final RuntimeHandle owner;

	/**
	 * A tracer.
	 * @param owner application that the retrievers belong to
	 */
	public RetrieverTracer(RuntimeHandle owner) {
		this.owner = owner;
	}

	/**
	 * Makes a retrieval within an observation.
	 * @param name what the retriever is called
	 * @param query what is looked for
	 * @param call the retrieval
	 * @param <X> what it may throw
	 * @return what the call returned
	 * @throws X whatever the call throws
	 */
	public <X extends Throwable> @Nullable List<Content> retrieve(String name, Query query,
			Call<@Nullable List<Content>, X> call) throws X {
		Invocation invocation = (query.metadata() != null) ? Invocations.find(query.metadata().invocationContext())
				: null;
		TracingRuntime runtime = (invocation != null) ? invocation.runtime() : Runtimes.resolve(this.owner);
		if (runtime == null) {
			return call.call();
		}
		return TracedCall.run(runtime, () -> start(runtime, invocation, name, query), call, new Outcome(invocation));
	}

	private static Step<RetrieverContext> start(TracingRuntime runtime, @Nullable Invocation invocation, String name,
			Query query) {
		RetrieverContext context = new RetrieverContext(name);
		context.setInput(ContentSource.text(query.text()));
		return Step.start(runtime, runtime.conventions().retriever(), context,
				(invocation != null) ? invocation.parent() : null);
	}

	private static ContentSource output(List<Content> contents) {
		List<Content> copy = List.copyOf(contents);
		return (json) -> {
			json.writeStartArray();
			for (Content content : copy) {
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

	/**
	 * What comes out of a retrieval.
	 */
	private record Outcome(
			@Nullable Invocation invocation) implements TracedCall.Outcome<RetrieverContext, @Nullable List<Content>> {

		@Override
		public void returned(Step<RetrieverContext> step, @Nullable List<Content> contents) {
			step.context().setOutput((contents != null) ? output(contents) : null);
		}

		@Override
		public void failed(Step<RetrieverContext> step, Throwable error) {
			step.fail(error);
			if (this.invocation != null) {
				this.invocation.failUntold(error);
			}
		}

	}

}
