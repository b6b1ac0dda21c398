package dev.clew.langchain4j.agentic;

import dev.clew.langchain4j.run.RuntimeHandle;
import dev.langchain4j.agentic.internal.InternalAgent;
import org.jspecify.annotations.Nullable;

/**
 * Agents and workflows of LangChain4j's agentic module, traced in place: they get a
 * listener, which their agents inherit. Needs {@code langchain4j-agentic}.
 */
public final class AgentTracing {

	private AgentTracing() {
	}

	/**
	 * Traces an agent, if it is one.
	 * @param bean any object
	 * @param owner application that it belongs to
	 * @return what kind it is, {@code workflow} or {@code agent}; absent where it is none
	 */
	public static @Nullable String trace(Object bean, RuntimeHandle owner) {
		if (!(bean instanceof InternalAgent agent)) {
			return null;
		}
		agent.registerInheritedParentListener(new TracingAgentListener(owner));
		return (agent.plannerType() != null) ? "workflow" : "agent";
	}

	// An agent that was just built, whoever gets it.
	public static void built(Object listener, @Nullable RuntimeHandle owner) {
		if (listener instanceof InternalAgent agent) {
			agent.registerInheritedParentListener(new TracingAgentListener(owner));
			AdoptedWorkflows.built(agent, owner);
		}
	}

}
