package dev.clew.benchmark;

import dev.langchain4j.agent.tool.P;
import dev.langchain4j.agent.tool.Tool;

/**
 * The tool that the model asks for.
 */
class Bookings {

	@Tool("Cancels a booking")
	String cancel(@P("number of the booking") String number) {
		return number + " is cancelled";
	}

}
