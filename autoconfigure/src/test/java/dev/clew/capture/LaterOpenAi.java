package dev.clew.capture;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.listener.ChatModelListener;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;

/**
 * An asynchronous client of OpenAI's HTTP API: no client of LangChain4j's own that is one
 * is served yet.
 */
class LaterOpenAi implements ChatModel {

	private static final ObjectMapper JSON = new ObjectMapper();

	private final HttpClient client = HttpClient.newHttpClient();

	private final URI uri;

	private final List<ChatModelListener> listeners;

	LaterOpenAi(String baseUrl, ChatModelListener listener) {
		this.uri = URI.create(baseUrl + "/chat/completions");
		this.listeners = List.of(listener);
	}

	@Override
	public List<ChatModelListener> listeners() {
		return this.listeners;
	}

	@Override
	public CompletableFuture<ChatResponse> doChatAsync(ChatRequest request) {
		String question = ((UserMessage) request.messages().get(0)).singleText();
		String body = JSON.createObjectNode().put("question", question).toString();
		HttpRequest post = HttpRequest.newBuilder(this.uri).POST(HttpRequest.BodyPublishers.ofString(body)).build();
		return this.client.sendAsync(post, HttpResponse.BodyHandlers.ofString()).thenApply(LaterOpenAi::read);
	}

	private static ChatResponse read(HttpResponse<String> response) {
		if (response.statusCode() != 200) {
			throw new IllegalStateException(response.body());
		}
		try {
			String text = JSON.readTree(response.body()).at("/choices/0/message/content").asText();
			return ChatResponse.builder().aiMessage(AiMessage.from(text)).build();
		}
		catch (JsonProcessingException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
