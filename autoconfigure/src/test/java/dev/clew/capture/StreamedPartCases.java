package dev.clew.capture;

import java.util.List;
import java.util.Map;
import java.util.Set;

import com.github.tomakehurst.wiremock.client.WireMock;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.guardrail.InputGuardrail;
import dev.langchain4j.guardrail.InputGuardrailResult;
import dev.langchain4j.guardrail.OutputGuardrail;
import dev.langchain4j.mcp.McpToolProvider;
import dev.langchain4j.mcp.client.DefaultMcpClient;
import dev.langchain4j.mcp.client.McpClient;
import dev.langchain4j.memory.chat.MessageWindowChatMemory;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.moderation.ModerationModel;
import dev.langchain4j.service.AiServices;
import dev.langchain4j.service.Moderate;
import dev.langchain4j.service.TokenStream;
import dev.langchain4j.service.tool.ToolExecutor;
import dev.langchain4j.service.tool.ToolProvider;
import dev.langchain4j.service.tool.ToolProviderResult;
import dev.langchain4j.service.tool.search.ToolSearchStrategy;
import dev.langchain4j.service.tool.search.simple.SimpleToolSearchStrategy;

/**
 * What AI services that stream are made of.
 */
final class StreamedPartCases {

	private static final ToolSpecification LOOK = ToolSpecification.builder().name("look").build();

	private static final ToolExecutor FOUND = (request, memoryId) -> "found";

	private static final StreamedReply SEEN = StreamedReply.words("se", "en");

	private StreamedPartCases() {
	}

	static List<CoverageCase> all() {
		return List.of(
				tool("given by name", Set.of(TokenStream.class, ToolExecutor.class),
						(application, service) -> service.tools(Map.of(LOOK, FOUND))),
				tool("from a provider", Set.of(ToolProvider.class, ToolExecutor.class),
						(application, service) -> service
							.toolProvider((request) -> ToolProviderResult.builder().add(LOOK, FOUND).build())),
				searchedTool(), mcp(), guardrails(), secondTry(), allStages(), moderation());
	}

	private static CoverageCase tool(String name, Set<Class<?>> components, Part given) {
		return part(components, name, given, "seen", """
				    GENERATION gpt-4o-mini #1 -> {"role":"assistant","toolCalls":[{"id":"call_1","name":"look",\
				"arguments":{}}]}
				      SPAN HTTP POST
				    TOOL look #1 -> "found"
				    GENERATION gpt-4o-mini #2 -> {"role":"assistant","content":"seen"}
				      SPAN HTTP POST
				""", StreamedReply.call("call_1", "look", "{}"), SEEN);
	}

	private static CoverageCase searchedTool() {
		return part(Set.of(ToolSearchStrategy.class), "a tool that the model finds",
				(application, service) -> service.tools(Map.of(LOOK, FOUND))
					.toolSearchStrategy(new SimpleToolSearchStrategy()),
				"seen", """
						    GENERATION gpt-4o-mini #1 -> {"role":"assistant","toolCalls":[{"id":"call_1",\
						"name":"tool_search_tool","arguments":{"terms":["look"]}}]}
						      SPAN HTTP POST
						    TOOL tool_search_tool #1 -> "Tools found: look"
						    GENERATION gpt-4o-mini #2 -> {"role":"assistant","toolCalls":[{"id":"call_2","name":"look",\
						"arguments":{}}]}
						      SPAN HTTP POST
						    TOOL look #2 -> "found"
						    GENERATION gpt-4o-mini #3 -> {"role":"assistant","content":"seen"}
						      SPAN HTTP POST
						""", StreamedReply.call("call_1", "tool_search_tool", "{\"terms\":[\"look\"]}"),
				StreamedReply.call("call_2", "look", "{}"), SEEN);
	}

	private static CoverageCase mcp() {
		return part(Set.of(McpClient.class), "a tool elsewhere",
				(application, service) -> service.toolProvider(
						McpToolProvider.builder().mcpClients(application.bean(DefaultMcpClient.class)).build()),
				"3", """
						    SPAN tools/list -> ["add","meta"]
						    GENERATION gpt-4o-mini #1 -> {"role":"assistant","toolCalls":[{"id":"call_1","name":"add",\
						"arguments":{"a":1,"b":2}}]}
						      SPAN HTTP POST
						    TOOL add #1 -> "3"
						    GENERATION gpt-4o-mini #2 -> {"role":"assistant","content":"3"}
						      SPAN HTTP POST
						""", StreamedReply.call("call_1", "add", "{\"a\":1,\"b\":2}"), StreamedReply.words("3"));
	}

