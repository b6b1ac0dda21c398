package dev.clew.langchain4j.guardrail;

import java.util.List;
import java.util.concurrent.CompletableFuture;

import dev.langchain4j.guardrail.OutputGuardrail;
import dev.langchain4j.guardrail.OutputGuardrailExecutor;
import dev.langchain4j.guardrail.OutputGuardrailRequest;
import dev.langchain4j.guardrail.OutputGuardrailResult;
import dev.langchain4j.guardrail.config.OutputGuardrailsConfig;
import dev.langchain4j.internal.CancellationChain;

/**
 * Runs output guardrails, each traced.
 */
public final class TracedOutputGuardrailExecutor extends OutputGuardrailExecutor {

	private TracedOutputGuardrailExecutor(OutputGuardrailsConfig config, List<OutputGuardrail> guardrails) {
		super(config, guardrails);
	}

	public static OutputGuardrailExecutorBuilder tracedBuilder() {
		return new Builder();
	}

	@Override
	protected OutputGuardrailResult validate(OutputGuardrailRequest request, OutputGuardrail guardrail) {
		return GuardrailTracer.check(request, guardrail, () -> super.validate(request, guardrail));
	}

	// Called since LangChain4j 1.20.
	@Override
	protected CompletableFuture<OutputGuardrailResult> validateAsync(OutputGuardrailRequest request,
			OutputGuardrail guardrail, CancellationChain chain) {
		return GuardrailTracer.checkLater(request, guardrail, () -> super.validateAsync(request, guardrail, chain));
	}

	/**
	 * Builds traced executors.
	 */
	private static final class Builder extends OutputGuardrailExecutorBuilder {

		@Override
		public OutputGuardrailExecutor build() {
			return new TracedOutputGuardrailExecutor(config(), guardrails());
		}

	}

}
