package dev.clew.capture;

import java.util.function.Supplier;

import dev.langchain4j.agent.tool.Tool;

import org.springframework.web.reactive.function.client.WebClient;

/**
 * A tool that calls another service.
 *
 * @param client calls it
 * @param port knows where it is
 */
record Looking(WebClient client, Supplier<String> port) {

	@Tool
	String look() {
		String address = "http://localhost:" + this.port.get() + "/hut";
		return String.valueOf(this.client.get().uri(address).retrieve().bodyToMono(String.class).block());
	}

}
