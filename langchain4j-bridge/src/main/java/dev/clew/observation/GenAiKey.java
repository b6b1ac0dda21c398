package dev.clew.observation;

import dev.clew.attribute.GenAi;
import io.micrometer.common.docs.KeyName;

/**
 * Keys of steps and their meters: names of the OpenTelemetry GenAI semantic conventions,
 * which stand in {@link GenAi}.
 */
public enum GenAiKey implements KeyName {

	/** What is done: chat, embeddings, execute_tool, invoke_agent or retrieval. */
	OPERATION_NAME(GenAi.OPERATION_NAME),

	/** Provider of the model. */
	PROVIDER_NAME(GenAi.PROVIDER_NAME),

	/** Model asked for. */
	REQUEST_MODEL(GenAi.REQUEST_MODEL),

	/** Model that answered. */
	RESPONSE_MODEL(GenAi.RESPONSE_MODEL),

	/** Whether tokens of a meter are input or output. */
	TOKEN_TYPE(GenAi.TOKEN_TYPE),

	/** Name of the agent. */
	AGENT_NAME(GenAi.AGENT_NAME),

	/** Name of the tool. */
	TOOL_NAME(GenAi.TOOL_NAME),

	/** What an MCP server is asked; spans only. */
	MCP_METHOD_NAME(GenAi.MCP_METHOD_NAME),

	/** Class name of the exception, or {@code none}. */
	ERROR_TYPE(GenAi.ERROR_TYPE);

	private final String key;

	GenAiKey(String key) {
		this.key = key;
	}

	@Override
	public String asString() {
		return this.key;
	}

}
