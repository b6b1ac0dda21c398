package dev.clew.harm;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/**
 * The assistant over HTTP, and a page without it.
 */
@RestController
class ChatController {

	static final String SESSION_HEADER = "X-Conversation-Id";

	static final String TRACE_HEADER = "X-Trace-Id";

	private final Assistant assistant;

	private final Probe probe;

	ChatController(@Qualifier("assistant") Assistant assistant, Probe probe) {
		this.assistant = assistant;
		this.probe = probe;
	}

	@PostMapping("/chat/{room}")
	String chat(@RequestHeader(SESSION_HEADER) String conversation, @RequestBody String message) {
		this.probe.accept("controller");
		String answer = this.assistant.chat(conversation, message);
		this.probe.accept("afterwards");
		return answer;
	}

	@GetMapping("/plain")
	String plain() {
		this.probe.accept("controller");
		return "plain";
	}

}
