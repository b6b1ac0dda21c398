package dev.clew.langchain4j;

import java.util.ServiceLoader;

import dev.langchain4j.guardrail.InputGuardrailExecutor.InputGuardrailExecutorBuilder;
import dev.langchain4j.spi.guardrail.InputGuardrailExecutorBuilderFactory;

/**
 * How LangChain4j makes executors of input guardrails. Found by LangChain4j through
 * {@code META-INF/services}. Where the application has a factory, that one is asked.
 */
public final class TracingInputGuardrailExecutorFactory implements InputGuardrailExecutorBuilderFactory {

	@Override
	public InputGuardrailExecutorBuilder getBuilder() {
		return ServiceLoader.load(InputGuardrailExecutorBuilderFactory.class)
			.stream()
			.filter((provider) -> !provider.type().equals(TracingInputGuardrailExecutorFactory.class))
			.findFirst()
			.map((provider) -> provider.get().getBuilder())
			.orElseGet(TracedInputGuardrailExecutor.Builder::new);
	}

}
