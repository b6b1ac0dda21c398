package dev.clew.capture;

import java.util.List;
import java.util.Set;

import dev.langchain4j.guardrail.InputGuardrail;
import dev.langchain4j.guardrail.InputGuardrailResult;
import dev.langchain4j.guardrail.OutputGuardrail;
import dev.langchain4j.memory.chat.MessageWindowChatMemory;

/**
 * Guardrails.
 */
final class GuardrailCases {

	private GuardrailCases() {
	}

	static List<CoverageCase> all() {
		return List.of(inAndOut(), secondTry());
	}

	private static CoverageCase inAndOut() {
		return new CoverageCase(Set.of(InputGuardrail.class, OutputGuardrail.class), Mode.AI_SERVICE, "in and out",
				(application) -> application.ask((service) -> service
					.inputGuardrails(new Guards.In((message) -> InputGuardrailResult.successWith("Hello!")))
					.outputGuardrails(new Guards.Porter()), Reply.text("Hi!")),
				"""
						SPAN POST /work/{id}
						  AGENT Assistant.chat -> "Hi!"
						    GUARDRAIL In -> {"verdict":"success_with_rewrite","text":"Hello!"}
						    GENERATION gpt-4o-mini #1 -> {"role":"assistant","content":"Hi!"}
						      SPAN HTTP POST
						    GUARDRAIL Porter #1 -> {"verdict":"success"}
						""");
	}

	private static CoverageCase secondTry() {
		return new CoverageCase(OutputGuardrail.class, Mode.AI_SERVICE, "a second try",
				(application) -> application.ask(
						(service) -> service.chatMemory(MessageWindowChatMemory.withMaxMessages(10))
							.outputGuardrails(new Guards.Out((guardrail) -> guardrail.retry("too short"))),
						Reply.text("Hi!"), Reply.text("Hi there!")),
				"""
						SPAN POST /work/{id}
						  AGENT Assistant.chat -> "Hi there!"
						    GENERATION gpt-4o-mini #1 -> {"role":"assistant","content":"Hi!"}
						      SPAN HTTP POST
						    GUARDRAIL Out #1 WARNING -> {"verdict":"retry","message":"too short"}
						    GENERATION gpt-4o-mini #2 -> {"role":"assistant","content":"Hi there!"}
						      SPAN HTTP POST
						    GUARDRAIL Out #2 -> {"verdict":"success"}
						""");
	}

}
