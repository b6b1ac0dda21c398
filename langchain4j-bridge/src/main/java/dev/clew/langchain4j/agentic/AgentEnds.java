package dev.clew.langchain4j.agentic;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.UndeclaredThrowableException;
import java.util.TreeSet;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

import dev.clew.content.ContentSource;
import dev.clew.langchain4j.agent.AgentKind;
import dev.clew.langchain4j.agent.AgentRun;
import dev.clew.langchain4j.agent.AgentRuns;
import dev.clew.observation.ClewContext;
import dev.clew.observation.StepContext;
import dev.clew.observation.fault.Causes;
import dev.clew.observation.step.Step;
import dev.clew.trace.Level;
import dev.clew.trace.ObservationType;
import dev.langchain4j.agentic.agent.AgentInvocationException;
import dev.langchain4j.agentic.internal.DelayedResponse;
import dev.langchain4j.agentic.observability.AgentInvocationError;
import dev.langchain4j.agentic.observability.AgentResponse;
import dev.langchain4j.agentic.scope.AgenticScope;
import dev.langchain4j.service.TokenStream;
import org.jspecify.annotations.Nullable;

/**
 * How runs of agents end.
 */
final class AgentEnds {

	private static final int MAX_ENVELOPES = 20;

	private AgentEnds() {
	}

	static void returned(AgentRun run, AgentResponse response) {
		Object output = response.output();
		switch (run.agent().kind()) {
			case WORKFLOW -> workflowReturned(run, response, output);
			case SERVICE -> late(run, response, null);
			case OTHER -> {
				run.output(AgentDescription.output(output));
				run.end();
			}
		}
		left(run);
	}

	private static void workflowReturned(AgentRun run, AgentResponse response, @Nullable Object output) {
		Step<?> latest = run.progress().latest();
		if (output instanceof TokenStream && latest != null) {
			if (run.workflow() != null) {
				run.workflow().progress().latest(latest);
			}
			run.outlives();
			latest.whenStopped(() -> streamed(run, latest.context()));
			return;
		}
		run.input(() -> AgentDescription.input(response.inputs()));
		run.output(AgentDescription.output(output));
		if (run.workflow() == null && isPending(response.agenticScope())) {
			run.returned();
			if (!AgentPositions.hasMemoryId(response.agent())) {
				return;
			}
			run.note("its call returned later: it waited for what runs asynchronously");
		}
		run.end();
	}

	// The workflow has returned the stream, and is over with it.
	private static void streamed(AgentRun run, ClewContext stream) {
		run.output(stream.getOutput());
		if (stream.getError() != null) {
			run.fail(stream.getError());
			return;
		}
		if (stream.getLevel() == Level.WARNING) {
			run.level(Level.WARNING, stream.getStatusMessage());
		}
		run.end();
	}

	private static boolean isPending(AgenticScope scope) {
		return scope.state()
			.values()
			.stream()
			.anyMatch((value) -> value instanceof DelayedResponse<?> delayed && !delayed.isDone());
	}

	// Told of each workflow, innermost first. What it is in the middle of is suspended
	// with it.
	static void suspended(AgenticScope scope) {
		String reason = "suspended: waits for " + String.join(", ", new TreeSet<>(scope.pendingResponseIds()));
		AgentRun left = AgentRuns.leaveWorkflow(scope, (run) -> run.suspend(reason));
		if (left != null) {
			left.suspend(reason);
			left(left);
		}
	}

	// Here a call returns that has waited for what runs asynchronously.
	static void destroyed(AgenticScope scope) {
		AgentPositions.runsOf(scope).open().stream().filter(AgentRun::hasReturned).forEach(AgentRun::end);
	}

	static void failed(AgentRun run, AgentInvocationError error) {
		Throwable cause = causeOf(error.error());
		if (run.agent().kind() == AgentKind.WORKFLOW) {
			run.input(() -> AgentDescription.input(error.inputs()));
		}
		if (run.agent().kind() == AgentKind.SERVICE && !run.hasBegun()) {
			late(run, null, cause);
		}
		else {
			run.fail(cause);
		}
		if (run.workflow() != null) {
			run.siblings().failed(error.error(), run);
		}
		left(run);
	}

	// An agent elsewhere, or one that failed before its AI service began.
	private static void late(AgentRun run, @Nullable AgentResponse response, @Nullable Throwable error) {
		if (run.hasBegun()) {
			return;
		}
		StepContext context = run.describeLate(new StepContext(ObservationType.AGENT, run.agent().name()));
		if (response != null) {
			context.setInput(AgentDescription.input(response.inputs()));
		}
		run.began(Step.start(run.runtime(), context, run.parent()));
		if (error != null) {
			run.fail(error);
			return;
		}
		run.output((response != null) ? AgentDescription.output(response.output()) : (ContentSource) null);
		run.end();
	}

	private static void left(AgentRun run) {
		AgentRun workflow = run.workflow();
		if (workflow != null) {
			workflow.progress().left();
			failIfOver(workflow);
		}
	}

	// Of workflows within others LangChain4j says that they failed.
	static void failIfOver(AgentRun workflow) {
		Throwable failure = workflow.progress().failure();
		if (failure != null && workflow.workflow() == null) {
			AgentRuns.leave(workflow);
			workflow.fail(failure);
		}
	}

	// The application's own exception, not LangChain4j's envelopes.
	static Throwable causeOf(Throwable error) {
		Throwable cause = error;
		Throwable within = Causes.of(error);
		for (int i = 0; i < MAX_ENVELOPES && within != null && isEnvelope(cause, within); i++) {
			cause = within;
			within = Causes.of(cause);
		}
		return cause;
	}

	private static boolean isEnvelope(Throwable error, Throwable within) {
		return error instanceof AgentInvocationException || error instanceof InvocationTargetException
				|| error instanceof UndeclaredThrowableException || error instanceof CompletionException
				|| error instanceof ExecutionException
				|| (error.getClass() == RuntimeException.class && within instanceof ExecutionException);
	}

}
