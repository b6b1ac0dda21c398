package dev.clew.langchain4j;

import dev.clew.langchain4j.guardrail.TracedOutputGuardrailExecutor;
import dev.clew.langchain4j.run.Activation;
import dev.clew.trace.InternalApi;
import dev.langchain4j.guardrail.OutputGuardrailExecutor.OutputGuardrailExecutorBuilder;
import dev.langchain4j.spi.guardrail.OutputGuardrailExecutorBuilderFactory;
import org.jspecify.annotations.Nullable;

/**
 * How LangChain4j makes executors of output guardrails. Found by LangChain4j through
 * {@code META-INF/services}. Where the application has a factory, that one is asked.
 */
@InternalApi
public final class TracingOutputGuardrailExecutorFactory implements OutputGuardrailExecutorBuilderFactory {

	private final @Nullable OutputGuardrailExecutorBuilderFactory other = Activation
		.other(OutputGuardrailExecutorBuilderFactory.class, TracingOutputGuardrailExecutorFactory.class);

	@Override
	public OutputGuardrailExecutorBuilder getBuilder() {
		if (this.other != null) {
			return this.other.getBuilder();
		}
		if (Activation.isOn()) {
			return TracedOutputGuardrailExecutor.tracedBuilder();
		}
		OutputGuardrailExecutorBuilder plain = Activation.make(OutputGuardrailExecutorBuilder.class);
		return (plain != null) ? plain : new OutputGuardrailExecutorBuilder() {
		};
	}

}
