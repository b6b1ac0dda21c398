package dev.clew.capture;

/**
 * How a component is called.
 */
enum Mode {

	/** By the application itself. */
	SYNCHRONOUS("synchronous"),

	/**
	 * Token by token: called by the application itself, or as part of a streaming AI
	 * service.
	 */
	STREAMING("streaming"),

	/** As part of an AI service, whatever it returns. */
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
