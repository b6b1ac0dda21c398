package dev.clew.harm;

import dev.langchain4j.service.MemoryId;
import dev.langchain4j.service.UserMessage;

/**
 * The AI service of the tests.
 */
interface Assistant {

	String chat(@MemoryId String conversation, @UserMessage String message);

}
