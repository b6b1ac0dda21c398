package dev.clew.langchain4j.agent;

/**
 * How an agent is run.
 */
public enum AgentKind {

	/** A workflow of agents. */
	WORKFLOW,
	/** An AI service, which tells of its runs. */
	SERVICE,
	/** Anything else. */
	OTHER

}
