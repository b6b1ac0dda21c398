package dev.clew.langchain4j.model;

import java.lang.reflect.Method;

import dev.clew.content.ContentSource;
import dev.clew.langchain4j.call.ComponentTracer;
import dev.clew.langchain4j.call.Operation;
import dev.clew.langchain4j.finish.Finish;
import dev.clew.langchain4j.message.CallIdentity;
import dev.clew.langchain4j.message.MediaMessages;
import dev.clew.langchain4j.message.ModelNames;
import dev.clew.langchain4j.run.RuntimeHandle;
import dev.clew.langchain4j.usage.ProviderUsage;
import dev.clew.observation.GenerationContext;
import dev.langchain4j.model.input.Prompt;
import dev.langchain4j.model.language.LanguageModel;
import dev.langchain4j.model.output.Response;
import org.jspecify.annotations.Nullable;

/**
 * Traces calls of models that continue a text.
 */
public final class LanguageModelTracer extends ComponentTracer {

	/**
	 * A tracer.
	 * @param owner application that the models belong to; {@code null} where that is not
	 * known
	 */
	public LanguageModelTracer(@Nullable RuntimeHandle owner) {
		super(LanguageModel.class, "language model", owner);
	}

	@Override
	protected @Nullable Operation<?> operation(Object component, Method method, @Nullable Object[] arguments) {
		String prompt = ("generate".equals(method.getName()) && arguments.length == 1) ? promptOf(arguments[0]) : null;
		if (prompt == null) {
			return null;
		}
		GenerationContext context = context(component, nameOf(component), prompt);
		context.subject(new CallIdentity(LanguageModel.class, prompt));
		return new Operation<>(context, null, LanguageModelTracer::response);
	}

	static @Nullable String promptOf(@Nullable Object argument) {
		if (argument instanceof Prompt prompt) {
			return prompt.text();
		}
		return (argument instanceof String text) ? text : null;
	}

	static GenerationContext context(Object model, String callName, String prompt) {
		GenerationContext context = new GenerationContext("text_completion", callName);
		ModelNames.tell(model, context);
		context.setInput(MediaMessages.input(ContentSource.text(prompt)));
		return context;
	}

	static void response(GenerationContext context, @Nullable Object result) {
		if (result instanceof Response<?> response) {
			context.setOutput(MediaMessages.output(ContentSource.text(String.valueOf(response.content()))));
			ProviderUsage.apply(context, response.tokenUsage());
			Finish.apply(context, response.finishReason());
			Finish.tell(context);
		}
	}

}
