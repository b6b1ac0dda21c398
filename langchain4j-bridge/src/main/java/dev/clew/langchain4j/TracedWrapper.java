package dev.clew.langchain4j;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;

import org.jspecify.annotations.Nullable;

/**
 * A component that is no bean, traced. Each call goes to the same method of the
 * component.
 */
final class TracedWrapper implements InvocationHandler {

	private final Object component;

	private final ComponentTracer tracer;

	private TracedWrapper(Object component, ComponentTracer tracer) {
		this.component = component;
		this.tracer = tracer;
	}

	// The component itself where it is traced already.
	static <T> T of(Class<T> type, T component, ComponentTracer tracer) {
		return isTraced(component) ? component : around(type, component, tracer);
	}

	// Around what may be traced already, to say what its own tracer cannot know.
	static <T> T around(Class<T> type, T component, ComponentTracer tracer) {
		return type.cast(Proxy.newProxyInstance(TracedWrapper.class.getClassLoader(), new Class<?>[] { type },
				new TracedWrapper(component, tracer)));
	}

	static boolean isTraced(Object component) {
		return component instanceof TracedComponent || isWrapper(component);
	}

	static boolean isWrapper(Object component) {
		return wrapperOf(component) != null;
	}

	private static @Nullable TracedWrapper wrapperOf(Object component) {
		return (Proxy.isProxyClass(component.getClass())
				&& Proxy.getInvocationHandler(component) instanceof TracedWrapper wrapper) ? wrapper : null;
	}

	// What of a wrapped component is not traced.
	static @Nullable String limitOf(Object component) {
		TracedWrapper wrapper = wrapperOf(component);
		return (wrapper != null) ? wrapper.tracer.limitOf(wrapper.component) : null;
	}

	// What is behind a wrapper of ours, else the component itself.
	static Object componentOf(Object component) {
		if (component instanceof TracedChatModel traced) {
			return traced.model();
		}
		if (component instanceof TracedStreamingChatModel traced) {
			return traced.model();
		}
		TracedWrapper wrapper = wrapperOf(component);
		return (wrapper != null) ? wrapper.component : component;
	}

	// Whatever is returned is passed on, null too.
	@Override
	@SuppressWarnings("NullAway")
	public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
			throws Throwable {
		@Nullable Object[] given = (arguments != null) ? arguments : new Object[0];
		if (method.getDeclaringClass() == Object.class && "equals".equals(method.getName())) {
			return proxy == given[0] || isEqual(given[0]);
		}
		Call<@Nullable Object, Throwable> call = () -> invokeOn(this.tracer.twinOf(this.component, method), method,
				given);
		return this.tracer.call(this.component, method, given, call);
	}

	private boolean isEqual(@Nullable Object other) {
		TracedWrapper wrapper = (other != null) ? wrapperOf(other) : null;
		return wrapper != null && this.component.equals(wrapper.component);
	}

	private static @Nullable Object invokeOn(Object target, Method method, @Nullable Object[] arguments)
			throws Throwable {
		try {
			return method.invoke(target, arguments);
		}
		catch (InvocationTargetException ex) {
			throw ex.getCause();
		}
	}

}
