package dev.clew.demo;

import dev.clew.CurrentTrace;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Answers the questions of guests, at once or word by word.
 */
@RestController
@RequestMapping("/api/chat")
class ChatController {

	static final String CONVERSATION_HEADER = "X-Conversation-Id";

	private final HutDesk desk;

	private final Conversations conversations;

	private final CurrentTrace currentTrace;

	private final JsonMapper json;

	ChatController(HutDesk desk, Conversations conversations, CurrentTrace currentTrace, JsonMapper json) {
		this.desk = desk;
		this.conversations = conversations;
		this.currentTrace = currentTrace;
		this.json = json;
	}

	@PostMapping
	Answer answer(@RequestBody Question question,
			@RequestHeader(name = CONVERSATION_HEADER, required = false) @Nullable String id) {
		String message = question.validMessage();
		String conversationId = this.conversations.resume(id);
		String traceId = this.currentTrace.traceId();
		return new Answer(this.desk.answer(conversationId, message), traceId, conversationId);
	}

	@PostMapping(path = "/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
	SseEmitter stream(@RequestBody Question question,
			@RequestHeader(name = CONVERSATION_HEADER, required = false) @Nullable String id) {
		String message = question.validMessage();
		String conversationId = this.conversations.resume(id);
		AnswerStream stream = new AnswerStream(this.json, this.currentTrace.traceId(), conversationId);
		return stream.start(this.desk.stream(conversationId, message));
	}

}
