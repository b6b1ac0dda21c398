package dev.clew.langchain4j;

import dev.clew.langchain4j.guardrail.TracedInputGuardrailExecutor;
import dev.clew.langchain4j.run.Activation;
import dev.clew.trace.InternalApi;
import dev.langchain4j.guardrail.InputGuardrailExecutor.InputGuardrailExecutorBuilder;
import dev.langchain4j.spi.guardrail.InputGuardrailExecutorBuilderFactory;
import org.jspecify.annotations.Nullable;

/**
 * How LangChain4j makes executors of input guardrails. Found by LangChain4j through
 * {@code META-INF/services}. Where the application has a factory, that one is asked.
 */
@InternalApi
public final class TracingInputGuardrailExecutorFactory implements InputGuardrailExecutorBuilderFactory {

	private final @Nullable InputGuardrailExecutorBuilderFactory other = Activation
		.other(InputGuardrailExecutorBuilderFactory.class, TracingInputGuardrailExecutorFactory.class);

	@Override
	public InputGuardrailExecutorBuilder getBuilder() {
		if (this.other != null) {
			return this.other.getBuilder();
		}
		return Activation.isOn() ? TracedInputGuardrailExecutor.tracedBuilder() : new InputGuardrailExecutorBuilder();
	}

}
