package dev.clew.attribute;

import java.util.List;

/**
 * Names of the OpenTelemetry GenAI semantic conventions, which are in development: this
 * is the one place to follow them.
 */
public final class GenAi {

	/** The version that the names are those of. */
	public static final String VERSION = "1.41.1";

	/** The versions that there are names of here. */
	public static final List<String> VERSIONS = List.of(VERSION);

	/** What is done: chat, embeddings, execute_tool, invoke_agent or retrieval. */
	public static final String OPERATION_NAME = "gen_ai.operation.name";

	/** Provider of the model. */
	public static final String PROVIDER_NAME = "gen_ai.provider.name";

	/** Model asked for. */
	public static final String REQUEST_MODEL = "gen_ai.request.model";

	/** Model that answered. */
	public static final String RESPONSE_MODEL = "gen_ai.response.model";

	/** Name of the agent. */
	public static final String AGENT_NAME = "gen_ai.agent.name";

	/** Name of the tool. */
	public static final String TOOL_NAME = "gen_ai.tool.name";

	/** Whether tokens of a meter are input or output. */
	public static final String TOKEN_TYPE = "gen_ai.token.type";

	/** Class name of an exception, or another name of a kind of failure. */
	public static final String ERROR_TYPE = "error.type";

	/** What an MCP server is asked. */
	public static final String MCP_METHOD_NAME = "mcp.method.name";

	/** Version of the protocol that an MCP client and its server agreed on. */
	public static final String MCP_PROTOCOL_VERSION = "mcp.protocol.version";

	/** Session of an MCP client, as its server named it. */
	public static final String MCP_SESSION_ID = "mcp.session.id";

	/** How an MCP server is reached: {@code pipe} or {@code tcp}. */
	public static final String NETWORK_TRANSPORT = "network.transport";

	/** Host of an MCP server. */
	public static final String SERVER_ADDRESS = "server.address";

	/** Port of an MCP server. */
	public static final String SERVER_PORT = "server.port";

	static final String CHAT = "chat";

	static final String EMBEDDINGS = "embeddings";

	static final String EXECUTE_TOOL = "execute_tool";

	static final String INVOKE_AGENT = "invoke_agent";

	static final String RETRIEVAL = "retrieval";

	static final String CONVERSATION_ID = "gen_ai.conversation.id";

	static final String RESPONSE_ID = "gen_ai.response.id";

	static final String FINISH_REASONS = "gen_ai.response.finish_reasons";

	static final String TIME_TO_FIRST_CHUNK = "gen_ai.response.time_to_first_chunk";

	static final String REQUEST_PREFIX = "gen_ai.request.";

	static final String INPUT_TOKENS = "gen_ai.usage.input_tokens";

	static final String OUTPUT_TOKENS = "gen_ai.usage.output_tokens";

	static final String CACHE_READ_INPUT_TOKENS = "gen_ai.usage.cache_read.input_tokens";

	static final String CACHE_CREATION_INPUT_TOKENS = "gen_ai.usage.cache_creation.input_tokens";

	static final String REASONING_OUTPUT_TOKENS = "gen_ai.usage.reasoning.output_tokens";

	static final String DIMENSION_COUNT = "gen_ai.embeddings.dimension.count";

	static final String TOOL_CALL_ID = "gen_ai.tool.call.id";

	static final String TOOL_TYPE = "gen_ai.tool.type";

	static final String PROMPT_NAME = "gen_ai.prompt.name";

	static final String INPUT_MESSAGES = "gen_ai.input.messages";

	static final String OUTPUT_MESSAGES = "gen_ai.output.messages";

	static final String TOOL_DEFINITIONS = "gen_ai.tool.definitions";

	static final String TOOL_CALL_ARGUMENTS = "gen_ai.tool.call.arguments";

	static final String TOOL_CALL_RESULT = "gen_ai.tool.call.result";

	static final String RETRIEVAL_QUERY_TEXT = "gen_ai.retrieval.query.text";

	static final String RETRIEVAL_DOCUMENTS = "gen_ai.retrieval.documents";

	private GenAi() {
	}

}
