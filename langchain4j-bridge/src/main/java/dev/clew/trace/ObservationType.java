package dev.clew.trace;

import java.util.Locale;

/**
 * What kind of step an observation is. The names are those of Langfuse's data model.
 */
public enum ObservationType {

	/** A point in time. */
	EVENT,

	/** A step of no special kind, such as an HTTP request or an SQL statement. */
	SPAN,

	/** A call of a language model. */
	GENERATION,

	/** A run that decides by a language model what to do next, such as an AI service. */
	AGENT,

	/** A call of a tool. */
	TOOL,

	/** A fixed sequence of steps, such as retrieval augmentation. */
	CHAIN,

	/** A retrieval of content for a prompt. */
	RETRIEVER,

	/** A judgement of something produced before. */
	EVALUATOR,

	/** A call of an embedding model. */
	EMBEDDING,

	/** A check of what goes into a model or comes out of it. */
	GUARDRAIL;

	private final String observationName = "clew." + name().toLowerCase(Locale.ROOT);

	/**
	 * The name of Micrometer observations of this type, such as {@code clew.generation}.
	 * @return the name, constant
	 */
	public String observationName() {
		return this.observationName;
	}

}
