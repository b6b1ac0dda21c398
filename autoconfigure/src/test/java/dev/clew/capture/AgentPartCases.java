package dev.clew.capture;

import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.agentic.Agent;
import dev.langchain4j.agentic.AgenticServices;
import dev.langchain4j.agentic.agent.AgentBuilder;
import dev.langchain4j.guardrail.InputGuardrail;
import dev.langchain4j.guardrail.InputGuardrailResult;
import dev.langchain4j.guardrail.OutputGuardrail;
import dev.langchain4j.mcp.McpToolProvider;
import dev.langchain4j.mcp.client.DefaultMcpClient;
import dev.langchain4j.mcp.client.McpClient;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.rag.RetrievalAugmentor;
import dev.langchain4j.rag.content.Content;
import dev.langchain4j.rag.content.aggregator.ContentAggregator;
import dev.langchain4j.rag.content.injector.ContentInjector;
import dev.langchain4j.rag.content.retriever.ContentRetriever;
import dev.langchain4j.rag.query.router.QueryRouter;
import dev.langchain4j.rag.query.transformer.QueryTransformer;
import dev.langchain4j.service.TokenStream;
import dev.langchain4j.service.UserMessage;
import dev.langchain4j.service.V;
import dev.langchain4j.service.tool.ToolExecutor;
import dev.langchain4j.service.tool.ToolProvider;
import dev.langchain4j.service.tool.ToolProviderResult;

/**
 * What agents are made of.
 */
final class AgentPartCases {

	private static final ToolSpecification LOOK = ToolSpecification.builder().name("look").build();

	private static final ToolExecutor FOUND = (request, memoryId) -> "found";

	private AgentPartCases() {
	}

	static List<CoverageCase> all() {
		return List.of(
				tool("given by name", Set.of(ToolExecutor.class),
						(application, agent) -> agent.tools(Map.of(LOOK, FOUND))),
				tool("from a provider", Set.of(ToolProvider.class, ToolExecutor.class),
						(application, agent) -> agent
							.toolProvider((request) -> ToolProviderResult.builder().add(LOOK, FOUND).build())),
				mcp(), guardrails(), retrieval(), allStages(), stream());
	}

	private static CoverageCase tool(String name, Set<Class<?>> components, Part given) {
		return part(components, name, given, "seen", """
				      GENERATION gpt-4o-mini #1 -> {"role":"assistant","toolCalls":[{"id":"call_1","name":"look",\
				"arguments":{}}]}
				        SPAN HTTP POST
				      TOOL look #1 -> "found"
				      GENERATION gpt-4o-mini #2 -> {"role":"assistant","content":"seen"}
				        SPAN HTTP POST
				""", Reply.call("call_1", "look", "{}"), Reply.text("seen"));
	}

	private static CoverageCase mcp() {
		return part(Set.of(McpClient.class), "a tool elsewhere",
				(application, agent) -> agent.toolProvider(
						McpToolProvider.builder().mcpClients(application.bean(DefaultMcpClient.class)).build()),
				"3",
				"""
						      SPAN tools/list -> ["add","meta"]
						      GENERATION gpt-4o-mini #1 -> {"role":"assistant","toolCalls":[{"id":"call_1","name":"add",\
						"arguments":{"a":1,"b":2}}]}
						        SPAN HTTP POST
						      TOOL add #1 -> "3"
						      GENERATION gpt-4o-mini #2 -> {"role":"assistant","content":"3"}
						        SPAN HTTP POST
						""",
				Reply.call("call_1", "add", "{\"a\":1,\"b\":2}"), Reply.text("3"));
	}

	private static CoverageCase guardrails() {
		return part(Set.of(InputGuardrail.class, OutputGuardrail.class), "guardrails",
				(application, agent) -> agent
					.inputGuardrails(new Guards.In((message) -> InputGuardrailResult.successWith("Hello!")))
					.outputGuardrails(new Guards.Porter()),
				"Hi!", """
						      GUARDRAIL In -> {"verdict":"success_with_rewrite","text":"Hello!"}
						      GENERATION gpt-4o-mini #1 -> {"role":"assistant","content":"Hi!"}
						        SPAN HTTP POST
						      GUARDRAIL Porter #1 -> {"verdict":"success"}
						""", Reply.text("Hi!"));
	}

