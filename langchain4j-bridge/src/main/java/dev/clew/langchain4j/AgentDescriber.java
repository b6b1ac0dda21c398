package dev.clew.langchain4j;

import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

import dev.clew.content.ContentSource;
import dev.clew.observation.AgentContext;
import dev.clew.trace.Prompt;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.invocation.InvocationContext;
import org.jspecify.annotations.Nullable;

/**
 * Describes the runs of an AI service: name, input and prompt. Thread-safe.
 */
final class AgentDescriber {

	private static final String AGENT = "dev.langchain4j.agentic.Agent";

	private static final String UNTRACED = "what it is part of is not traced: supervisors and planners are if they are "
			+ "beans, or part of a workflow that is traced";

	private final Class<?> serviceClass;

	private final Method[] candidates;

	private final Map<String, String> names = new ConcurrentHashMap<>();

	private final boolean isAgent;

	private final Map<Method, ServiceMethod> methods = new ConcurrentHashMap<>();

	AgentDescriber(Class<?> serviceClass) {
		this.serviceClass = serviceClass;
		this.candidates = serviceClass.getMethods();
		this.isAgent = Stream.of(this.candidates)
			.flatMap((method) -> Stream.of(method.getAnnotations()))
			.anyMatch((annotation) -> AGENT.equals(annotation.annotationType().getName()));
	}

	Class<?> serviceClass() {
		return this.serviceClass;
	}

	AgentContext describe(InvocationContext invocation, @Nullable UserMessage message, @Nullable AgentRun run) {
		String name = nameOf(invocation.methodName());
		AgentContext context = new AgentContext((run != null && run.agent().isUntyped()) ? run.agent().name() : name);
		if (run != null) {
			run.describe(context);
		}
		else if (this.isAgent && invocation.managedParameters() != null) {
			context.getNotes().add(UNTRACED);
		}
		List<Object> arguments = invocation.methodArguments();
		ServiceMethod method = methodOf(invocation.methodName(), arguments);
		Map<String, String> named = (method != null) ? method.arguments(arguments) : Map.of();
		context.setInput(input(message, named));
		if (method != null && method.version() != null) {
			context.setPrompt(new Prompt(context.getStepName(), method.version(), named));
		}
		return context;
	}

	private String nameOf(String method) {
		return this.names.computeIfAbsent(method, (name) -> this.serviceClass.getSimpleName() + "." + name);
	}

	private static ContentSource input(@Nullable UserMessage message, Map<String, String> arguments) {
		return (json) -> {
			json.writeStartObject();
			if (message != null) {
				json.writeFieldName("userMessage");
				Contents.write(json, message.contents());
			}
			if (!arguments.isEmpty()) {
				json.writeObjectFieldStart("arguments");
				for (Map.Entry<String, String> argument : arguments.entrySet()) {
					json.writeStringField(argument.getKey(), argument.getValue());
				}
				json.writeEndObject();
			}
			json.writeEndObject();
		};
	}

	private @Nullable ServiceMethod methodOf(String name, List<Object> arguments) {
		for (Method method : this.candidates) {
			if (method.getName().equals(name) && accepts(method.getParameterTypes(), arguments)) {
				return this.methods.computeIfAbsent(method, (key) -> new ServiceMethod(this.serviceClass, key));
			}
		}
		return null;
	}

	private static boolean accepts(Class<?>[] types, List<Object> arguments) {
		if (types.length != arguments.size()) {
			return false;
		}
		for (int i = 0; i < types.length; i++) {
			Object argument = arguments.get(i);
			if (argument != null && !types[i].isPrimitive() && !types[i].isInstance(argument)) {
				return false;
			}
		}
		return true;
	}

}
