package dev.clew.langchain4j.service;

import java.util.Optional;

import dev.clew.langchain4j.agent.AgentRuns;
import dev.clew.langchain4j.guardrail.GuardrailTracer;
import dev.clew.langchain4j.message.Results;
import dev.clew.langchain4j.run.Invocation;
import dev.clew.langchain4j.run.Invocations;
import dev.clew.langchain4j.run.ObservedCall;
import dev.clew.observation.step.Step;
import dev.langchain4j.invocation.InvocationContext;
import dev.langchain4j.observability.api.AiServiceListenerRegistrar;
import dev.langchain4j.observability.api.event.AiServiceCompletedEvent;
import dev.langchain4j.observability.api.event.AiServiceErrorEvent;
import dev.langchain4j.observability.api.event.AiServiceRequestIssuedEvent;
import dev.langchain4j.observability.api.event.AiServiceStartedEvent;
import dev.langchain4j.observability.api.event.GuardrailExecutedEvent;
import dev.langchain4j.observability.api.listener.AiServiceCompletedListener;
import dev.langchain4j.observability.api.listener.AiServiceErrorListener;
import dev.langchain4j.observability.api.listener.AiServiceRequestIssuedListener;
import dev.langchain4j.observability.api.listener.AiServiceStartedListener;
import dev.langchain4j.observability.api.listener.InputGuardrailExecutedListener;
import dev.langchain4j.observability.api.listener.OutputGuardrailExecutedListener;
import org.jspecify.annotations.Nullable;

/**
 * Follows the runs of an AI service by its events. The service may share its registrar
 * with others, so that it hears events of theirs.
 */
final class AgentListeners {

	private final ServiceAgents agents;

	AgentListeners(ServiceAgents agents) {
		this.agents = agents;
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
		InputGuardrailExecutedListener inputChecked = this::checked;
		OutputGuardrailExecutedListener outputChecked = this::checked;
		registrar.register(inputChecked);
		registrar.register(outputChecked);
	}

	private void started(AiServiceStartedEvent event) {
		InvocationContext invocation = event.invocationContext();
		ServiceCall call = ServiceCall.untold(this.agents);
		if (call != null && invocation.invocationId() != null) {
			call.tell(invocation.invocationId(), event.userMessage());
		}
		else if (this.agents.isUnseen(invocation)) {
			this.agents.started(invocation, event.userMessage());
		}
	}

	private void requestIssued(AiServiceRequestIssuedEvent event) {
		Invocation invocation = own(event.invocationContext());
		if (invocation != null) {
			invocation.nextRound();
			Invocations.requesting(invocation);
		}
	}

	private void checked(GuardrailExecutedEvent<?, ?, ?> event) {
		if (own(event.invocationContext()) != null) {
			GuardrailTracer.checked(event);
		}
	}

	private void completed(AiServiceCompletedEvent event) {
		Invocations.takeRequesting();
		InvocationContext context = event.invocationContext();
		Invocation invocation = (own(context) != null) ? Invocations.complete(context) : null;
		if (invocation != null) {
			Step<?> step = invocation.step();
			Optional<Object> result = event.result();
			ObservedCall.safely(invocation.runtime(),
					() -> step.context().setOutput(result.map(Results::output).orElse(null)));
			step.stop();
		}
	}

	// A run that fails before its user message stands has an error but no start. Of one
	// that has ended, such as a stream whose handler throws, nothing more is told.
	private void failed(AiServiceErrorEvent event) {
		Invocations.takeRequesting();
		InvocationContext context = event.invocationContext();
		Invocation invocation = (own(context) != null) ? Invocations.end(context.invocationId()) : null;
		if (invocation != null) {
			invocation.step().fail(event.error());
			ObservedCall.safely(invocation.runtime(), () -> AgentRuns.plannerFailed(event.error()));
		}
		else if (context.userMessage() == null && this.agents.isUnseen(context)) {
			this.agents.failed(context, event.error());
		}
	}

	private @Nullable Invocation own(InvocationContext context) {
		Invocation invocation = Invocations.find(context);
		return (invocation != null && invocation.isOf(this.agents)) ? invocation : null;
	}

}
