package dev.clew.langchain4j.agentic;

import java.util.List;

import dev.clew.langchain4j.agent.AgentInfo;
import dev.clew.langchain4j.agent.AgentKind;
import dev.clew.langchain4j.agent.AgentPosition;
import dev.clew.langchain4j.agent.AgentRun;
import dev.clew.langchain4j.agent.AgentRuns;
import dev.clew.langchain4j.agent.AgentStack;
import dev.clew.langchain4j.agent.ScopeRuns;
import dev.clew.langchain4j.run.RuntimeHandle;
import dev.clew.langchain4j.run.Runtimes;
import dev.clew.observation.step.TracingRuntime;
import dev.langchain4j.agentic.internal.AgentUtil;
import dev.langchain4j.agentic.planner.AgentInstance;
import dev.langchain4j.agentic.scope.AgenticScope;
import io.micrometer.observation.Observation;
import org.jspecify.annotations.Nullable;

/**
 * Where the run of an agent belongs: on the thread of its workflow under that, on one of
 * its own under the workflow that runs in the same scope.
 */
final class AgentPositions {

	private static final String RUNS = "dev.clew.runs";

	private static final Object LOCK = new Object();

	private AgentPositions() {
	}

	static @Nullable AgentPosition of(AgentInstance instance, AgentInfo agent, AgenticScope scope,
			@Nullable RuntimeHandle owner) {
		ScopeRuns siblings = runsOf(scope);
		String workflowId = (instance.parent() != null) ? instance.parent().agentId() : null;
		AgentRun here = AgentRuns.workflow(scope, workflowId);
		List<AgentRun> found = (here != null) ? List.of(here) : siblings.find(workflowId);
		if (!found.isEmpty()) {
			AgentRun workflow = found.get(found.size() - 1);
			List<String> notes = (found.size() == 1) ? List.of() : List
				.of("which of " + found.size() + " runs of its workflow at once it is part of is not certain");
			return new AgentPosition(workflow.runtime(), scope, siblings, workflow, workflow.observation(),
					workflow.passingId(), notes);
		}
		return outermost(instance, agent, scope, owner);
	}

	private static @Nullable AgentPosition outermost(AgentInstance instance, AgentInfo agent, AgenticScope scope,
			@Nullable RuntimeHandle owner) {
		TracingRuntime runtime = Runtimes.resolve(owner);
		if (runtime == null) {
			return null;
		}
		boolean workflow = agent.kind() == AgentKind.WORKFLOW;
		if (workflow) {
			AgentStack.check();
		}
		AgentRuns.settle(workflow ? 1 : 0);
		Observation parent = AgentRuns.parent();
		Object passingId = hasMemoryId(instance) ? null : scope.memoryId();
		List<String> notes = (instance.parent() != null) ? List.of(AgentPosition.UNTRACED) : List.of();
		return new AgentPosition(runtime, scope, runsOf(scope), null, parent, passingId, notes);
	}

	// A scope with a memory id of the application outlives the call.
	static boolean hasMemoryId(AgentInstance agent) {
		return agent.arguments().stream().anyMatch((argument) -> AgentUtil.MEMORY_ID_ARG_NAME.equals(argument.name()));
	}

	// Not part of the state of the scope, and not stored with it.
	static ScopeRuns runsOf(AgenticScope scope) {
		synchronized (LOCK) {
			Object known = scope.executionContext(RUNS);
			if (known instanceof ScopeRuns runs) {
				return runs;
			}
			ScopeRuns runs = new ScopeRuns();
			scope.writeExecutionContext(RUNS, runs);
			return runs;
		}
	}

}
