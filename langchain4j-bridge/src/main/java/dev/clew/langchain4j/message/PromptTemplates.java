package dev.clew.langchain4j.message;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.langchain4j.service.SystemMessage;
import dev.langchain4j.service.UserMessage;
import org.jspecify.annotations.Nullable;

/**
 * The prompt templates of AI services: system message, then user message, as annotated or
 * from the resource that the annotation names.
 */
public final class PromptTemplates {

	private PromptTemplates() {
	}

	public static @Nullable String of(Class<?> service, Method method) {
		String template = Stream.of(system(service, method), user(method))
			.filter((part) -> !part.isBlank())
			.collect(Collectors.joining("\n"));
		return template.isEmpty() ? null : template;
	}

	private static String system(Class<?> service, Method method) {
		SystemMessage own = method.getAnnotation(SystemMessage.class);
		SystemMessage system = (own != null) ? own : service.getAnnotation(SystemMessage.class);
		Class<?> annotated = (own != null) ? method.getDeclaringClass() : service;
		return (system != null) ? text(annotated, system.value(), system.delimiter(), system.fromResource()) : "";
	}

	private static String user(Method method) {
		UserMessage user = method.getAnnotation(UserMessage.class);
		return (user != null) ? text(method.getDeclaringClass(), user.value(), user.delimiter(), user.fromResource())
				: "";
	}

	private static String text(Class<?> annotated, String[] lines, String delimiter, String resource) {
		return resource.isBlank() ? String.join(delimiter, lines) : read(annotated, resource);
	}

	private static String read(Class<?> annotated, String resource) {
		try (InputStream direct = annotated.getResourceAsStream(resource);
				InputStream absolute = annotated.getResourceAsStream("/" + resource)) {
			InputStream stream = (direct != null) ? direct : absolute;
			return (stream != null) ? new String(stream.readAllBytes(), StandardCharsets.UTF_8) : "";
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Prompt template '" + resource + "' cannot be read", ex);
		}
	}

}