	private static CoverageCase guardrails() {
		return part(Set.of(InputGuardrail.class, OutputGuardrail.class), "guardrails",
				(application, service) -> service
					.inputGuardrails(new Guards.In((message) -> InputGuardrailResult.successWith("Hello!")))
					.outputGuardrails(new Guards.Porter()),
				"seen", """
						    GUARDRAIL In -> {"verdict":"success_with_rewrite","text":"Hello!"}
						    GENERATION gpt-4o-mini #1 -> {"role":"assistant","content":"seen"}
						      SPAN HTTP POST
						    GUARDRAIL Porter #1 -> {"verdict":"success"}
						""", SEEN);
	}

	private static CoverageCase secondTry() {
		return part(Set.of(OutputGuardrail.class), "a second try",
				(application, service) -> service.chatMemory(MessageWindowChatMemory.withMaxMessages(10))
					.outputGuardrails(new Guards.Out((guardrail) -> guardrail.retry("too short"))),
				"Hi there!", """
						    GENERATION gpt-4o-mini #1 -> {"role":"assistant","content":"Hi!"}
						      SPAN HTTP POST
						    GUARDRAIL Out #1 WARNING -> {"verdict":"retry","message":"too short"}
						    GENERATION gpt-4o-mini #2 -> {"role":"assistant","content":"Hi there!"}
						      SPAN HTTP POST
						    GUARDRAIL Out #2 -> {"verdict":"success"}
						""", StreamedReply.words("Hi!"), StreamedReply.words("Hi ", "there!"));
	}

	private static CoverageCase allStages() {
		return part(RetrievalCases.STAGES, "all stages of a retrieval", (application, service) -> {
			application.openAi().answers(Reply.text("dogs?"));
			service.retrievalAugmentor(RetrievalCases.allStages(application));
		}, "No.", RetrievalCases.ALL_STAGES.indent(4), StreamedReply.words("No."));
	}

	// The model is called at the same time: here it is called after.
	private static CoverageCase moderation() {
		return new CoverageCase(ModerationModel.class, Mode.STREAMING, "of a question", (application) -> {
			ScriptedModels models = application.bean(ScriptedModels.class);
			models.answers(ScriptedModels.MODERATIONS, WireMock.okJson(ModelCases.NOT_FLAGGED));
			application.openAi().streams(SEEN);
			Moderated service = AiServices.builder(Moderated.class)
				.streamingChatModel(application.bean(StreamingChatModel.class))
				.moderationModel(application.bean(ModerationModel.class))
				.build();
			application.inRequest(() -> {
				TokenStream stream = service.stream("Hello?");
				models.awaitCall(ScriptedModels.MODERATIONS);
				return Heard.of(stream).all();
			});
		}, """
				SPAN POST /work/{id}
				  AGENT Moderated.stream -> "seen"
				    GUARDRAIL OpenAiModerationModel -> {"flagged":false}
				      SPAN HTTP POST
				    GENERATION gpt-4o-mini #1 -> {"role":"assistant","content":"seen"}
				      SPAN HTTP POST
				""");
	}

	private static CoverageCase part(Set<Class<?>> components, String name, Part part, String answer, String below,
			StreamedReply... replies) {
		return new CoverageCase(components, Mode.STREAMING, name, (application) -> {
			AiServices<Desk> service = AiServices.builder(Desk.class)
				.streamingChatModel(application.bean(StreamingChatModel.class));
			part.add(application, service);
			application.openAi().streams(replies);
			Desk desk = service.build();
			application.inRequest(() -> Heard.of(desk.stream("Hello?")).all());
		}, """
				SPAN POST /work/{id}
				  AGENT Desk.stream -> "%s"
				""".formatted(answer) + below);
	}

	/**
	 * Gives a part to an AI service.
	 */
	@FunctionalInterface
	private interface Part {

		void add(Application application, AiServices<Desk> service);

	}

	/**
	 * An AI service that streams.
	 */
	interface Desk {

		TokenStream stream(String question);

	}

	/**
	 * An AI service that streams what was not moderated yet.
	 */
	interface Moderated {

		@Moderate
		TokenStream stream(String question);

	}

}
