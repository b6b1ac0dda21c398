package dev.clew.langchain4j.tool;

import java.util.function.Supplier;

import dev.clew.content.ContentSource;
import dev.clew.langchain4j.mcp.McpConnection;
import dev.clew.langchain4j.message.CallIdentity;
import dev.clew.langchain4j.message.ToolResults;
import dev.clew.langchain4j.run.Call;
import dev.clew.langchain4j.run.Invocation;
import dev.clew.langchain4j.run.Invocations;
import dev.clew.langchain4j.run.ObservedCall;
import dev.clew.observation.McpCalls;
import dev.clew.observation.ToolContext;
import dev.clew.observation.fault.Causes;
import dev.clew.observation.step.Step;
import dev.clew.observation.step.TracingRuntime;
import dev.clew.trace.Level;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.exception.ToolExecutionException;
import dev.langchain4j.invocation.InvocationContext;
import dev.langchain4j.service.tool.BeforeToolExecution;
import dev.langchain4j.service.tool.ToolErrorHandlerResult;
import dev.langchain4j.service.tool.ToolExecutionResult;
import org.jspecify.annotations.Nullable;

/**
 * Traces calls of tools.
 */
public final class ToolTracer {

	/**
	 * The run that asks for a tool, from just before LangChain4j looks for its executor.
	 */
	private static final ThreadLocal<@Nullable InvocationContext> ASKING = new ThreadLocal<>();

	/**
	 * From a tool that failed to the answer to that, which follows on the same thread.
	 */
	private static final ThreadLocal<@Nullable Failure> FAILED = new ThreadLocal<>();

	private ToolTracer() {
	}

	public static void asking(BeforeToolExecution before) {
		Failure unanswered = takeFailure();
		if (unanswered != null) {
			unanswered.end(null);
		}
		if (Invocations.find(before.invocationContext()) != null) {
			ASKING.set(before.invocationContext());
		}
	}

	// However the question ended, also where the application refused the tool.
	public static void asked() {
		ASKING.set(null);
		Failure unanswered = takeFailure();
		if (unanswered != null) {
			unanswered.end(null);
		}
	}

	static @Nullable Object known(ToolExecutionRequest request, InvocationContext context, @Nullable Object mcpExecutor,
			boolean later, Call<@Nullable Object, Throwable> call) throws Throwable {
		boolean asked = ASKING.get() != null;
		ASKING.set(null);
		Invocation invocation = Invocations.find(context);
		if (invocation == null) {
			return call.call();
		}
		TracingRuntime runtime = invocation.runtime();
		Supplier<@Nullable Step<ToolContext>> start = () -> start(runtime, invocation, request, true, mcpExecutor);
		return later ? ObservedCall.runLater(runtime, start, call, new Outcome(invocation, false))
				: ObservedCall.run(runtime, start, call, new Outcome(invocation, asked));
	}

	// What the model is told of a tool that failed on this thread.
	public static ToolErrorHandlerResult answer(Supplier<ToolErrorHandlerResult> handler) {
		Failure failure = takeFailure();
		if (failure == null) {
			return handler.get();
		}
		ToolErrorHandlerResult result = null;
		try {
			result = handler.get();
			return result;
		}
		finally {
			failure.end(result);
		}
	}

	private static @Nullable Failure takeFailure() {
		Failure failure = FAILED.get();
		if (failure != null) {
			FAILED.set(null);
		}
		return failure;
	}

	// A tool that the model made up: whatever is answered, nothing was run.
	@SuppressWarnings("NullAway")
	public static ToolExecutionResult unknown(ToolExecutionRequest request, Supplier<ToolExecutionResult> call) {
		Invocation invocation = Invocations.find(ASKING.get());
		ASKING.set(null);
		if (invocation == null) {
			return call.get();
		}
		TracingRuntime runtime = invocation.runtime();
		Call<@Nullable Object, RuntimeException> answer = call::get;
		return (ToolExecutionResult) ObservedCall.run(runtime, () -> start(runtime, invocation, request, false, null),
				answer, new Outcome(invocation, false));
	}

	private static Step<ToolContext> start(TracingRuntime runtime, Invocation invocation, ToolExecutionRequest request,
			boolean known, @Nullable Object mcpExecutor) {
		ToolContext context = new ToolContext(request.name(), request.id(), known);
		if (mcpExecutor != null) {
			McpCalls.mark(context, McpCalls.TOOL, McpConnection.of(mcpExecutor));
		}
		String arguments = request.arguments();
		context.setInput((arguments != null) ? ContentSource.json(arguments) : null);
		context.setIteration(invocation.iteration());
		context.subject(CallIdentity.of(request));
		return Step.start(runtime, context, invocation.parent());
	}

	/**
	 * What comes out of a tool.
	 *
	 * @param invocation run that it is part of
	 * @param answered whether the model is told of an exception on this thread
	 */
	private record Outcome(Invocation invocation,
			boolean answered) implements ObservedCall.Outcome<ToolContext, @Nullable Object> {

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
				step.fail(ownOf(ex));
				this.invocation.failUntold(ex);
			}
		}

		@Override
		public void failed(Step<ToolContext> step, Throwable error) {
			if (this.answered && error instanceof Exception) {
				FAILED.set(new Failure(step, ownOf(error)));
				return;
			}
			step.fail(ownOf(error));
			this.invocation.failUntold(error);
		}

		@Override
		public boolean isOpenAfter(Step<ToolContext> step) {
			Failure failure = FAILED.get();
			return failure != null && failure.isOf(step);
		}

		// The application's own exception, not LangChain4j's envelope.
		private static Throwable ownOf(Throwable error) {
			Throwable cause = (error instanceof ToolExecutionException) ? Causes.of(error) : null;
			return (cause != null) ? cause : error;
		}

	}

	/**
	 * A tool that failed, until it is known what the model is told.
	 */
	private record Failure(Step<ToolContext> step, Throwable error) {

		@SuppressWarnings("ReferenceEquality")
		boolean isOf(Step<ToolContext> other) {
			return this.step == other;
		}

		void end(@Nullable ToolErrorHandlerResult told) {
			if (told != null) {
				this.step.complete(() -> this.step.context().setOutput(ContentSource.text(told.text())));
			}
			this.step.fail(this.error);
		}

	}

}
