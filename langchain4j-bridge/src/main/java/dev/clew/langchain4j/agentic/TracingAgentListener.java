package dev.clew.langchain4j.agentic;

import java.util.Map;

import dev.clew.content.ContentSource;
import dev.clew.langchain4j.agent.AgentInfo;
import dev.clew.langchain4j.agent.AgentPosition;
import dev.clew.langchain4j.agent.AgentRun;
import dev.clew.langchain4j.agent.AgentRuns;
import dev.clew.langchain4j.agent.MemoryIds;
import dev.clew.langchain4j.run.RuntimeHandle;
import dev.clew.langchain4j.run.Runtimes;
import dev.clew.observation.StepContext;
import dev.clew.observation.step.Step;
import dev.clew.observation.step.TracingRuntime;
import dev.clew.trace.ObservationType;
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
public final class TracingAgentListener implements AgentListener {

	private final @Nullable RuntimeHandle owner;

	TracingAgentListener(@Nullable RuntimeHandle owner) {
		this.owner = owner;
	}

	// Of the application in which a workflow is built.
	public static AgentListener inherited() {
		return new TracingAgentListener(Runtimes.building());
	}

	@Override
	public boolean inheritedBySubagents() {
		return true;
	}

	@Override
	public void beforeAgentInvocation(AgentRequest request) {
		safely(() -> {
			AdoptedWorkflows.of(request.agent(), request.agenticScope(), this.owner);
			if (begin(request.agent(), request.inputs(), request.agenticScope(), this.owner) != null) {
				request.agent().subagents().forEach(this::listenTo);
			}
		});
	}

	static @Nullable AgentRun begin(AgentInstance instance, @Nullable Map<String, Object> inputs, AgenticScope scope,
			@Nullable RuntimeHandle owner) {
		AgentInfo agent = AgentDescription.of(instance);
		AgentPosition place = AgentPositions.of(instance, agent, scope, owner);
		if (place == null) {
			return null;
		}
		AgentRun run = new AgentRun(agent, place);
		AgentRuns.enter(run);
		start(run, AgentDescription.input(instance, inputs, scope), scope);
		return run;
	}

	// Agents that are no AI services do not inherit listeners of a workflow that is built
	// with them.
	private void listenTo(AgentInstance agent) {
		boolean plain = agent.plannerType() == null && agent.topology() != AgenticSystemTopology.AI_AGENT;
		if (plain && agent instanceof InternalAgent own && !isHeard(own)) {
			own.registerInheritedParentListener(this);
		}
	}

	// Whether one of us listens to it.
	static boolean isHeard(InternalAgent agent) {
		AgentListener listener = agent.listener();
		return listener instanceof TracingAgentListener || (listener instanceof ComposedAgentListener several
				&& several.contains(new TracingAgentListener(null)));
	}

	private static void start(AgentRun run, @Nullable ContentSource input, AgenticScope scope) {
		TracingRuntime runtime = run.runtime();
		switch (run.agent().kind()) {
			case WORKFLOW -> startWorkflow(run, input, scope);
			case OTHER -> {
				StepContext context = run.describe(new StepContext(ObservationType.AGENT, run.agent().name()));
				context.setInput(input);
				run.began(Step.start(runtime, context, run.parent()));
			}
			case SERVICE -> {
			}
		}
	}

	private static void startWorkflow(AgentRun run, @Nullable ContentSource input, AgenticScope scope) {
		TracingRuntime runtime = run.runtime();
		StepContext context = run.describe(new StepContext(ObservationType.CHAIN, run.agent().name()));
		context.setInput(input);
		if (run.workflow() == null) {
			run.siblings().resume(context);
		}
		Step<StepContext> step = Step.start(runtime, context, run.parent());
		run.began(step);
		if (run.workflow() == null) {
			MemoryIds.session(runtime, step, scope.memoryId());
			WatchedErrors.watch(scope, runtime);
		}
	}

	@Override
	public void afterAgentInvocation(AgentResponse response) {
		safely(() -> {
			AgentRun run = leave(response.agenticScope(), response.agentId());
			if (run != null) {
				AgentEnds.returned(run, response);
			}
		});
	}

	@Override
	public void onAgentInvocationError(AgentInvocationError error) {
		safely(() -> {
			AgentRun run = leave(error.agenticScope(), error.agentId());
			if (run != null) {
				AgentEnds.failed(run, error);
			}
		});
	}

	// A workflow may have been noticed on a thread of one of its agents.
	private static @Nullable AgentRun leave(AgenticScope scope, String id) {
		AgentRun here = AgentRuns.leave(scope, id);
		AgentRun run = (here != null) ? here : AgentPositions.runsOf(scope).adopted(id);
		if (run != null && here == null) {
			AgentRuns.leave(run);
		}
		return run;
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
