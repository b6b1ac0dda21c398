package dev.clew.content;

/**
 * Where a text stands that may be masked.
 */
public enum MaskedField {

	/** Inputs of steps other than tools, with all messages of a conversation. */
	INPUTS,

	/** Outputs of steps other than tools and retrievers. */
	OUTPUTS,

	/** What a tool is called with. */
	TOOL_ARGUMENTS,

	/** What a tool answers. */
	TOOL_RESULTS,

	/** What a retriever or a store of embeddings found. */
	DOCUMENTS,

	/** Messages of errors, also in stack traces, and other status messages. */
	ERRORS,

	/** Metadata of traces and observations, and key values of observations of others. */
	METADATA,

	/** Variables of prompts. */
	PROMPTS,

	/** Texts and comments of scores. */
	SCORES,

	/** Names of traces, observations and spans, tags, and tags of meters. */
	NAMES

}
