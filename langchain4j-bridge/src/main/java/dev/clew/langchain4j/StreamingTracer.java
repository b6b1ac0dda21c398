package dev.clew.langchain4j;

import dev.clew.budget.BudgetExceededException;
import dev.clew.observation.GenerationContext;
import dev.clew.observation.Step;
import dev.clew.observation.TracingRuntime;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import org.jspecify.annotations.Nullable;

/**
 * Traces calls of streaming chat models: from the request to the last token. Thread-safe.
 */
public final class StreamingTracer {

	private final @Nullable RuntimeHandle owner;

	/**
	 * A tracer.
	 * @param owner application that the models belong to; {@code null} where that is not
	 * known
	 */
	public StreamingTracer(@Nullable RuntimeHandle owner) {
		this.owner = owner;
	}

	/**
	 * Makes a call within a generation, unless it is the inner part of one. The
	 * generation ends when the stream does, on whichever thread.
	 * @param model model that is called
	 * @param request request as the caller gave it
	 * @param handler handler as the caller gave it
	 * @param call the call, with the handler that it must use
	 * @param <X> what it may throw
	 * @throws X whatever the call throws
	 */
	public <X extends Throwable> void chat(StreamingChatModel model, ChatRequest request,
			StreamingChatResponseHandler handler, StreamingCall<X> call) throws X {
		Invocation invocation = Invocations.takeRequesting();
		TracingRuntime runtime = (invocation != null) ? invocation.runtime() : Runtimes.resolve(this.owner);
		InnerCalls inner = (runtime != null)
				? GenerationTracer.innerCalls(runtime, request, model::defaultRequestParameters, model::provider)
				: null;
		if (inner != null) {
			inner.<Boolean, X>run(() -> {
				call.chat(handler);
				return true;
			});
			return;
		}
		Step<GenerationContext> step = (runtime != null) ? start(runtime, invocation, request, model) : null;
		if (runtime == null || step == null) {
			call.chat(handler);
			return;
		}
		try (Step.Scope scope = step.open()) {
			admit(step, new TracedStreamHandler(handler, step, invocation), call);
		}
		catch (Throwable ex) {
			step.fail(ex);
			if (invocation != null) {
				invocation.fail(ex);
			}
			throw ex;
		}
	}

	// LangChain4j makes the later calls of a run on the provider's threads: what is
	// thrown
	// there reaches nobody.
	private static <X extends Throwable> void admit(Step<GenerationContext> step, TracedStreamHandler handler,
			StreamingCall<X> call) throws X {
		BudgetExceededException refusal = step.refusal();
		if (refusal != null) {
			handler.onError(refusal);
		}
		else {
			call.chat(handler);
		}
	}

	private static @Nullable Step<GenerationContext> start(TracingRuntime runtime, @Nullable Invocation invocation,
			ChatRequest request, StreamingChatModel model) {
		try {
			return GenerationTracer.start(runtime, invocation, request, model.defaultRequestParameters(),
					model.provider());
		}
		catch (Throwable ex) {
			runtime.faults().report("hook", ex);
			return null;
		}
	}

	/**
	 * A call of a streaming chat model.
	 *
	 * @param <X> what it may throw
	 */
	@FunctionalInterface
	public interface StreamingCall<X extends Throwable> {

		/**
		 * Makes the call.
		 * @param handler handler to give to the model
		 * @throws X whatever the application throws
		 */
		void chat(StreamingChatResponseHandler handler) throws X;

	}

}
