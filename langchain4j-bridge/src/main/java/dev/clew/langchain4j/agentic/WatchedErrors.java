package dev.clew.langchain4j.agentic;

import java.lang.reflect.Field;
import java.util.function.Function;

import dev.clew.langchain4j.agent.AgentRun;
import dev.clew.langchain4j.agent.AgentRuns;
import dev.clew.langchain4j.run.ObservedCall;
import dev.clew.observation.step.TracingRuntime;
import dev.langchain4j.agentic.agent.ErrorContext;
import dev.langchain4j.agentic.agent.ErrorRecoveryResult;
import dev.langchain4j.agentic.scope.AgenticScope;
import dev.langchain4j.agentic.scope.DefaultAgenticScope;
import org.jspecify.annotations.Nullable;

/**
 * Sees what becomes of the failure of an agent, by asking the same handler: LangChain4j
 * before 1.18 does not say that a workflow failed. Where the handler cannot be seen,
 * nothing changes, and such a workflow ends with what surrounds it.
 *
 * @param handler handler of the application, or LangChain4j's own
 * @param runtime application whose workflow it was first seen in
 */
record WatchedErrors(Function<ErrorContext, ErrorRecoveryResult> handler,
		TracingRuntime runtime) implements Function<ErrorContext, ErrorRecoveryResult> {

	@SuppressWarnings("unchecked")
	static void watch(AgenticScope scope, TracingRuntime runtime) {
		if (!(scope instanceof DefaultAgenticScope known)) {
			return;
		}
		try {
			Field field = DefaultAgenticScope.class.getDeclaredField("errorHandler");
			field.setAccessible(true);
			Object current = field.get(known);
			if (current != null && !(current instanceof WatchedErrors)) {
				known.withErrorHandler(
						new WatchedErrors((Function<ErrorContext, ErrorRecoveryResult>) current, runtime));
			}
		}
		catch (ReflectiveOperationException | RuntimeException ex) {
			runtime.faults().report("agents", ex);
		}
	}

	// Whatever the handler answers or throws is passed on.
	@Override
	public ErrorRecoveryResult apply(ErrorContext context) {
		ErrorRecoveryResult result;
		try {
			result = this.handler.apply(context);
		}
		catch (Throwable ex) {
			seen(context, ErrorRecoveryResult.Type.THROW_EXCEPTION, ex);
			throw ex;
		}
		if (result != null) {
			seen(context, result.type(), context.exception());
		}
		return result;
	}

	private void seen(ErrorContext context, ErrorRecoveryResult.Type type, Throwable error) {
		ObservedCall.safely(this.runtime, () -> {
			AgentRun failed = AgentPositions.runsOf(context.agenticScope()).takeFailed(context.exception());
			AgentRun workflow = (failed != null) ? failed.workflow() : AgentRuns.innermost();
			if (workflow != null && workflow.isIn(context.agenticScope())) {
				seen(workflow, failed, type, error);
			}
		});
	}

	private static void seen(AgentRun workflow, @Nullable AgentRun failed, ErrorRecoveryResult.Type type,
			Throwable error) {
		if (type == ErrorRecoveryResult.Type.RETRY && failed != null) {
			workflow.progress().retries(failed.agent().id());
		}
		else if (type == ErrorRecoveryResult.Type.THROW_EXCEPTION) {
			boolean certain = failed == null || !failed.agent().isAsync() || workflow.hasReturned();
			workflow.progress().failing(AgentEnds.causeOf(error), certain);
			AgentEnds.failIfOver(workflow);
		}
	}

}
