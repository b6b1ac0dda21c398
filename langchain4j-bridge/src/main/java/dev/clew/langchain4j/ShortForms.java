package dev.clew.langchain4j;

import java.util.List;

import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import org.jspecify.annotations.Nullable;

/**
 * The request that the first argument of any form of {@code chat} stands for.
 */
public final class ShortForms {

	private ShortForms() {
	}

	// Whether a form leads to the long one, which is traced with the whole response.
	static boolean isDefault(Class<?> type, Object model, Class<?>... arguments) {
		try {
			return model.getClass().getMethod("chat", arguments).getDeclaringClass() == type;
		}
		catch (NoSuchMethodException | SecurityException ex) {
			return false;
		}
	}

	/**
	 * The request.
	 * @param argument a request, a text, messages, or anything else
	 * @return the request; absent where there is none, or none that LangChain4j accepts
	 */
	public static @Nullable ChatRequest requestOf(@Nullable Object argument) {
		try {
			if (argument instanceof ChatRequest request) {
				return request;
			}
			if (argument instanceof String text) {
				return ChatRequest.builder().messages(UserMessage.from(text)).build();
			}
			if (argument instanceof ChatMessage[] messages) {
				return ChatRequest.builder().messages(messages).build();
			}
			return (argument instanceof List<?> messages)
					? ChatRequest.builder().messages(messages.stream().map(ChatMessage.class::cast).toList()).build()
					: null;
		}
		catch (RuntimeException ex) {
			return null;
		}
	}

}
