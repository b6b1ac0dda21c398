package dev.clew.harm;

import java.util.function.Consumer;

import dev.langchain4j.agent.tool.Tool;

/**
 * The one tool of the assistant.
 *
 * @param probe told of each run
 */
record Tools(Consumer<String> probe) {

	@Tool
	String look(String what) {
		this.probe.accept("tool");
		Faulty.at("tool", what);
		return "seen " + what;
	}

}
