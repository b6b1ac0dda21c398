package dev.clew.langchain4j.model;

import java.lang.reflect.Method;
import java.util.concurrent.Flow;

import dev.clew.budget.BudgetExceededException;
import dev.clew.langchain4j.call.ComponentTracer;
import dev.clew.langchain4j.call.Forms;
import dev.clew.langchain4j.run.Call;
import dev.clew.langchain4j.run.EnclosingObservation;
import dev.clew.langchain4j.run.Invocation;
import dev.clew.langchain4j.run.Invocations;
import dev.clew.langchain4j.run.RuntimeHandle;
import dev.clew.observation.GenerationContext;
import dev.clew.observation.step.Step;
import dev.clew.observation.step.TracingRuntime;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import org.jspecify.annotations.Nullable;

/**
 * Traces calls of streaming chat models: from the request to the last token, on whichever
 * thread it arrives. Thread-safe.
 */
public final class StreamingTracer extends ComponentTracer {

	/**
	 * A tracer.
	 * @param owner application that the models belong to; {@code null} where that is not
	 * known
	 */
	public StreamingTracer(@Nullable RuntimeHandle owner) {
		super(StreamingChatModel.class, "streaming chat model", owner);
	}

	@Override
	public boolean isShortForm(Method method) {
		return ShortForms.isShort(method) || super.isShortForm(method);
	}

	@Override
	public @Nullable Object call(Object component, Method method, @Nullable Object[] arguments,
			Call<@Nullable Object, Throwable> call) throws Throwable {
		ChatRequest request = isChat(method) ? ShortForms.requestOf(arguments) : null;
		if (request == null || !(component instanceof StreamingChatModel model)
				|| Forms.isMissing(model.getClass(), method)) {
			return call.call();
		}
		if (Forms.isStream(method)) {
			return stream(model, request, call.call());
		}
		int last = arguments.length - 1;
		if (arguments[last] instanceof StreamingChatResponseHandler handler) {
			run(model, request, Invocations.takeRequesting(), new StreamedCall.Handled(handler, arguments, last, call));
			return null;
		}
		return call.call();
	}

	private static boolean isChat(Method method) {
		return "chat".equals(method.getName()) || "doChat".equals(method.getName());
	}

	// What is around the call is around each of its subscriptions.
	private @Nullable Object stream(StreamingChatModel model, ChatRequest request, @Nullable Object result) {
		Invocation invocation = Invocations.takeRequesting();
		TracingRuntime runtime = (invocation != null) ? invocation.runtime() : runtime();
		if (runtime == null || !(result instanceof Flow.Publisher<?> publisher)) {
			return result;
		}
		EnclosingObservation around = EnclosingObservation.current(runtime);
		return new TracedPublisher(publisher, (source, subscriber) -> around.call(() -> {
			run(model, request, invocation, new StreamedCall.Subscribed(source, subscriber));
			return true;
		}));
	}

	// Within a generation, unless it is the inner part of one.
	private <X extends Throwable> void run(StreamingChatModel model, ChatRequest request,
			@Nullable Invocation invocation, StreamedCall<X> call) throws X {
		TracingRuntime runtime = (invocation != null) ? invocation.runtime() : runtime();
		DelegatedCalls inner = (runtime != null)
				? GenerationTracer.innerCalls(runtime, request, model::defaultRequestParameters, model::provider)
				: null;
		if (runtime != null && inner != null) {
			inner.<X>runStream(() -> {
				call.make(runtime, inner);
				return true;
			});
			return;
		}
		Step<GenerationContext> step = (runtime != null) ? start(runtime, invocation, request, model) : null;
		if (runtime == null || step == null) {
			call.make();
			return;
		}
		try (Step.Scope scope = step.open()) {
			admit(step, new StreamedGeneration(step, invocation, runtime.openSteps().textRoom()), call);
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
	// thrown there reaches nobody.
	private static <X extends Throwable> void admit(Step<GenerationContext> step, StreamedGeneration generation,
			StreamedCall<X> call) throws X {
		BudgetExceededException refusal = step.refusal();
		if (refusal != null) {
			call.refuse(generation, refusal);
		}
		else {
			call.make(generation);
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

}
