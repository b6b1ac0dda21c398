package dev.clew.langchain4j;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;

/**
 * A model whose answer depends on the beginning of what it is asked, so that it does not
 * matter who asks first.
 */
public final class ScriptedModel implements ChatModel {

	private final Map<String, Function<Integer, String>> answers = new ConcurrentHashMap<>();

	private final Map<String, AtomicInteger> calls = new ConcurrentHashMap<>();

	public ScriptedModel on(String prompt, String answer) {
		return on(prompt, (call) -> answer);
	}

	// The function gets the number of the call, from 1.
	public ScriptedModel on(String prompt, Function<Integer, String> answer) {
		this.answers.put(prompt, answer);
		return this;
	}

	@Override
	public ChatResponse doChat(ChatRequest request) {
		String question = request.messages()
			.stream()
			.filter(UserMessage.class::isInstance)
			.map(ScriptedModel::textOf)
			.reduce("", (first, second) -> second);
		Map.Entry<String, Function<Integer, String>> answer = this.answers.entrySet()
			.stream()
			.filter((entry) -> question.startsWith(entry.getKey()))
			.findFirst()
			.orElseThrow();
		int call = this.calls.computeIfAbsent(answer.getKey(), (key) -> new AtomicInteger()).incrementAndGet();
		return ChatResponse.builder().aiMessage(AiMessage.from(answer.getValue().apply(call))).build();
	}

	private static String textOf(ChatMessage message) {
		return ((UserMessage) message).singleText();
	}

}
