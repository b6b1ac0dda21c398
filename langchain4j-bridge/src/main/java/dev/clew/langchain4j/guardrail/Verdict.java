package dev.clew.langchain4j.guardrail;

import dev.clew.content.ContentSource;
import dev.clew.observation.StepContext;
import dev.clew.trace.Level;
import dev.langchain4j.guardrail.GuardrailResult;
import dev.langchain4j.guardrail.OutputGuardrailResult;
import org.jspecify.annotations.Nullable;

/**
 * What a guardrail said. A model that is to answer again is a warning, since the run goes
 * on; what stops the run is an error.
 *
 * @param name success, success_with_rewrite, failure, fatal, retry or reprompt
 * @param message why, where it is no success
 * @param reprompt what the model is told
 * @param text what takes the place of the text that was checked
 */
record Verdict(String name, @Nullable String message, @Nullable String reprompt, @Nullable String text) {

	// Read at once: LangChain4j changes some results later.
	static Verdict of(GuardrailResult<?> result) {
		if (result.isSuccess()) {
			boolean rewritten = result.hasRewrittenResult();
			return new Verdict(rewritten ? "success_with_rewrite" : "success", null, null,
					rewritten ? result.successfulText() : null);
		}
		GuardrailResult.Failure failure = result.failures().get(0);
		if (failure instanceof OutputGuardrailResult.Failure output && output.retry()) {
			return new Verdict((output.reprompt() != null) ? "reprompt" : "retry", output.message(), output.reprompt(),
					null);
		}
		return new Verdict(result.isFatal() ? "fatal" : "failure", failure.message(), null, null);
	}

	void describe(StepContext context) {
		context.setOutput(output());
		if ("retry".equals(this.name) || "reprompt".equals(this.name)) {
			context.setLevel(Level.WARNING, this.message);
		}
		else if (this.message != null) {
			context.setLevel(Level.ERROR, this.message);
			context.setErrorType("guardrail_" + this.name);
		}
	}

	private ContentSource output() {
		return (json) -> {
			json.writeStartObject();
			json.writeStringField("verdict", this.name);
			if (this.message != null) {
				json.writeStringField("message", this.message);
			}
			if (this.reprompt != null) {
				json.writeStringField("reprompt", this.reprompt);
			}
			if (this.text != null) {
				json.writeStringField("text", this.text);
			}
			json.writeEndObject();
		};
	}

}
