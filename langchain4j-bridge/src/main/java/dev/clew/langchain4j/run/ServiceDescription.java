package dev.clew.langchain4j.run;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * How an AI service is traced.
 *
 * @param name name of its interface
 * @param parts what it is made of
 */
public record ServiceDescription(String name, List<Part> parts) {

	/**
	 * A part of an AI service.
	 *
	 * @param type simple name of its interface, such as {@code ChatModel}
	 * @param className name of its class
	 * @param how how it is traced; {@code null} where it is not
	 */
	public record Part(String type, String className, @Nullable String how) {

	}

}
