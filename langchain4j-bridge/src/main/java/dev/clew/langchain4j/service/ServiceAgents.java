package dev.clew.langchain4j.service;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;

import dev.clew.langchain4j.agent.AgentRun;
import dev.clew.langchain4j.agent.AgentRuns;
import dev.clew.langchain4j.agent.MemoryIds;
import dev.clew.langchain4j.agentic.AdoptedWorkflows;
import dev.clew.langchain4j.message.KnownTools;
import dev.clew.langchain4j.run.Invocation;
import dev.clew.langchain4j.run.Invocations;
import dev.clew.langchain4j.run.ObservedCall;
import dev.clew.langchain4j.run.RuntimeHandle;
import dev.clew.langchain4j.run.Runtimes;
import dev.clew.observation.StepContext;
import dev.clew.observation.step.Step;
import dev.clew.observation.step.TracingRuntime;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.invocation.InvocationContext;
import io.micrometer.observation.Observation;
import org.jspecify.annotations.Nullable;

/**
 * Begins the agents of one AI service: with its calls, or, where these are not seen, with
 * the events of LangChain4j. Thread-safe.
 */
final class ServiceAgents {

	/** Its memory id is that of its supervisor, or made up. */
	private static final String PLANNER = "dev.langchain4j.agentic.supervisor.PlannerAgent";

	private final AgentDescriber describer;

	private final KnownTools tools = new KnownTools();

	private final Supplier<@Nullable RuntimeHandle> owner;

	private final Predicate<String> guarded;

	private volatile boolean seen;

	ServiceAgents(Class<?> serviceClass, Supplier<@Nullable RuntimeHandle> owner, Predicate<String> guarded) {
		this.describer = new AgentDescriber(serviceClass);
		this.owner = owner;
		this.guarded = guarded;
	}

	// From now on calls are seen.
	void seen() {
		this.seen = true;
	}

	// Absent where the call is not traced. Never fails.
	@Nullable ServiceCall called(Method method, @Nullable Object @Nullable [] arguments) {
		TracingRuntime runtime = null;
		try {
			@Nullable Object[] given = (arguments != null) ? arguments : new Object[0];
			if (isPlanner()) {
				AdoptedWorkflows.planning(given, this.owner.get());
			}
			AgentRun run = AgentRuns.take(this.describer.serviceClass());
			runtime = runtime(run);
			return (runtime != null) ? call(runtime, method, given, run) : null;
		}
		catch (Throwable ex) {
			if (runtime != null) {
				runtime.faults().report("hook", ex);
			}
			return null;
		}
	}

	private boolean isPlanner() {
		return PLANNER.equals(this.describer.serviceClass().getName());
	}

	private ServiceCall call(TracingRuntime runtime, Method method, @Nullable Object[] arguments,
			@Nullable AgentRun run) {
		StepContext context = this.describer.begin(method.getName(), run);
		ServiceMethod called = this.describer.methodOf(method);
		Invocation begun = start(runtime, method.getName(), called.memoryId(arguments), context, run);
		return new ServiceCall(this, begun,
				(message) -> this.describer.describe(context, called, Arrays.asList(arguments), message));
	}

	// A run of this service whose call was not seen.
	boolean isUnseen(InvocationContext invocation) {
		return !this.seen && invocation.invocationId() != null
				&& this.describer.serviceClass().getName().equals(invocation.interfaceName())
				&& Invocations.find(invocation) == null;
	}

	void started(InvocationContext invocation, UserMessage message) {
		AgentRun run = AgentRuns.take(this.describer.serviceClass());
		TracingRuntime runtime = runtime(run);
		if (runtime != null) {
			ObservedCall.safely(runtime, () -> Invocations.add(invocation.invocationId(),
					start(runtime, invocation, describe(invocation, run, message), run)));
		}
	}

	// Before its user message stood.
	void failed(InvocationContext invocation, Throwable error) {
		AgentRun run = AgentRuns.take(this.describer.serviceClass());
		TracingRuntime runtime = runtime(run);
		if (runtime != null) {
			ObservedCall.safely(runtime, () -> {
				StepContext context = describe(invocation, run, null);
				if (invocation.timestamp() != null) {
					context.setStartedAt(invocation.timestamp());
				}
				start(runtime, invocation, context, run).step().fail(error);
			});
		}
	}

	private @Nullable TracingRuntime runtime(@Nullable AgentRun run) {
		return (run != null) ? run.runtime() : Runtimes.resolve(this.owner.get());
	}

	private StepContext describe(InvocationContext invocation, @Nullable AgentRun run, @Nullable UserMessage message) {
		StepContext context = this.describer.begin(invocation.methodName(), run);
		List<@Nullable Object> arguments = invocation.methodArguments();
		this.describer.describe(context, this.describer.methodOf(invocation.methodName(), arguments), arguments,
				message);
		return context;
	}

	private Invocation start(TracingRuntime runtime, InvocationContext invocation, StepContext context,
			@Nullable AgentRun run) {
		return start(runtime, invocation.methodName(), invocation.chatMemoryId(), context, run);
	}

	private Invocation start(TracingRuntime runtime, String method, @Nullable Object memoryId, StepContext context,
			@Nullable AgentRun run) {
		Observation parent = (run != null) ? run.parent() : AgentRuns.parent();
		Observation around = (parent != null) ? parent : Runtimes.currentObservation();
		Step<StepContext> step = Step.start(runtime, context, parent);
		if (!isPlanner()) {
			MemoryIds.session(runtime, step, memoryId);
		}
		Invocation started = new Invocation(this, runtime, step, around, this.tools, () -> this.guarded.test(method));
		if (run != null) {
			run.began(started);
		}
		return started;
	}

}
