package dev.clew.capture;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.service.AiServices;
import dev.langchain4j.service.tool.ToolExecutor;
import dev.langchain4j.service.tool.ToolProvider;
import dev.langchain4j.service.tool.ToolProviderResult;
import dev.langchain4j.service.tool.search.ToolSearchStrategy;
import dev.langchain4j.service.tool.search.simple.SimpleToolSearchStrategy;

/**
 * Chat models and tools.
 */
final class ServiceCases {

	private static final ToolSpecification LOOK = ToolSpecification.builder().name("look").build();

	private static final ToolExecutor FOUND = (request, memoryId) -> "found";

	private static final String ONE_TOOL = """
			SPAN POST /work/{id}
			  AGENT Assistant.chat -> "seen"
			    GENERATION gpt-4o-mini #1 -> {"role":"assistant","toolCalls":[{"id":"call_1","name":"look","arguments":{}}]}
			      SPAN HTTP POST
			    TOOL look #1 -> "found"
			    GENERATION gpt-4o-mini #2 -> {"role":"assistant","content":"seen"}
			      SPAN HTTP POST
			""";

	private static final String SEARCHED_TOOL = """
			SPAN POST /work/{id}
			  AGENT Assistant.chat -> "seen"
			    GENERATION gpt-4o-mini #1 -> {"role":"assistant","toolCalls":[{"id":"call_1","name":"tool_search_tool",\
			"arguments":{"terms":["look"]}}]}
			      SPAN HTTP POST
			    TOOL tool_search_tool #1 -> "Tools found: look"
			    GENERATION gpt-4o-mini #2 -> {"role":"assistant","toolCalls":[{"id":"call_2","name":"look","arguments":{}}]}
			      SPAN HTTP POST
			    TOOL look #2 -> "found"
			    GENERATION gpt-4o-mini #3 -> {"role":"assistant","content":"seen"}
			      SPAN HTTP POST
			""";

	private ServiceCases() {
	}

	static List<CoverageCase> all() {
		return List.of(question(), questionInService(),
				tool(Set.of(ToolExecutor.class), "given by name", (service) -> service.tools(Map.of(LOOK, FOUND))),
				tool(Set.of(ToolProvider.class, ToolExecutor.class), "from a provider",
						(service) -> service
							.toolProvider((request) -> ToolProviderResult.builder().add(LOOK, FOUND).build())),
				searchedTool());
	}

	private static CoverageCase question() {
		return new CoverageCase(ChatModel.class, Mode.SYNCHRONOUS, "a question", (application) -> {
			application.openAi().answers(Reply.text("Yes."));
			application.inRequest(() -> application.bean(ChatModel.class).chat("Hello?"));
		}, """
				SPAN POST /work/{id}
				  GENERATION gpt-4o-mini -> {"role":"assistant","content":"Yes."}
				    SPAN HTTP POST
				""");
	}

	private static CoverageCase questionInService() {
		return new CoverageCase(ChatModel.class, Mode.AI_SERVICE, "a question",
				(application) -> application.ask((service) -> {
				}, Reply.text("Yes.")), """
						SPAN POST /work/{id}
						  AGENT Assistant.chat -> "Yes."
						    GENERATION gpt-4o-mini #1 -> {"role":"assistant","content":"Yes."}
						      SPAN HTTP POST
						""");
	}

	private static CoverageCase tool(Set<Class<?>> components, String name, Consumer<AiServices<Assistant>> given) {
		return new CoverageCase(components, Mode.AI_SERVICE, name,
				(application) -> application.ask(given, Reply.call("call_1", "look", "{}"), Reply.text("seen")),
				ONE_TOOL);
	}

	private static CoverageCase searchedTool() {
		return new CoverageCase(ToolSearchStrategy.class, Mode.AI_SERVICE, "found by the model",
				(application) -> application.ask(
						(service) -> service.tools(Map.of(LOOK, FOUND))
							.toolSearchStrategy(new SimpleToolSearchStrategy()),
						Reply.call("call_1", "tool_search_tool", "{\"terms\":[\"look\"]}"),
						Reply.call("call_2", "look", "{}"), Reply.text("seen")),
				SEARCHED_TOOL);
	}

}
