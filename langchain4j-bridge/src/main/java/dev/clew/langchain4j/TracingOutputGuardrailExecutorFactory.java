package dev.clew.langchain4j;

import java.util.ServiceLoader;

import dev.langchain4j.guardrail.OutputGuardrailExecutor.OutputGuardrailExecutorBuilder;
import dev.langchain4j.spi.guardrail.OutputGuardrailExecutorBuilderFactory;

/**
 * How LangChain4j makes executors of output guardrails. Found by LangChain4j through
 * {@code META-INF/services}. Where the application has a factory, that one is asked.
 */
public final class TracingOutputGuardrailExecutorFactory implements OutputGuardrailExecutorBuilderFactory {

	@Override
	public OutputGuardrailExecutorBuilder getBuilder() {
		return ServiceLoader.load(OutputGuardrailExecutorBuilderFactory.class)
			.stream()
			.filter((provider) -> !provider.type().equals(TracingOutputGuardrailExecutorFactory.class))
			.findFirst()
			.map((provider) -> provider.get().getBuilder())
			.orElseGet(TracedOutputGuardrailExecutor.Builder::new);
	}

}
