package dev.clew.capture;

import java.util.List;

import dev.langchain4j.mcp.McpToolProvider;
import dev.langchain4j.mcp.client.DefaultMcpClient;
import dev.langchain4j.mcp.client.McpClient;

/**
 * Clients of MCP servers.
 */
final class McpCases {

	private McpCases() {
	}

	static List<CoverageCase> all() {
		return List.of(direct(), withinService());
	}

	private static CoverageCase direct() {
		return new CoverageCase(McpClient.class, Mode.SYNCHRONOUS, "reads a resource", (application) -> application
			.inRequest(() -> application.bean(DefaultMcpClient.class).readResource("file:///rules")), """
					SPAN POST /work/{id}
					  SPAN resources/read file:///rules -> [{"uri":"file:///rules","content":"Quiet at ten"}]
					""");
	}

	private static CoverageCase withinService() {
		return new CoverageCase(McpClient.class, Mode.AI_SERVICE, "provides tools",
				(application) -> application.ask(
						(service) -> service.toolProvider(
								McpToolProvider.builder().mcpClients(application.bean(DefaultMcpClient.class)).build()),
						Reply.call("call_1", "add", "{\"a\":1,\"b\":2}"), Reply.text("3")),
				"""
						SPAN POST /work/{id}
						  AGENT Assistant.chat -> "3"
						    SPAN tools/list -> ["add","meta"]
						    GENERATION gpt-4o-mini #1 -> {"role":"assistant","toolCalls":[{"id":"call_1","name":"add",\
						"arguments":{"a":1,"b":2}}]}
						      SPAN HTTP POST
						    TOOL add #1 -> "3"
						    GENERATION gpt-4o-mini #2 -> {"role":"assistant","content":"3"}
						      SPAN HTTP POST
						""");
	}

}
