package dev.clew.langchain4j;

import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

import dev.clew.langchain4j.agent.AgentRuns;
import dev.clew.langchain4j.run.Invocations;
import dev.clew.langchain4j.tool.ToolTracer;

/**
 * What the hooks left behind on a thread. Looked at as it is: their own questions tidy
 * up.
 */
public final class ThreadLeftovers {

	private static final List<Class<?>> HOOKS = List.of(AgentRuns.class, Invocations.class,
			hook("dev.clew.langchain4j.service.ServiceCall"), ToolTracer.class);

	private ThreadLeftovers() {
	}

	private static Class<?> hook(String name) {
		try {
			return Class.forName(name);
		}
		catch (ClassNotFoundException ex) {
			throw new IllegalStateException(ex);
		}
	}

	// To be called while the application is open: closing it forgets its runs.
	public static List<String> ofThisThread() {
		return HOOKS.stream()
			.flatMap((hook) -> Arrays.stream(hook.getDeclaredFields()))
			.filter((field) -> ThreadLocal.class.equals(field.getType()))
			.flatMap(ThreadLeftovers::left)
			.toList();
	}

	// What is forgotten from another thread leaves its empty place.
	private static boolean isForgotten(Object left) {
		return left instanceof Collection<?> places
				&& places.stream().allMatch((place) -> place instanceof AtomicReference<?> held && held.get() == null);
	}

	private static Stream<String> left(Field field) {
		try {
			field.setAccessible(true);
			Object left = ((ThreadLocal<?>) field.get(null)).get();
			return (left != null && !isForgotten(left))
					? Stream.of(field.getDeclaringClass().getSimpleName() + "." + field.getName() + " " + left)
					: Stream.empty();
		}
		catch (IllegalAccessException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
