package com.example.frontdesk;

import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.guardrail.InputGuardrail;
import dev.langchain4j.guardrail.InputGuardrailResult;

/**
 * Refuses messages that give the model orders.
 */
public class NoOrders implements InputGuardrail {

	@Override
	public InputGuardrailResult validate(UserMessage message) {
		return message.singleText().contains("Ignore your instructions") ? fatal("No orders, please") : success();
	}

}
