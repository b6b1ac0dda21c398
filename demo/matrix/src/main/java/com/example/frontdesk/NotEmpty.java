package com.example.frontdesk;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.guardrail.OutputGuardrail;
import dev.langchain4j.guardrail.OutputGuardrailResult;

/**
 * Refuses empty answers.
 */
public class NotEmpty implements OutputGuardrail {

	@Override
	public OutputGuardrailResult validate(AiMessage answer) {
		return answer.text().isBlank() ? fatal("Say something") : success();
	}

}
