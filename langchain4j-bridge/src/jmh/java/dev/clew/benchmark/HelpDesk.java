package dev.clew.benchmark;

import dev.langchain4j.service.SystemMessage;
import dev.langchain4j.service.UserMessage;

/**
 * The AI service that is called.
 */
interface HelpDesk {

	@SystemMessage("You are the help desk of a mountain hut. Answer in one sentence.")
	String answer(@UserMessage String question);

}
