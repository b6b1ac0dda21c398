package dev.clew.langchain4j.call;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/**
 * The forms in which LangChain4j lets one thing be called: at once, with a result that
 * completes later, or as a stream of events.
 */
public final class Forms {

	private static final String ASYNC = "Async";

	private Forms() {
	}

	// What is called, whichever the form.
	public static String nameOf(Method method) {
		String name = method.getName();
		return (isLater(method) && name.endsWith(ASYNC)) ? name.substring(0, name.length() - ASYNC.length()) : name;
	}

	public static boolean isLater(Method method) {
		return CompletionStage.class.isAssignableFrom(method.getReturnType());
	}

	public static boolean isStream(Method method) {
		return Flow.Publisher.class.isAssignableFrom(method.getReturnType());
	}

	// Whether a component leaves a form to LangChain4j, which then says that there is no
	// such form, and makes the call in another.
	public static boolean isMissing(Class<?> component, Method method) {
		return (isLater(method) || isStream(method)) && isInherited(component, method)
				&& Arrays.stream(component.getMethods())
					.noneMatch((candidate) -> isBehind(method, candidate) && !isOfLangChain4j(candidate));
	}

	// LangChain4j makes chatAsync from doChatAsync, and so on.
	private static boolean isBehind(Method method, Method candidate) {
		return candidate.getName().equalsIgnoreCase("do" + method.getName())
				&& method.getReturnType().isAssignableFrom(candidate.getReturnType());
	}

	// Whether a component has a method as LangChain4j's interface implements it.
	static boolean isInherited(Class<?> component, Method method) {
		try {
			return method.isDefault()
					&& isOfLangChain4j(component.getMethod(method.getName(), method.getParameterTypes()));
		}
		catch (NoSuchMethodException | SecurityException ex) {
			return false;
		}
	}

	private static boolean isOfLangChain4j(Method method) {
		return method.getDeclaringClass().isInterface()
				&& method.getDeclaringClass().getName().startsWith("dev.langchain4j.");
	}

}
