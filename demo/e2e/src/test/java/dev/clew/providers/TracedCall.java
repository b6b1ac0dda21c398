package dev.clew.providers;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import dev.clew.langchain4j.LangChain4jTracing;
import dev.clew.store.memory.InMemoryTraceStore;
import dev.clew.store.query.TraceQuery;
import dev.clew.trace.ObservationRecord;
import dev.clew.trace.TraceSummary;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.embedding.request.EmbeddingInput;
import dev.langchain4j.model.embedding.request.EmbeddingRequest;
import io.micrometer.observation.ObservationRegistry;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/**
 * Makes a call of a model in an application that is traced, and tells what was recorded.
 */
final class TracedCall implements AutoCloseable {

	private final InMemoryTraceStore store = new InMemoryTraceStore(10, 1_000_000, (reason, count) -> {
	});

	private final LangChain4jTracing tracing = LangChain4jTracing.builder(ObservationRegistry.create())
		.store(this.store)
		.open();

	ObservationRecord make(Row row, String url) throws Exception {
		switch (row.how()) {
			case "call" -> this.tracing.trace(Clients.chat(row, url)).chat(Clients.request(row));
			case "stream" -> stream(this.tracing.trace(Clients.stream(row, url)), Clients.request(row));
			default -> embed(Clients.embedding(row, url));
		}
		return recorded();
	}

	ObservationRecord embed(EmbeddingModel model) {
		this.tracing.trace(model).embed(EmbeddingRequest.builder().inputs(EmbeddingInput.from("Quiet time?")).build());
		return recorded();
	}

	private static void stream(StreamingChatModel model, ChatRequest request) throws Exception {
		CompletableFuture<ChatResponse> answer = new CompletableFuture<>();
		model.chat(request, new StreamingChatResponseHandler() {

			@Override
			public void onPartialResponse(String partialResponse) {
			}

			@Override
			public void onCompleteResponse(ChatResponse completeResponse) {
				answer.complete(completeResponse);
			}

			@Override
			public void onError(Throwable error) {
				answer.completeExceptionally(error);
			}

		});
		answer.get(20, TimeUnit.SECONDS);
	}

	private ObservationRecord recorded() {
		return Awaitility.await().until(this::ended, Objects::nonNull);
	}

	private @Nullable ObservationRecord ended() {
		List<TraceSummary> traces = this.store.findTraces(TraceQuery.builder().build()).items();
		if (traces.size() != 1) {
			return null;
		}
		List<ObservationRecord> all = Objects.requireNonNull(this.store.findTrace(traces.get(0).info().traceId()))
			.observations();
		return (all.size() == 1 && all.get(0).duration() != null) ? all.get(0) : null;
	}

	@Override
	public void close() {
		this.tracing.close();
	}

}
