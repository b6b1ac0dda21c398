package dev.clew.langchain4j.service;

import java.io.IOException;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

import dev.clew.content.ContentRenderer;
import dev.clew.content.ContentSource;
import dev.clew.langchain4j.agent.AgentPosition;
import dev.clew.langchain4j.agent.AgentRun;
import dev.clew.langchain4j.agent.AgentStack;
import dev.clew.langchain4j.message.MessageContents;
import dev.clew.langchain4j.message.Results;
import dev.clew.observation.StepContext;
import dev.clew.trace.ObservationType;
import dev.clew.trace.SmallMap;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.invocation.LangChain4jManaged;
import org.jspecify.annotations.Nullable;

/**
 * Describes the runs of an AI service: name, input and prompt. Thread-safe.
 */
final class AgentDescriber {

	private static final String AGENT = "dev.langchain4j.agentic.Agent";

	// What is recorded is less: it is cut after it was masked.
	private static final int MAX_TEXT = 64 * 1024;

	private final ContentRenderer texts = new ContentRenderer(MAX_TEXT);

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

	// What is known as soon as a method is called.
	StepContext begin(String method, @Nullable AgentRun run) {
		String name = nameOf(method);
		StepContext context = new StepContext(ObservationType.AGENT,
				(run != null && run.agent().isUntyped()) ? run.agent().name() : name);
		if (run != null) {
			run.describe(context);
		}
		else if (this.isAgent && LangChain4jManaged.current() != null && AgentStack.ofThisThread().agents() > 0) {
			context.getNotes().add(AgentPosition.UNTRACED);
		}
		return context;
	}

	void describe(StepContext context, @Nullable ServiceMethod method, List<@Nullable Object> arguments,
			@Nullable UserMessage message) {
		Map<String, Object> named = (method != null) ? method.arguments(arguments) : Map.of();
		context.setInput(input(message, named));
		if (method != null && method.version() != null) {
			context.setPrompt(context.getStepName(), method.version(), () -> variables(named));
		}
	}

	private String nameOf(String method) {
		String known = this.names.get(method);
		return (known != null) ? known
				: this.names.computeIfAbsent(method, (name) -> this.serviceClass.getSimpleName() + "." + name);
	}

	private Map<String, String> variables(Map<String, Object> arguments) {
		SmallMap.Builder<String> variables = SmallMap.builder(arguments.size());
		arguments.forEach((name, value) -> variables.put(name, text(value)));
		return variables.build();
	}

	// LangChain4j asks a value for its text only if the template has it.
	String text(Object value) {
		try {
			return (value instanceof String text) ? text : this.texts.text(value);
		}
		catch (IOException ex) {
			return value.getClass().getName();
		}
	}

	private static ContentSource input(@Nullable UserMessage message, Map<String, Object> arguments) {
		return (json) -> {
			json.writeStartObject();
			if (message != null) {
				json.writeFieldName("userMessage");
				MessageContents.write(json, message.contents());
			}
			if (!arguments.isEmpty()) {
				json.writeObjectFieldStart("arguments");
				for (Map.Entry<String, Object> argument : arguments.entrySet()) {
					json.writeFieldName(argument.getKey());
					Results.write(json, argument.getValue());
				}
				json.writeEndObject();
			}
			json.writeEndObject();
		};
	}

	ServiceMethod methodOf(Method method) {
		ServiceMethod known = this.methods.get(method);
		return (known != null) ? known
				: this.methods.computeIfAbsent(method, (key) -> new ServiceMethod(this.serviceClass, key));
	}

	@Nullable ServiceMethod methodOf(String name, List<@Nullable Object> arguments) {
		for (Method method : this.candidates) {
			if (method.getName().equals(name) && accepts(method.getParameterTypes(), arguments)) {
				return methodOf(method);
			}
		}
		return null;
	}

	private static boolean accepts(Class<?>[] types, List<@Nullable Object> arguments) {
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
