package dev.clew.langchain4j;

import java.util.function.Supplier;

import dev.clew.content.ContentSource;
import dev.clew.observation.Causes;
import dev.clew.observation.Step;
import dev.clew.observation.ToolContext;
import dev.clew.observation.TracingRuntime;
import dev.clew.trace.Level;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.exception.ToolExecutionException;
import dev.langchain4j.invocation.InvocationContext;
import dev.langchain4j.service.tool.BeforeToolExecution;
import dev.langchain4j.service.tool.ToolExecutionResult;
import org.jspecify.annotations.Nullable;

/**
 * Traces calls of tools.
 */
final class ToolTracer {

	/**
	 * The run that asks for a tool, from just before LangChain4j looks for its executor.
	 */
	private static final ThreadLocal<@Nullable InvocationContext> ASKING = new ThreadLocal<>();

	private ToolTracer() {
	}

	static void asking(BeforeToolExecution before) {
		if (Invocations.find(before.invocationContext()) != null) {
			ASKING.set(before.invocationContext());
		}
	}

	// However the question ended, also where the application refused the tool.
	static void asked() {
		ASKING.remove();
	}

	static @Nullable Object known(ToolExecutionRequest request, InvocationContext context, boolean later,
			Call<@Nullable Object, Throwable> call) throws Throwable {
		ASKING.remove();
		Invocation invocation = Invocations.find(context);
		if (invocation == null) {
			return call.call();
		}
		TracingRuntime runtime = invocation.runtime();
		Supplier<@Nullable Step<ToolContext>> start = () -> start(runtime, invocation, request, true);
		return later ? TracedCall.runLater(runtime, start, call, new Outcome(invocation))
				: TracedCall.run(runtime, start, call, new Outcome(invocation));
	}

	// A tool that the model made up: whatever is answered, nothing was run.
	@SuppressWarnings("NullAway")
	static ToolExecutionResult unknown(ToolExecutionRequest request, Supplier<ToolExecutionResult> call) {
		Invocation invocation = Invocations.find(ASKING.get());
		ASKING.remove();
		if (invocation == null) {
			return call.get();
		}
		TracingRuntime runtime = invocation.runtime();
		Call<@Nullable Object, RuntimeException> answer = call::get;
		return (ToolExecutionResult) TracedCall.run(runtime, () -> start(runtime, invocation, request, false), answer,
				new Outcome(invocation));
	}

	private static Step<ToolContext> start(TracingRuntime runtime, Invocation invocation, ToolExecutionRequest request,
			boolean known) {
		ToolContext context = new ToolContext(request.name(), request.id(), known);
		String arguments = request.arguments();
		context.setInput((arguments != null) ? ContentSource.json(arguments) : null);
		context.setIteration(invocation.iteration());
		context.setRequest(request);
		return Step.start(runtime, runtime.conventions().tool(), context, invocation.parent());
	}

	/**
	 * What comes out of a tool.
	 */
	private record Outcome(Invocation invocation) implements TracedCall.Outcome<ToolContext, @Nullable Object> {

		@Override
		public void returned(Step<ToolContext> step, @Nullable Object result) {
			ToolContext context = step.context();
			if (result instanceof ToolExecutionResult executed) {
				describe(step, executed);
			}
			if (!context.isKnown()) {
				context.setErrorType("unknown_tool");
				context.setLevel(Level.ERROR, "the model asked for a tool that does not exist");
			}
		}

		// The result is written as text only now: where that fails, so has the tool.
		private void describe(Step<ToolContext> step, ToolExecutionResult result) {
			try {
				ToolResults.describe(step.context(), result);
			}
			catch (Throwable ex) {
				failed(step, ex);
			}
		}

		// The application's own exception, not LangChain4j's envelope.
		@Override
		public void failed(Step<ToolContext> step, Throwable error) {
			Throwable cause = (error instanceof ToolExecutionException) ? Causes.of(error) : null;
			step.fail((cause != null) ? cause : error);
			this.invocation.failUntold(error);
		}

	}

}
