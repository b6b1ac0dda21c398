package dev.clew.capture;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.guardrail.InputGuardrail;
import dev.langchain4j.guardrail.InputGuardrailResult;
import dev.langchain4j.guardrail.OutputGuardrail;
import dev.langchain4j.guardrail.OutputGuardrailResult;

/**
 * Guardrails of the tests.
 */
final class Guards {

	private Guards() {
	}

	/**
	 * Lets everything in. LangChain4j makes one itself.
	 */
	public static final class Doorman implements InputGuardrail {

		@Override
		public InputGuardrailResult validate(UserMessage message) {
			return success();
		}

	}

	/**
	 * Lets everything out. LangChain4j makes one itself.
	 */
	public static final class Porter implements OutputGuardrail {

		@Override
		public OutputGuardrailResult validate(AiMessage message) {
			return success();
		}

	}

	/**
	 * Says of what goes in whatever a test says.
	 *
	 * @param check the check
	 */
	record In(Function<UserMessage, InputGuardrailResult> check) implements InputGuardrail {

		@Override
		public String name() {
			return "In";
		}

		@Override
		public InputGuardrailResult validate(UserMessage message) {
			return this.check.apply(message);
		}

	}

	/**
	 * Says of what comes out what a test says, one verdict after the other, and then that
	 * it is good.
	 */
	static final class Out implements OutputGuardrail {

		private final Queue<Function<OutputGuardrail, OutputGuardrailResult>> script;

		@SafeVarargs
		Out(Function<OutputGuardrail, OutputGuardrailResult>... script) {
			this.script = new ConcurrentLinkedQueue<>(List.of(script));
		}

		@Override
		public OutputGuardrailResult validate(AiMessage message) {
			Function<OutputGuardrail, OutputGuardrailResult> next = this.script.poll();
			return (next != null) ? next.apply(this) : success();
		}

	}

}
