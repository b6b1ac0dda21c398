package dev.clew.langchain4j;

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
final class PromptTemplates {

	private PromptTemplates() {
	}

	static @Nullable String of(Class<?> service, Method method) {
		SystemMessage system = annotation(service, method);
		UserMessage user = method.getAnnotation(UserMessage.class);
		String template = Stream
			.of((system != null) ? text(method, system.value(), system.delimiter(), system.fromResource()) : "",
					(user != null) ? text(method, user.value(), user.delimiter(), user.fromResource()) : "")
			.filter((part) -> !part.isBlank())
			.collect(Collectors.joining("\n"));
		return template.isEmpty() ? null : template;
	}

	private static @Nullable SystemMessage annotation(Class<?> service, Method method) {
		SystemMessage own = method.getAnnotation(SystemMessage.class);
		return (own != null) ? own : service.getAnnotation(SystemMessage.class);
	}

	private static String text(Method method, String[] lines, String delimiter, String resource) {
		return resource.isEmpty() ? String.join(delimiter, lines) : read(method.getDeclaringClass(), resource);
	}

	private static String read(Class<?> service, String resource) {
		try (InputStream direct = service.getResourceAsStream(resource);
				InputStream absolute = service.getResourceAsStream("/" + resource)) {
			InputStream stream = (direct != null) ? direct : absolute;
			return (stream != null) ? new String(stream.readAllBytes(), StandardCharsets.UTF_8) : "";
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Prompt template '" + resource + "' cannot be read", ex);
		}
	}

}
