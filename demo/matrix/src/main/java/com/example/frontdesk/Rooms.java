package com.example.frontdesk;

import dev.langchain4j.agent.tool.P;
import dev.langchain4j.agent.tool.Tool;

import org.springframework.stereotype.Component;

@Component
class Rooms {

	@Tool("How many rooms are free")
	int freeRooms(@P("the day") String day) {
		return day.length();
	}

}
