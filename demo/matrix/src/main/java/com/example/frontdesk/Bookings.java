package com.example.frontdesk;

import dev.langchain4j.agent.tool.P;
import dev.langchain4j.agent.tool.Tool;

import org.springframework.stereotype.Component;

@Component
class Bookings {

	@Tool("Cancels a booking")
	String cancel(@P("number of the booking") int number) {
		throw new IllegalStateException("No booking has the number " + number);
	}

}
