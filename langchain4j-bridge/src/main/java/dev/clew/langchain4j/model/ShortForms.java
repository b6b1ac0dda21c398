package dev.clew.langchain4j.model;

import java.lang.reflect.Method;
import java.util.List;

import dev.clew.langchain4j.call.Forms;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import org.jspecify.annotations.Nullable;

/**
 * The forms of {@code chat}, and the request that their first argument stands for.
 */
final class ShortForms {

	private ShortForms() {
	}

	// Whether a form of chat takes less than a request, which LangChain4j makes of it.
	static boolean isShort(Method method) {
		return "chat".equals(Forms.nameOf(method)) && method.getParameterCount() > 0
				&& method.getParameterTypes()[0] != ChatRequest.class;
	}

	static @Nullable ChatRequest requestOf(@Nullable Object[] arguments) {
		return (arguments.length > 0) ? requestOf(arguments[0]) : null;
	}

	private static @Nullable ChatRequest requestOf(@Nullable Object argument) {
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
