package dev.clew.capture;

/**
 * How a component is called.
 */
enum Mode {

	/** By the application itself. */
	SYNCHRONOUS("synchronous"),

	/** By the application itself, token by token. */
	STREAMING("streaming"),

	/** As part of an AI service. */
	AI_SERVICE("AI service"),

	/** As part of an agentic workflow. */
	AGENT("agent");

	private final String label;

	Mode(String label) {
		this.label = label;
	}

	String label() {
		return this.label;
	}

}
