package dev.clew.observation;

import dev.clew.trace.ObservationType;

/**
 * A run of an agent, such as a call of an AI service.
 */
public final class AgentContext extends ClewContext {

	private final String agentName;

	/**
	 * A run that begins.
	 * @param agentName {@code Interface.method} of an AI service
	 */
	public AgentContext(String agentName) {
		super(ObservationType.AGENT);
		this.agentName = agentName;
	}

	@Override
	public String getStepName() {
		return this.agentName;
	}

}
