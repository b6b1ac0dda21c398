package dev.clew.langchain4j;

import dev.clew.observation.AgentContext;
import dev.clew.observation.ChainContext;
import dev.clew.observation.Step;
import dev.clew.observation.TracingRuntime;
import dev.langchain4j.agentic.internal.InternalAgent;
import dev.langchain4j.agentic.observability.AgentInvocationError;
import dev.langchain4j.agentic.observability.AgentListener;
import dev.langchain4j.agentic.observability.AgentRequest;
import dev.langchain4j.agentic.observability.AgentResponse;
import dev.langchain4j.agentic.observability.ComposedAgentListener;
import dev.langchain4j.agentic.planner.AgentInstance;
import dev.langchain4j.agentic.planner.AgenticSystemTopology;
import dev.langchain4j.agentic.scope.AgenticScope;
import org.jspecify.annotations.Nullable;

/**
 * Makes chains of the runs of workflows, and agents of those of agents that are no AI
 * services; what AI services do they tell themselves. Thread-safe.
 */
final class TracingAgentListener implements AgentListener {

	private final @Nullable RuntimeHandle owner;

	TracingAgentListener(@Nullable RuntimeHandle owner) {
		this.owner = owner;
	}

	// Of the application in which a workflow is built.
	static AgentListener inherited() {
		return new TracingAgentListener(Runtimes.building());
	}

	@Override
	public boolean inheritedBySubagents() {
		return true;
	}

	@Override
	public void beforeAgentInvocation(AgentRequest request) {
		safely(() -> {
			AgentInfo agent = AgentFacts.of(request.agent());
			AgentPlace place = AgentPlaces.of(request.agent(), agent, request.agenticScope(), this.owner);
			if (place != null) {
				AgentRun run = new AgentRun(agent, place);
				AgentRuns.enter(run);
				start(run, request);
				request.agent().subagents().forEach(this::listenTo);
			}
		});
	}

	// Agents that are no AI services do not inherit listeners of a workflow that is built
	// with them.
	private void listenTo(AgentInstance agent) {
		boolean plain = agent.plannerType() == null && agent.topology() != AgenticSystemTopology.AI_AGENT;
		if (plain && agent instanceof InternalAgent own && !listensTo(own)) {
			own.registerInheritedParentListener(this);
		}
	}

	private boolean listensTo(InternalAgent agent) {
		AgentListener listener = agent.listener();
		return equals(listener) || (listener instanceof ComposedAgentListener several && several.contains(this));
	}

	private static void start(AgentRun run, AgentRequest request) {
		TracingRuntime runtime = run.runtime();
		switch (run.agent().kind()) {
			case WORKFLOW -> {
				ChainContext context = run.describe(new ChainContext(run.agent().name()));
				context.setInput(AgentFacts.input(request.inputs()));
				if (run.workflow() == null) {
					run.siblings().resume(context);
				}
				run.began(Step.start(runtime, runtime.conventions().chain(), context, run.parent()));
				if (run.workflow() == null) {
					WatchedErrors.watch(request.agenticScope(), runtime);
				}
			}
			case OTHER -> {
				AgentContext context = run.describe(new AgentContext(run.agent().name()));
				context.setInput(AgentFacts.input(request.inputs()));
				run.began(Step.start(runtime, runtime.conventions().agent(), context, run.parent()));
			}
			case SERVICE -> {
			}
		}
	}

	@Override
	public void afterAgentInvocation(AgentResponse response) {
		safely(() -> {
			AgentRun run = AgentRuns.leave(response.agenticScope(), response.agentId());
			if (run != null) {
				AgentEnds.returned(run, response);
			}
		});
	}

	@Override
	public void onAgentInvocationError(AgentInvocationError error) {
		safely(() -> {
			AgentRun run = AgentRuns.leave(error.agenticScope(), error.agentId());
			if (run != null) {
				AgentEnds.failed(run, error);
			}
		});
	}

	@Override
	public void onAgenticSystemSuspended(AgenticScope scope) {
		safely(() -> AgentEnds.suspended(scope));
	}

	@Override
	public void beforeAgenticScopeDestroyed(AgenticScope scope) {
		safely(() -> AgentEnds.destroyed(scope));
	}

	private void safely(Runnable action) {
		try {
			action.run();
		}
		catch (Throwable ex) {
			TracingRuntime runtime = Runtimes.resolve(this.owner);
			if (runtime != null) {
				runtime.faults().report("hook", ex);
			}
		}
	}

	// One for each agent, from however many workflows it inherits one.
	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof TracingAgentListener;
	}

	// Early in LangChain4j's set of listeners: one that throws hides those after it.
	@Override
	public int hashCode() {
		return 0;
	}

}
