package dev.clew.observation;

import java.util.Map;

import dev.clew.trace.InternalApi;

/**
 * Steps that are calls of MCP servers.
 */
@InternalApi
public final class McpCalls {

	/** What a server is asked for that has a tool. */
	public static final String TOOL = "tools/call";

	private McpCalls() {
	}

	/**
	 * Says that a step is a call of an MCP server.
	 * @param step the step
	 * @param method what the server is asked for, such as {@code tools/call}
	 * @param connection what is known of the connection to the server, by attributes of
	 * the conventions
	 */
	public static void mark(ClewContext step, String method, Map<String, String> connection) {
		step.setRemote(true);
		step.getMetadata().put(GenAiKey.MCP_METHOD_NAME.asString(), method);
		step.getMetadata().putAll(connection);
		step.addHighCardinalityKeyValue(GenAiKey.MCP_METHOD_NAME.withValue(method));
	}

}
