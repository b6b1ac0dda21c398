package dev.clew.langchain4j;

import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.clew.content.Texts;
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

	private static final int MAX_ARGUMENT = 2000;

	private static final int VERSION_LENGTH = 12;

	private final Parameter[] parameters;

	private final @Nullable String version;

	ServiceMethod(Class<?> service, Method method) {
		this.parameters = method.getParameters();
		String template = PromptTemplates.of(service, method);
		this.version = (template != null) ? Contents.sha256(template).substring(0, VERSION_LENGTH) : null;
	}

	// That of the template, so that every edit of it is a new one; absent without a
	// template.
	@Nullable String version() {
		return this.version;
	}

	// As text: what the template makes of them too.
	Map<String, String> arguments(List<Object> arguments) {
		Map<String, String> named = new LinkedHashMap<>();
		for (int i = 0; i < Math.min(this.parameters.length, arguments.size()); i++) {
			Object argument = arguments.get(i);
			if (argument != null && isVariable(this.parameters[i])) {
				named.put(nameOf(this.parameters[i]), text(argument));
			}
		}
		return named;
	}

	private static String text(Object argument) {
		try {
			return Texts.cut(argument.toString(), MAX_ARGUMENT);
		}
		catch (RuntimeException ex) {
			return argument.getClass().getName();
		}
	}

	private static boolean isVariable(Parameter parameter) {
		Class<?> type = parameter.getType();
		return !parameter.isAnnotationPresent(MemoryId.class) && !parameter.isAnnotationPresent(UserName.class)
				&& !parameter.isAnnotationPresent(UserMessage.class)
				&& !InvocationParameters.class.isAssignableFrom(type) && type != InvocationContext.class
				&& !LangChain4jManaged.class.isAssignableFrom(type);
	}

	private static String nameOf(Parameter parameter) {
		V variable = parameter.getAnnotation(V.class);
		return (variable != null) ? variable.value() : parameter.getName();
	}

}
