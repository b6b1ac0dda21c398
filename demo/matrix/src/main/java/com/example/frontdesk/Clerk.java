package com.example.frontdesk;

import dev.langchain4j.service.MemoryId;
import dev.langchain4j.service.SystemMessage;
import dev.langchain4j.service.TokenStream;
import dev.langchain4j.service.UserMessage;
import dev.langchain4j.service.guardrail.InputGuardrails;
import dev.langchain4j.service.guardrail.OutputGuardrails;

interface Clerk {

	@SystemMessage("You are the clerk of a hotel.")
	@InputGuardrails(NoOrders.class)
	@OutputGuardrails(NotEmpty.class)
	String answer(@MemoryId String guest, @UserMessage String message);

	@SystemMessage("You are the clerk of a hotel.")
	TokenStream stream(@MemoryId String guest, @UserMessage String message);

}
