package dev.clew.langchain4j;

import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

import dev.clew.observation.AgentContext;
import dev.clew.observation.SessionIds;
import dev.clew.observation.Step;
import dev.clew.observation.TraceNode;
import dev.clew.observation.TracingRuntime;
import dev.langchain4j.invocation.InvocationContext;
import dev.langchain4j.observability.api.AiServiceListenerRegistrar;
import dev.langchain4j.observability.api.event.AiServiceCompletedEvent;
import dev.langchain4j.observability.api.event.AiServiceErrorEvent;
import dev.langchain4j.observability.api.event.AiServiceRequestIssuedEvent;
import dev.langchain4j.observability.api.event.AiServiceStartedEvent;
import dev.langchain4j.observability.api.listener.AiServiceCompletedListener;
import dev.langchain4j.observability.api.listener.AiServiceErrorListener;
import dev.langchain4j.observability.api.listener.AiServiceRequestIssuedListener;
import dev.langchain4j.observability.api.listener.AiServiceStartedListener;
import dev.langchain4j.observability.api.listener.InputGuardrailExecutedListener;
import dev.langchain4j.observability.api.listener.OutputGuardrailExecutedListener;
import dev.langchain4j.service.memory.ChatMemoryService;
import io.micrometer.observation.Observation;
import org.jspecify.annotations.Nullable;

/**
 * Makes an agent of each run of an AI service, from its events.
 */
final class AgentListeners {

	private final AgentDescriber describer;

	private final KnownTools tools = new KnownTools();

	private final Supplier<@Nullable RuntimeHandle> owner;

	private final Predicate<String> guarded;

	AgentListeners(Class<?> serviceClass, Supplier<@Nullable RuntimeHandle> owner, Predicate<String> guarded) {
		this.describer = new AgentDescriber(serviceClass);
		this.owner = owner;
		this.guarded = guarded;
	}

	void registerWith(AiServiceListenerRegistrar registrar) {
		AiServiceStartedListener started = this::started;
		AiServiceRequestIssuedListener requestIssued = this::requestIssued;
		AiServiceCompletedListener completed = this::completed;
		AiServiceErrorListener failed = this::failed;
		registrar.register(started);
		registrar.register(requestIssued);
		registrar.register(completed);
		registrar.register(failed);
		InputGuardrailExecutedListener inputChecked = GuardrailTracer::checked;
		OutputGuardrailExecutedListener outputChecked = GuardrailTracer::checked;
		registrar.register(inputChecked);
		registrar.register(outputChecked);
	}

	private void started(AiServiceStartedEvent event) {
		InvocationContext invocation = event.invocationContext();
		AgentRun run = AgentRuns.take(this.describer.serviceClass());
		TracingRuntime runtime = (run != null) ? run.runtime() : Runtimes.resolve(this.owner.get());
		if (runtime != null && invocation.invocationId() != null) {
			TracedCall.safely(runtime, () -> {
				AgentContext context = this.describer.describe(invocation, event.userMessage(), run);
				Invocations.add(invocation.invocationId(), start(runtime, invocation, context, run));
			});
		}
	}

	private Invocation start(TracingRuntime runtime, InvocationContext invocation, AgentContext context,
			@Nullable AgentRun run) {
		Observation parent = (run != null) ? run.parent() : AgentRuns.parent();
		Observation around = (parent != null) ? parent : Runtimes.currentObservation();
		Step<AgentContext> step = Step.start(runtime, runtime.conventions().agent(), context, parent);
		session(runtime, step, invocation.chatMemoryId());
		String method = invocation.methodName();
		Invocation started = new Invocation(invocation.invocationId(), runtime, step, around, this.tools,
				() -> this.guarded.test(method));
		if (run != null) {
			run.began(started);
		}
		return started;
	}

	private static void session(TracingRuntime runtime, Step<AgentContext> step, @Nullable Object memoryId) {
		TraceNode node = TraceNode.of(step.context());
		if (node != null && memoryId != null && !ChatMemoryService.DEFAULT.equals(memoryId)
				&& !AgentRuns.isPassing(memoryId)) {
			runtime.sessions().offer(node.state(), SessionIds.MEMORY_ID, memoryId.toString());
		}
	}

	private void requestIssued(AiServiceRequestIssuedEvent event) {
		Invocation invocation = Invocations.find(event.invocationContext());
		if (invocation != null) {
			invocation.nextRound();
			Invocations.requesting(invocation);
		}
	}

	private void completed(AiServiceCompletedEvent event) {
		Invocations.takeRequesting();
		Invocation invocation = Invocations.complete(event.invocationContext());
		if (invocation != null) {
			Optional<Object> result = event.result();
			TracedCall.safely(invocation.runtime(),
					() -> invocation.step().context().setOutput(result.map(Results::output).orElse(null)));
			invocation.step().stop();
		}
	}

	// A run that fails before its user message stands has an error but no start. Of one
	// that
	// has ended, such as a stream whose handler throws, nothing more is told.
	private void failed(AiServiceErrorEvent event) {
		Invocations.takeRequesting();
		InvocationContext context = event.invocationContext();
		Invocation invocation = Invocations.end(context.invocationId());
		if (invocation != null) {
			invocation.step().fail(event.error());
			TracedCall.safely(invocation.runtime(), () -> AgentRuns.plannerFailed(event.error()));
			return;
		}
		if (context.userMessage() != null || Invocations.hasEnded(context)) {
			return;
		}
		AgentRun run = AgentRuns.take(this.describer.serviceClass());
		TracingRuntime runtime = (run != null) ? run.runtime() : Runtimes.resolve(this.owner.get());
		if (runtime != null) {
			TracedCall.safely(runtime, () -> {
				AgentContext agent = this.describer.describe(context, null, run);
				if (context.timestamp() != null) {
					agent.setStartedAt(context.timestamp());
				}
				start(runtime, context, agent, run).step().fail(event.error());
			});
		}
	}

}