	private static CoverageCase retrieval() {
		return part(
				Set.of(RetrievalAugmentor.class, QueryTransformer.class, QueryRouter.class, ContentRetriever.class,
						ContentAggregator.class, ContentInjector.class),
				"retrieval",
				(application, agent) -> agent.contentRetriever((query) -> List.of(Content.from("no dogs"))), "No.",
				"""
						      CHAIN DefaultRetrievalAugmentor -> {"contents":[{"content":"no dogs","inPrompt":true}],\
						"message":"Hello?\\n\\nAnswer using the following information:\\nno dogs"}
						        CHAIN DefaultQueryTransformer -> ["Hello?"]
						        CHAIN DefaultQueryRouter -> ["ContentRetriever"]
						        RETRIEVER ContentRetriever -> [{"content":"no dogs"}]
						        CHAIN DefaultContentAggregator -> [{"content":"no dogs"}]
						        CHAIN DefaultContentInjector -> "Hello?\\n\\nAnswer using the following information:\\nno dogs"
						      GENERATION gpt-4o-mini #1 -> {"role":"assistant","content":"No."}
						        SPAN HTTP POST
						""",
				Reply.text("No."));
	}

	private static CoverageCase allStages() {
		return part(RetrievalCases.STAGES, "all stages of a retrieval",
				(application, agent) -> agent.retrievalAugmentor(RetrievalCases.allStages(application)), "No.",
				RetrievalCases.ALL_STAGES.indent(6), Reply.text("dogs?"), Reply.text("No."));
	}

	private static CoverageCase part(Set<Class<?>> components, String name, Part part, String answer, String below,
			Reply... replies) {
		return new CoverageCase(components, Mode.AGENT, name, (application) -> {
			AgentBuilder<Clerk, ?> agent = AgenticServices.agentBuilder(Clerk.class)
				.chatModel(application.bean(ChatModel.class));
			part.add(application, agent);
			var workflow = AgenticServices.sequenceBuilder().subAgents(agent.build()).outputKey("answer").build();
			application.openAi().answers(replies);
			application.inRequest(() -> workflow.invoke(Map.of("question", "Hello?")));
		}, """
				SPAN POST /work/{id}
				  CHAIN Sequential -> "%1$s"
				    AGENT Clerk.answer -> "%1$s"
				""".formatted(answer) + below);
	}

	private static CoverageCase stream() {
		return new CoverageCase(Set.of(StreamingChatModel.class, TokenStream.class), Mode.AGENT, "a stream",
				(application) -> {
					Teller teller = AgenticServices.agentBuilder(Teller.class)
						.streamingChatModel(application.bean(StreamingChatModel.class))
						.build();
					Told workflow = AgenticServices.sequenceBuilder(Told.class)
						.subAgents(teller)
						.outputKey("told")
						.build();
					application.openAi().streams(StreamedReply.words("se", "en"));
					application.inRequest(() -> Heard.of(workflow.tell("Hello?")).all());
				}, """
						SPAN POST /work/{id}
						  CHAIN Told.tell -> "seen"
						    AGENT Teller.tell -> "seen"
						      GENERATION gpt-4o-mini #1 -> {"role":"assistant","content":"seen"}
						        SPAN HTTP POST
						""");
	}

	/**
	 * Gives a part to an agent.
	 */
	@FunctionalInterface
	private interface Part {

		void add(Application application, AgentBuilder<Clerk, ?> agent);

	}

	/**
	 * An AI agent.
	 */
	public interface Clerk {

		@UserMessage("{{question}}")
		@Agent(outputKey = "answer")
		String answer(@V("question") String question);

	}

	/**
	 * An AI agent that streams.
	 */
	public interface Teller {

		@UserMessage("{{question}}")
		@Agent(outputKey = "told")
		TokenStream tell(@V("question") String question);

	}

	/**
	 * A workflow that streams.
	 */
	public interface Told {

		@Agent
		TokenStream tell(@V("question") String question);

	}

}
