package dev.clew.capture;

import java.util.List;

import dev.clew.CurrentTrace;
import dev.clew.trace.ObservationType;
import dev.langchain4j.agent.tool.P;
import dev.langchain4j.agent.tool.Tool;
import dev.langchain4j.guardrail.OutputGuardrailResult;
import dev.langchain4j.mcp.McpToolProvider;
import dev.langchain4j.mcp.client.DefaultMcpClient;
import dev.langchain4j.memory.chat.MessageWindowChatMemory;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.rag.DefaultRetrievalAugmentor;
import dev.langchain4j.rag.content.retriever.EmbeddingStoreContentRetriever;
import dev.langchain4j.service.AiServices;
import dev.langchain4j.service.MemoryId;
import dev.langchain4j.service.SystemMessage;
import dev.langchain4j.service.UserMessage;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * One scripted conversation with a step of every type: a guarded service that retrieves,
 * calls a tool, one that fails and one of an MCP server, and is judged.
 */
final class Conversation {

	/** Part of all that is content, and of nothing else. */
	static final String MARKER = "hut-204-secret";

	private Conversation() {
	}

	static void run(Application application) throws Exception {
		application.openAi()
			.answers(Reply
				.calls(new Reply.Call("call_1", "cancel", "{\"number\":\"" + MARKER + "\"}"),
						new Reply.Call("call_2", "pay", "{\"card\":\"" + MARKER + "\"}"),
						new Reply.Call("call_3", "add", "{\"a\":1,\"b\":2}"))
				.usage(40, 30, 12, 2), Reply.text("Cancelled " + MARKER));
		Desk desk = AiServices.builder(Desk.class)
			.chatModel(application.bean(ChatModel.class))
			.chatMemoryProvider((id) -> MessageWindowChatMemory.withMaxMessages(20))
			.retrievalAugmentor(application.bean(DefaultRetrievalAugmentor.class))
			.tools(new Bookings())
			.toolProvider(McpToolProvider.builder().mcpClients(application.bean(DefaultMcpClient.class)).build())
			.outputGuardrails(new Guards.Out((guardrail) -> OutputGuardrailResult.success()))
			.build();
		CurrentTrace trace = application.bean(CurrentTrace.class);
		application.inRequest(() -> {
			trace.tag("hut", "beta");
			trace.metadata("tenant", MARKER);
			String answer = desk.answer("c-1", "Please cancel " + MARKER);
			trace.event("answered", answer);
			trace.step(ObservationType.EVALUATOR, "politeness", (step) -> {
				step.input(answer);
				step.output(0.5);
				step.metadata("judge", MARKER);
				return "done";
			});
			return trace.step(ObservationType.SPAN, "archive", (step) -> "done");
		});
	}

	/**
	 * The service.
	 */
	interface Desk {

		@SystemMessage("You keep the bookings of huts. " + MARKER)
		String answer(@MemoryId String conversation, @UserMessage String question);

	}

	/**
	 * Tools, one of which fails.
	 */
	static class Bookings {

		@Tool("Cancels " + MARKER)
		String cancel(@P("number") String number) {
			return "cancelled " + number;
		}

		@Tool("Pays")
		String pay(@P("card") String card) {
			throw new IllegalStateException("card refused: " + card);
		}

	}

	/**
	 * What the service needs.
	 */
	@Configuration(proxyBeanMethods = false)
	static class Components {

		@Bean
		ChatModel chatModel(ScriptedOpenAi openAi) {
			return openAi.model().temperature(0.2).maxCompletionTokens(100).stop(List.of("END")).build();
		}

		@Bean
		EmbeddingModel embeddings() {
			return new Library.Dogs();
		}

		@Bean
		EmbeddingStoreContentRetriever rules(EmbeddingModel embeddings) {
			return EmbeddingStoreContentRetriever.builder()
				.displayName("rules")
				.embeddingStore(Library.store())
				.embeddingModel(embeddings)
				.build();
		}

		@Bean
		DefaultRetrievalAugmentor augmentor(EmbeddingStoreContentRetriever rules) {
			return DefaultRetrievalAugmentor.builder().contentRetriever(rules).build();
		}

		@Bean
		DefaultMcpClient huts() {
			return McpClients.builder().build();
		}

	}

}
