package dev.clew.demo;

import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;

import dev.langchain4j.model.chat.response.PartialResponse;
import dev.langchain4j.model.chat.response.PartialResponseContext;
import dev.langchain4j.service.TokenStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * One answer as server-sent events: {@code token} for each piece, then {@code done} or
 * {@code error}. When the client has gone, the model is told to stop.
 */
final class AnswerStream {

	private static final Logger logger = LoggerFactory.getLogger(AnswerStream.class);

	private final SseEmitter emitter = new SseEmitter();

	private final AtomicBoolean open = new AtomicBoolean(true);

	private final JsonMapper json;

	private final @Nullable String traceId;

	private final String conversationId;

	AnswerStream(JsonMapper json, @Nullable String traceId, String conversationId) {
		this.json = json;
		this.traceId = traceId;
		this.conversationId = conversationId;
	}

	SseEmitter start(TokenStream tokens) {
		this.emitter.onCompletion(() -> this.open.set(false));
		this.emitter.onError((ex) -> this.open.set(false));
		tokens.onPartialResponseWithContext(this::token)
			.onCompleteResponse((response) -> done(response.aiMessage().text()))
			.onError(this::error)
			.start();
		return this.emitter;
	}

	private void token(PartialResponse piece, PartialResponseContext context) {
		send("token", piece.text());
		if (!this.open.get()) {
			context.streamingHandle().cancel();
		}
	}

	private void done(String answer) {
		send("done", new Answer(answer, this.traceId, this.conversationId));
		complete();
	}

	private void error(Throwable ex) {
		logger.warn("The language model did not answer: {}", ex.toString());
		Map<String, String> data = new TreeMap<>(Map.of("message", Problems.NO_ANSWER));
		if (this.traceId != null) {
			data.put("traceId", this.traceId);
		}
		send("error", data);
		complete();
	}

	private void send(String event, Object data) {
		if (!this.open.get()) {
			return;
		}
		try {
			this.emitter.send(SseEmitter.event().name(event).data(this.json.writeValueAsString(data)));
		}
		catch (IOException | IllegalStateException ex) {
			this.open.set(false);
			logger.debug("The client has gone", ex);
		}
	}

	private void complete() {
		if (this.open.compareAndSet(true, false)) {
			this.emitter.complete();
		}
	}

}
