package dev.clew.langchain4j.agentic;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.stream.Stream;

import dev.clew.langchain4j.agent.AgentRun;
import dev.clew.langchain4j.agent.AgentRuns;
import dev.clew.langchain4j.run.RuntimeHandle;
import dev.langchain4j.agentic.internal.InternalAgent;
import dev.langchain4j.agentic.planner.AgentInstance;
import dev.langchain4j.agentic.scope.AgenticScope;
import dev.langchain4j.agentic.supervisor.SupervisorPlanner;
import dev.langchain4j.invocation.LangChain4jManaged;
import org.jspecify.annotations.Nullable;

/**
 * Supervisors and planners that are no beans: LangChain4j lets nobody see how they are
 * built, but their agents know them. They get a listener as soon as one is seen, and the
 * run that is seen first begins then. Static, because the hooks are.
 */
public final class AdoptedWorkflows {

	private static final int MAX_AGENTS = 1000;

	/** Those that are not yet part of a workflow that is listened to. */
	private static final Set<InternalAgent> AGENTS = Collections
		.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

	private AdoptedWorkflows() {
	}

	// An agent that was built. Others may be part of a workflow by now.
	static void built(InternalAgent agent, @Nullable RuntimeHandle owner) {
		unseen(owner);
		if (AGENTS.size() < MAX_AGENTS) {
			AGENTS.add(agent);
		}
	}

	// The planner of a supervisor is called: where nobody knows of the supervisor, it is
	// the only one that was built lately, or that has the agents which the planner is
	// told of.
	public static void planning(@Nullable Object[] arguments, @Nullable RuntimeHandle owner) {
		AgenticScope scope = LangChain4jManaged.current(AgenticScope.class);
		AgentRun around = AgentRuns.innermost();
		if (scope == null || (around != null && around.isIn(scope) && around.agent().isSupervisor())) {
			return;
		}
		List<InternalAgent> supervisors = unseen(owner).stream()
			.filter((workflow) -> workflow.plannerType() == SupervisorPlanner.class)
			.toList();
		if (supervisors.size() > 1) {
			supervisors = supervisors.stream().filter((supervisor) -> isNamed(supervisor, arguments)).toList();
		}
		if (supervisors.size() == 1) {
			begin(supervisors.get(0), scope, owner);
		}
	}

	private static boolean isNamed(InternalAgent supervisor, @Nullable Object[] arguments) {
		return supervisor.subagents()
			.stream()
			.map((agent) -> "'" + agent.agentId() + "'")
			.allMatch((id) -> Stream.of(arguments)
				.anyMatch((argument) -> argument instanceof String text && text.contains(id)));
	}

	// The workflow that an agent which begins is part of, if nobody listened to that. Its
	// agents may begin at once.
	static void of(AgentInstance agent, AgenticScope scope, @Nullable RuntimeHandle owner) {
		if (agent.parent() instanceof InternalAgent workflow && !TracingAgentListener.isHeard(workflow)) {
			synchronized (AgentPositions.runsOf(scope)) {
				if (!TracingAgentListener.isHeard(workflow)) {
					begin(workflow, scope, owner);
					listen(workflow, owner);
				}
			}
		}
	}

	private static void begin(InternalAgent workflow, AgenticScope scope, @Nullable RuntimeHandle owner) {
		AgentRun run = TracingAgentListener.begin(workflow, null, scope, owner);
		if (run != null) {
			run.siblings().adopt(run);
		}
	}

	private static Set<InternalAgent> unseen(@Nullable RuntimeHandle owner) {
		Set<InternalAgent> found = new LinkedHashSet<>();
		for (InternalAgent agent : AGENTS.toArray(new InternalAgent[0])) {
			AgentInstance around = (agent != null) ? agent.parent() : null;
			while (around instanceof InternalAgent workflow) {
				if (!TracingAgentListener.isHeard(workflow)) {
					found.add(workflow);
				}
				around = workflow.parent();
			}
			if (agent != null && agent.parent() != null) {
				AGENTS.remove(agent);
			}
		}
		found.forEach((workflow) -> listen(workflow, owner));
		return found;
	}

	private static void listen(InternalAgent workflow, @Nullable RuntimeHandle owner) {
		workflow.registerInheritedParentListener(new TracingAgentListener(owner));
	}

}
