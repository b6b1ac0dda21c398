package dev.clew.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import dev.langchain4j.memory.ChatMemory;
import dev.langchain4j.memory.chat.MessageWindowChatMemory;
import dev.langchain4j.service.TokenStream;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ConversationsTests {

	private final List<Object> evicted = new ArrayList<>();

	private final Conversations conversations = new Conversations(new ForgetfulDesk());

	@Test
	void resumeWhenFullForgetsTheOneThatWasNotUsedForLongest() {
		IntStream.range(0, Conversations.MAX_CONVERSATIONS).forEach((id) -> this.conversations.resume("c-" + id));
		this.conversations.resume("c-0");
		assertThat(this.evicted).isEmpty();
		this.conversations.resume("new");
		assertThat(this.evicted).containsExactly("c-1");
	}

	@Test
	void resumeReplacesIdThatIsNotPrintable() {
		assertThat(this.conversations.resume("a\tb")).isNotEqualTo("a\tb");
		assertThat(this.conversations.resume("Zürich 7")).isEqualTo("Zürich 7");
	}

	private final class ForgetfulDesk implements HutDesk {

		@Override
		public String answer(String conversationId, String message) {
			throw new UnsupportedOperationException();
		}

		@Override
		public TokenStream stream(String conversationId, String message) {
			throw new UnsupportedOperationException();
		}

		@Override
		public ChatMemory getChatMemory(Object memoryId) {
			return MessageWindowChatMemory.withMaxMessages(1);
		}

		@Override
		public boolean evictChatMemory(Object memoryId) {
			return ConversationsTests.this.evicted.add(memoryId);
		}

	}

}
