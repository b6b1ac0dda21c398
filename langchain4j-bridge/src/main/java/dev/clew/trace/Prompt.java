package dev.clew.trace;

import java.util.Map;

/**
 * The prompt template that an agent or generation used.
 *
 * @param name {@code Interface.method} of an AI service
 * @param version the first 12 hexadecimal digits of the SHA-256 of the template in UTF-8
 * @param variables what was put into the template, as text; content in the sense of the
 * endpoints
 */
public record Prompt(String name, String version, Map<String, String> variables) {

	public Prompt {
		variables = SmallMap.copyOf(variables);
	}

}
