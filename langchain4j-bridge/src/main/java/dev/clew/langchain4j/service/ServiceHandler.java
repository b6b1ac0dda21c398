package dev.clew.langchain4j.service;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;

import dev.langchain4j.service.memory.ChatMemoryAccess;
import org.jspecify.annotations.Nullable;

/**
 * Makes an agent of each call of an AI service, from when it is called.
 */
final class ServiceHandler implements InvocationHandler {

	private final InvocationHandler service;

	private final ServiceAgents agents;

	ServiceHandler(InvocationHandler service, ServiceAgents agents) {
		this.service = service;
		this.agents = agents;
		agents.seen();
	}

	// Whatever is returned is passed on, null too.
	@Override
	@SuppressWarnings("NullAway")
	public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
			throws Throwable {
		ServiceCall call = isRun(method) ? this.agents.called(method, arguments) : null;
		if (call == null) {
			return this.service.invoke(proxy, method, arguments);
		}
		return call.run(() -> this.service.invoke(proxy, method, arguments));
	}

	private static boolean isRun(Method method) {
		Class<?> declaring = method.getDeclaringClass();
		return !method.isDefault() && declaring != Object.class && declaring != ChatMemoryAccess.class;
	}

}
