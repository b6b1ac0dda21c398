package dev.clew.demo;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * The conversations that are remembered: the last {@value #MAX_CONVERSATIONS}.
 * Thread-safe.
 */
@Component
class Conversations {

	static final int MAX_CONVERSATIONS = 1_000;

	private static final int MAX_ID_LENGTH = 200;

	private final Map<String, Boolean> lastUsed = new LinkedHashMap<>(16, 0.75f, true);

	private final HutDesk desk;

	Conversations(HutDesk desk) {
		this.desk = desk;
	}

	/**
	 * Goes on with a conversation, or begins one where the id is missing or unfit.
	 * @param id what the client calls it: at most 200 printable characters
	 * @return the id of the conversation
	 */
	String resume(@Nullable String id) {
		String conversationId = (id != null && isFit(id)) ? id : UUID.randomUUID().toString();
		synchronized (this.lastUsed) {
			this.lastUsed.put(conversationId, Boolean.TRUE);
			if (this.lastUsed.size() > MAX_CONVERSATIONS) {
				String eldest = this.lastUsed.keySet().iterator().next();
				this.lastUsed.remove(eldest);
				this.desk.evictChatMemory(eldest);
			}
		}
		return conversationId;
	}

	private static boolean isFit(String id) {
		return !id.isBlank() && id.length() <= MAX_ID_LENGTH && id.chars().noneMatch(Character::isISOControl);
	}

}
