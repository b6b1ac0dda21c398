package dev.clew.langchain4j.guardrail;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

import dev.clew.content.ContentSource;
import dev.clew.langchain4j.message.MessageContents;
import dev.clew.langchain4j.message.Messages;
import dev.clew.langchain4j.message.Names;
import dev.clew.langchain4j.run.Call;
import dev.clew.langchain4j.run.ClassPath;
import dev.clew.langchain4j.run.Invocation;
import dev.clew.langchain4j.run.Invocations;
import dev.clew.langchain4j.run.ObservedCall;
import dev.clew.langchain4j.run.Runtimes;
import dev.clew.observation.StepContext;
import dev.clew.observation.fault.Causes;
import dev.clew.observation.step.Step;
import dev.clew.observation.step.TracingRuntime;
import dev.clew.trace.ObservationType;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.guardrail.Guardrail;
import dev.langchain4j.guardrail.GuardrailException;
import dev.langchain4j.guardrail.GuardrailRequest;
import dev.langchain4j.guardrail.GuardrailResult;
import dev.langchain4j.guardrail.InputGuardrail;
import dev.langchain4j.guardrail.InputGuardrailRequest;
import dev.langchain4j.guardrail.OutputGuardrail;
import dev.langchain4j.guardrail.OutputGuardrailRequest;
import dev.langchain4j.observability.api.event.GuardrailExecutedEvent;
import org.jspecify.annotations.Nullable;

/**
 * Traces checks of guardrails: from around, so that what a guardrail does hangs under it,
 * or, where the application has executors of its own, by the events of LangChain4j.
 */
public final class GuardrailTracer {

	private GuardrailTracer() {
	}

	static <R extends GuardrailResult<R>> R check(GuardrailRequest<?> request, Guardrail<?, R> guardrail,
			Supplier<R> check) {
		Invocation run = Invocations.find(request.requestParams().invocationContext());
		TracingRuntime runtime = runtimeOf(run);
		return (runtime != null) ? ObservedCall.run(runtime, () -> start(runtime, run, guardrail, request), check::get,
				new Outcome<>(run)) : check.get();
	}

	// The same with a verdict that comes later.
	@SuppressWarnings({ "unchecked", "NullAway" })
	static <R extends GuardrailResult<R>> CompletableFuture<R> checkLater(GuardrailRequest<?> request,
			Guardrail<?, R> guardrail, Supplier<CompletableFuture<R>> check) {
		Invocation run = Invocations.find(request.requestParams().invocationContext());
		TracingRuntime runtime = runtimeOf(run);
		if (runtime == null) {
			return check.get();
		}
		Call<@Nullable Object, RuntimeException> call = check::get;
		ObservedCall.Outcome<StepContext, R> outcome = new Outcome<>(run);
		return (CompletableFuture<R>) ObservedCall.runLater(runtime, () -> start(runtime, run, guardrail, request),
				call, (ObservedCall.Outcome<StepContext, @Nullable Object>) (ObservedCall.Outcome<?, ?>) outcome);
	}

	private static @Nullable TracingRuntime runtimeOf(@Nullable Invocation run) {
		if (run == null) {
			return Runtimes.resolve(null);
		}
		run.guardedFromAround();
		return run.runtime();
	}

	private static Step<StepContext> start(TracingRuntime runtime, @Nullable Invocation run, Guardrail<?, ?> guardrail,
			GuardrailRequest<?> request) {
		String name = nameOf(ClassPath.GUARDRAIL_NAMES ? guardrail.name() : null, guardrail.getClass());
		return start(runtime, run, describe(name, request, run));
	}

	public static void checked(GuardrailExecutedEvent<?, ?, ?> event) {
		Invocation run = Invocations.find(event.invocationContext());
		if (run == null || run.isGuardedFromAround()) {
			return;
		}
		ObservedCall.safely(run.runtime(), () -> {
			StepContext context = describe(
					nameOf(ClassPath.GUARDRAIL_NAMES ? event.guardrailName() : null, event.guardrailClass()),
					event.request(), run);
			context.setMeasured(event.duration());
			Verdict.of(event.result()).describe(context);
			start(run.runtime(), run, context).stop();
		});
	}

	private static Step<StepContext> start(TracingRuntime runtime, @Nullable Invocation run, StepContext context) {
		return Step.start(runtime, context, (run != null) ? run.parent() : null);
	}

	private static StepContext describe(String name, GuardrailRequest<?> request, @Nullable Invocation run) {
		StepContext context = new StepContext(ObservationType.GUARDRAIL, name);
		context.setIteration((run != null) ? run.iteration() : null);
		if (request instanceof InputGuardrailRequest input) {
			context.getMetadata().put("phase", "input");
			context.setInput((json) -> MessageContents.write(json, input.userMessage().contents()));
		}
		else if (request instanceof OutputGuardrailRequest output) {
			context.getMetadata().put("phase", "output");
			context.setInput(input(output.responseFromLLM().aiMessage()));
		}
		return context;
	}

	private static ContentSource input(AiMessage message) {
		String text = message.text();
		return (text != null && !message.hasToolExecutionRequests()) ? ContentSource.text(text)
				: Messages.output(message);
	}

	private static String nameOf(@Nullable String name, Class<?> type) {
		if (name != null && !name.isBlank()) {
			return name;
		}
		return Names.of(type,
				InputGuardrail.class.isAssignableFrom(type) ? InputGuardrail.class : OutputGuardrail.class);
	}

	/**
	 * What comes out of a guardrail.
	 */
	private record Outcome<R extends GuardrailResult<R>>(
			@Nullable Invocation run) implements ObservedCall.Outcome<StepContext, R> {

		@Override
		public void returned(Step<StepContext> step, R result) {
			Verdict.of(result).describe(step.context());
		}

		// The application's own exception, not LangChain4j's envelope.
		@Override
		public void failed(Step<StepContext> step, Throwable error) {
			Throwable cause = (error instanceof GuardrailException) ? Causes.of(error) : null;
			step.fail((cause != null) ? cause : error);
			if (this.run != null) {
				this.run.failUntold(error);
			}
		}

	}

}
