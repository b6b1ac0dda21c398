package dev.clew.observation;

import dev.clew.observation.meter.ClewMeter;
import io.micrometer.common.docs.KeyName;

/**
 * Key names of spans and meters. They are those of the OpenTelemetry GenAI semantic
 * conventions 1.41.1, which are in development: this is the one place to follow them. The
 * names of meters stand in {@link ClewMeter}.
 */
public enum GenAiKey implements KeyName {

	/** What is done: chat, embeddings, execute_tool, invoke_agent or retrieval. */
	OPERATION_NAME("gen_ai.operation.name"),

	/** Provider of the model. */
	PROVIDER_NAME("gen_ai.provider.name"),

	/** Model asked for. */
	REQUEST_MODEL("gen_ai.request.model"),

	/** Model that answered. */
	RESPONSE_MODEL("gen_ai.response.model"),

	/** Id that the provider gave the response; spans only. */
	RESPONSE_ID("gen_ai.response.id"),

	/** Why the model stopped, a list; spans only. */
	RESPONSE_FINISH_REASONS("gen_ai.response.finish_reasons"),

	/** Seconds to the first chunk of a stream; spans only. */
	RESPONSE_TIME_TO_FIRST_CHUNK("gen_ai.response.time_to_first_chunk"),

	/** Input tokens, cached ones included; spans only. */
	USAGE_INPUT_TOKENS("gen_ai.usage.input_tokens"),

	/** Output tokens, reasoning included; spans only. */
	USAGE_OUTPUT_TOKENS("gen_ai.usage.output_tokens"),

	/** Input tokens read from the provider's cache; spans only. */
	USAGE_CACHE_READ_INPUT_TOKENS("gen_ai.usage.cache_read.input_tokens"),

	/** Input tokens written to the provider's cache; spans only. */
	USAGE_CACHE_CREATION_INPUT_TOKENS("gen_ai.usage.cache_creation.input_tokens"),

	/** Output tokens spent on reasoning; spans only. */
	USAGE_REASONING_OUTPUT_TOKENS("gen_ai.usage.reasoning.output_tokens"),

	/** Whether tokens of a meter are input or output. */
	TOKEN_TYPE("gen_ai.token.type"),

	/** Dimensions of the vectors; spans only. */
	EMBEDDINGS_DIMENSION_COUNT("gen_ai.embeddings.dimension.count"),

	/** Name of the agent. */
	AGENT_NAME("gen_ai.agent.name"),

	/** Name of the tool. */
	TOOL_NAME("gen_ai.tool.name"),

	/** Id that the model gave the tool call; spans only. */
	TOOL_CALL_ID("gen_ai.tool.call.id"),

	/** Kind of the tool, always {@code function}; spans only. */
	TOOL_TYPE("gen_ai.tool.type"),

	/** What an MCP server is asked; spans only. */
	MCP_METHOD_NAME("mcp.method.name"),

	/** Conversation, where one is known; spans only. */
	CONVERSATION_ID("gen_ai.conversation.id"),

	/** Class name of the exception, or {@code none}. */
	ERROR_TYPE("error.type");

	private final String key;

	GenAiKey(String key) {
		this.key = key;
	}

	@Override
	public String asString() {
		return this.key;
	}

}
