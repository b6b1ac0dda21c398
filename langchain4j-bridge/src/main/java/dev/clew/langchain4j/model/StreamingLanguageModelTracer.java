package dev.clew.langchain4j.model;

import java.lang.reflect.Method;
import java.util.List;

import dev.clew.budget.BudgetExceededException;
import dev.clew.langchain4j.call.ComponentTracer;
import dev.clew.langchain4j.message.CallIdentity;
import dev.clew.langchain4j.message.WeakKey;
import dev.clew.langchain4j.run.Call;
import dev.clew.langchain4j.run.RuntimeHandle;
import dev.clew.observation.GenerationContext;
import dev.clew.observation.step.Step;
import dev.clew.observation.step.TracingRuntime;
import dev.langchain4j.model.StreamingResponseHandler;
import dev.langchain4j.model.language.StreamingLanguageModel;
import org.jspecify.annotations.Nullable;

/**
 * Traces calls of models that continue a text token by token: from the request to the
 * last token.
 */
public final class StreamingLanguageModelTracer extends ComponentTracer {

	/**
	 * A tracer.
	 * @param owner application that the models belong to; {@code null} where that is not
	 * known
	 */
	public StreamingLanguageModelTracer(@Nullable RuntimeHandle owner) {
		super(StreamingLanguageModel.class, "streaming language model", owner);
	}

	@Override
	public @Nullable Object call(Object component, Method method, @Nullable Object[] arguments,
			Call<@Nullable Object, Throwable> call) throws Throwable {
		TracingRuntime runtime = isGenerate(arguments) ? runtime() : null;
		Step<GenerationContext> step = (runtime != null) ? start(runtime, component, arguments) : null;
		if (runtime == null || step == null) {
			return call.call();
		}
		try (Step.Scope scope = step.open()) {
			StreamingResponseHandler<String> traced = TracedTextHandler.of(handler(arguments), step,
					runtime.openSteps().textRoom());
			BudgetExceededException refusal = step.refusal();
			if (refusal != null) {
				traced.onError(refusal);
				return null;
			}
			arguments[1] = traced;
			return call.call();
		}
		catch (Throwable ex) {
			step.fail(ex);
			throw ex;
		}
	}

	private static boolean isGenerate(@Nullable Object[] arguments) {
		return arguments.length == 2 && arguments[1] instanceof StreamingResponseHandler<?>
				&& LanguageModelTracer.promptOf(arguments[0]) != null;
	}

	@SuppressWarnings("unchecked")
	private static StreamingResponseHandler<String> handler(@Nullable Object[] arguments) {
		return (StreamingResponseHandler<String>) arguments[1];
	}

	private @Nullable Step<GenerationContext> start(TracingRuntime runtime, Object model,
			@Nullable Object[] arguments) {
		try {
			String prompt = LanguageModelTracer.promptOf(arguments[0]);
			GenerationContext context = LanguageModelTracer.context(model, nameOf(model), String.valueOf(prompt));
			context
				.subject(new CallIdentity(StreamingLanguageModel.class, WeakKey.of(List.of(String.valueOf(prompt)))));
			return CallIdentity.isInner(context) ? null : Step.start(runtime, context, null);
		}
		catch (Throwable ex) {
			runtime.faults().report("hook", ex);
			return null;
		}
	}

}
