package dev.clew.demo;

import dev.langchain4j.service.MemoryId;
import dev.langchain4j.service.SystemMessage;
import dev.langchain4j.service.TokenStream;
import dev.langchain4j.service.UserMessage;
import dev.langchain4j.service.V;
import dev.langchain4j.service.memory.ChatMemoryAccess;
import dev.langchain4j.service.spring.AiService;

/**
 * The assistant. The message is a variable of the prompt, so that braces in it are not
 * taken for a template.
 */
@AiService
interface HutDesk extends ChatMemoryAccess {

	@SystemMessage(fromResource = "/system-prompt.txt")
	@UserMessage("{{message}}")
	String answer(@MemoryId String conversationId, @V("message") String message);

	@SystemMessage(fromResource = "/system-prompt.txt")
	@UserMessage("{{message}}")
	TokenStream stream(@MemoryId String conversationId, @V("message") String message);

}
