package dev.clew.langchain4j.guardrail;

import java.util.List;
import java.util.concurrent.CompletableFuture;

import dev.langchain4j.guardrail.InputGuardrail;
import dev.langchain4j.guardrail.InputGuardrailExecutor;
import dev.langchain4j.guardrail.InputGuardrailRequest;
import dev.langchain4j.guardrail.InputGuardrailResult;
import dev.langchain4j.guardrail.config.InputGuardrailsConfig;
import dev.langchain4j.internal.CancellationChain;

/**
 * Runs input guardrails, each traced.
 */
public final class TracedInputGuardrailExecutor extends InputGuardrailExecutor {

	private TracedInputGuardrailExecutor(InputGuardrailsConfig config, List<InputGuardrail> guardrails) {
		super(config, guardrails);
	}

	public static InputGuardrailExecutorBuilder tracedBuilder() {
		return new Builder();
	}

	@Override
	protected InputGuardrailResult validate(InputGuardrailRequest request, InputGuardrail guardrail) {
		return GuardrailTracer.check(request, guardrail, () -> super.validate(request, guardrail));
	}

	// Called since LangChain4j 1.20.
	@Override
	protected CompletableFuture<InputGuardrailResult> validateAsync(InputGuardrailRequest request,
			InputGuardrail guardrail, CancellationChain chain) {
		return GuardrailTracer.checkLater(request, guardrail, () -> super.validateAsync(request, guardrail, chain));
	}

	/**
	 * Builds traced executors.
	 */
	private static final class Builder extends InputGuardrailExecutorBuilder {

		@Override
		public InputGuardrailExecutor build() {
			return new TracedInputGuardrailExecutor(config(), guardrails());
		}

	}

}
