package dev.clew.langchain4j.service;

import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import dev.clew.langchain4j.message.MessageContents;
import dev.clew.langchain4j.message.PromptTemplates;
import dev.clew.trace.SmallMap;
import dev.langchain4j.invocation.InvocationContext;
import dev.langchain4j.invocation.InvocationParameters;
import dev.langchain4j.invocation.LangChain4jManaged;
import dev.langchain4j.service.MemoryId;
import dev.langchain4j.service.UserMessage;
import dev.langchain4j.service.UserName;
import dev.langchain4j.service.V;
import org.jspecify.annotations.Nullable;

/**
 * A method of an AI service: its prompt template and the names of its arguments.
 */
final class ServiceMethod {

	private static final int VERSION_LENGTH = 12;

	// Of each parameter; null where it is not part of the template.
	private final @Nullable String[] names;

	private final @Nullable String version;

	private final int memoryId;

	ServiceMethod(Class<?> service, Method method) {
		this.names = Stream.of(method.getParameters()).map(ServiceMethod::nameOf).toArray(String[]::new);
		this.memoryId = memoryId(method.getParameters());
		String template = PromptTemplates.of(service, method);
		this.version = (template != null) ? MessageContents.sha256(template).substring(0, VERSION_LENGTH) : null;
	}

	// That of the template, so that every edit of it is a new one; absent without a
	// template.
	@Nullable String version() {
		return this.version;
	}

	// Absent where the method has none.
	@Nullable Object memoryId(@Nullable Object[] arguments) {
		return (this.memoryId >= 0 && this.memoryId < arguments.length) ? arguments[this.memoryId] : null;
	}

	private static int memoryId(Parameter[] parameters) {
		int index = parameters.length - 1;
		while (index >= 0 && !parameters[index].isAnnotationPresent(MemoryId.class)) {
			index--;
		}
		return index;
	}

	Map<String, Object> arguments(List<@Nullable Object> arguments) {
		SmallMap.Builder<Object> named = SmallMap.builder(this.names.length);
		for (int i = 0; i < Math.min(this.names.length, arguments.size()); i++) {
			String name = this.names[i];
			if (name != null) {
				named.put(name, arguments.get(i));
			}
		}
		return named.build();
	}

	private static boolean isVariable(Parameter parameter) {
		Class<?> type = parameter.getType();
		return !parameter.isAnnotationPresent(MemoryId.class) && !parameter.isAnnotationPresent(UserName.class)
				&& !parameter.isAnnotationPresent(UserMessage.class)
				&& !InvocationParameters.class.isAssignableFrom(type) && type != InvocationContext.class
				&& !LangChain4jManaged.class.isAssignableFrom(type);
	}

	private static @Nullable String nameOf(Parameter parameter) {
		V variable = parameter.getAnnotation(V.class);
		String name = (variable != null) ? variable.value() : parameter.getName();
		return isVariable(parameter) ? name : null;
	}

}
