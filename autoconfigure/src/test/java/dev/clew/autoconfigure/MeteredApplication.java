package dev.clew.autoconfigure;

import java.util.List;

import dev.langchain4j.agent.tool.P;
import dev.langchain4j.agent.tool.Tool;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.ModelProvider;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.output.Response;
import dev.langchain4j.model.output.TokenUsage;
import dev.langchain4j.service.AiServices;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * An application whose models report what they use.
 */
@Configuration(proxyBeanMethods = false)
class MeteredApplication {

	@Bean
	ChatModel chatModel() {
		return new MeteredModel();
	}

	@Bean
	EmbeddingModel embeddingModel() {
		return new MeteredEmbeddings();
	}

	@Bean
	Desk desk(ChatModel model) {
		return AiServices.builder(Desk.class)
			.chatModel(model)
			.tools(new Tools())
			.hallucinatedToolNameStrategy((request) -> ToolExecutionResultMessage.from(request, "no such tool"))
			.build();
	}

	interface Desk {

		String ask(String question);

	}

	/**
	 * Tools of the desk.
	 */
	static class Tools {

		@Tool
		String find(@P("the booking") String booking) {
			if ("lost".equals(booking)) {
				throw new IllegalStateException("lost");
			}
			return "found";
		}

	}

	/**
	 * Calls the tool that it is told to, otherwise says hello; fails when told so.
	 */
	static class MeteredModel implements ChatModel {

		@Override
		public ChatResponse doChat(ChatRequest request) {
			String text = (request.messages().get(request.messages().size() - 1) instanceof UserMessage user)
					? user.singleText() : "";
			if ("fail".equals(text)) {
				throw new IllegalArgumentException("failed");
			}
			AiMessage message = text.startsWith("call ") ? AiMessage.from(call(text.split(" ", 3)))
					: AiMessage.from("Hello");
			return ChatResponse.builder()
				.aiMessage(message)
				.modelName("m-1-dated")
				.tokenUsage("one-sided".equals(text) ? new TokenUsage(null, 5) : new TokenUsage(12, 5))
				.build();
		}

		private static ToolExecutionRequest call(String[] words) {
			return ToolExecutionRequest.builder()
				.id("1")
				.name(words[1])
				.arguments("{\"booking\":\"" + words[2] + "\"}")
				.build();
		}

		@Override
		public ChatRequestParameters defaultRequestParameters() {
			return ChatRequestParameters.builder().modelName("m-1").build();
		}

		@Override
		public ModelProvider provider() {
			return ModelProvider.OPEN_AI;
		}

	}

	/**
	 * Embeds everything alike.
	 */
	static class MeteredEmbeddings implements EmbeddingModel {

		@Override
		public Response<List<Embedding>> embedAll(List<TextSegment> segments) {
			Embedding one = Embedding.from(new float[] { 1, 0 });
			return Response.from(segments.stream().map((segment) -> one).toList(), new TokenUsage(7));
		}

		@Override
		public String modelName() {
			return "e-1";
		}

	}

}
