package dev.clew.langchain4j;

/**
 * How an agent is run.
 */
enum AgentKind {

	/** A workflow of agents. */
	WORKFLOW,
	/** An AI service, which tells of its runs. */
	SERVICE,
	/** Anything else. */
	OTHER

}
