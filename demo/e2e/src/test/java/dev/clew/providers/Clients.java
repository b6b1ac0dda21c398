package dev.clew.providers;

import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.anthropic.AnthropicChatModel;
import dev.langchain4j.model.anthropic.AnthropicStreamingChatModel;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.googleai.GoogleAiGeminiChatModel;
import dev.langchain4j.model.googleai.GoogleAiGeminiStreamingChatModel;
import dev.langchain4j.model.mistralai.MistralAiChatModel;
import dev.langchain4j.model.mistralai.MistralAiEmbeddingModel;
import dev.langchain4j.model.mistralai.MistralAiStreamingChatModel;
import dev.langchain4j.model.ollama.OllamaChatModel;
import dev.langchain4j.model.ollama.OllamaEmbeddingModel;
import dev.langchain4j.model.ollama.OllamaStreamingChatModel;
import dev.langchain4j.model.openai.OpenAiChatModel;
import dev.langchain4j.model.openai.OpenAiEmbeddingModel;
import dev.langchain4j.model.openai.OpenAiResponsesChatModel;
import dev.langchain4j.model.openai.OpenAiResponsesStreamingChatModel;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;

/**
 * LangChain4j's own clients, as an application builds them.
 */
final class Clients {

	private static final String KEY = "key";

	private Clients() {
	}

	static ChatRequest request(Row row) {
		ChatRequest.Builder request = ChatRequest.builder().messages(UserMessage.from("When is quiet time?"));
		return row.provider().equals("bedrock") ? request.parameters(BedrockClients.parameters(row.askedTier())).build()
				: request.build();
	}

	static ChatModel chat(Row row, String url) {
		String model = row.askedModel();
		return switch (row.provider()) {
			case "openai",
					"openrouter" ->
				OpenAiChatModel.builder()
					.baseUrl(url)
					.apiKey(KEY)
					.modelName(model)
					.serviceTier(row.askedTier())
					.build();
			case "openai-responses" -> OpenAiResponsesChatModel.builder()
				.baseUrl(url)
				.apiKey(KEY)
				.modelName(model)
				.serviceTier(row.askedTier())
				.build();
			case "anthropic" -> AnthropicChatModel.builder().baseUrl(url).apiKey(KEY).modelName(model).build();
			case "gemini" -> GoogleAiGeminiChatModel.builder().baseUrl(url).apiKey(KEY).modelName(model).build();
			case "mistral" -> MistralAiChatModel.builder().baseUrl(url).apiKey(KEY).modelName(model).build();
			case "ollama" -> OllamaChatModel.builder().baseUrl(url).modelName(model).build();
			case "bedrock" -> BedrockClients.chat(row, url);
			case "azure" -> AzureClients.chat(row, url);
			default -> throw new IllegalArgumentException(row.provider());
		};
	}

	static StreamingChatModel stream(Row row, String url) {
		String model = row.askedModel();
		return switch (row.provider()) {
			case "openai",
					"openrouter" ->
				OpenAiStreamingChatModel.builder()
					.baseUrl(url)
					.apiKey(KEY)
					.modelName(model)
					.serviceTier(row.askedTier())
					.build();
			case "openai-responses" -> OpenAiResponsesStreamingChatModel.builder()
				.baseUrl(url)
				.apiKey(KEY)
				.modelName(model)
				.serviceTier(row.askedTier())
				.build();
			case "anthropic" -> AnthropicStreamingChatModel.builder().baseUrl(url).apiKey(KEY).modelName(model).build();
			case "gemini" ->
				GoogleAiGeminiStreamingChatModel.builder().baseUrl(url).apiKey(KEY).modelName(model).build();
			case "mistral" -> MistralAiStreamingChatModel.builder().baseUrl(url).apiKey(KEY).modelName(model).build();
			case "ollama" -> OllamaStreamingChatModel.builder().baseUrl(url).modelName(model).build();
			case "bedrock" -> BedrockClients.stream(row, url);
			case "azure" -> AzureClients.stream(row, url);
			default -> throw new IllegalArgumentException(row.provider());
		};
	}

	static EmbeddingModel embedding(Row row, String url) {
		String model = row.askedModel();
		return switch (row.provider()) {
			case "openai" -> OpenAiEmbeddingModel.builder().baseUrl(url).apiKey(KEY).modelName(model).build();
			case "mistral" -> MistralAiEmbeddingModel.builder().baseUrl(url).apiKey(KEY).modelName(model).build();
			case "ollama" -> OllamaEmbeddingModel.builder().baseUrl(url).modelName(model).build();
			case "bedrock" -> BedrockClients.embedding(row, url);
			case "azure" -> AzureClients.embedding(row, url);
			default -> throw new IllegalArgumentException(row.provider());
		};
	}

}
