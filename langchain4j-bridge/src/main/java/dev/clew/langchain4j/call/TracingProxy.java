package dev.clew.langchain4j.call;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.LinkedHashSet;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Stands in front of an object of LangChain4j's interfaces that is no bean. It has all
 * interfaces of the object, and each call goes to the same method of it, whichever
 * methods the interfaces have in the version at run time.
 */
public final class TracingProxy implements InvocationHandler {

	private static final Object[] NO_ARGUMENTS = {};

	private final Object component;

	private final Interceptor interceptor;

	private TracingProxy(Object component, Interceptor interceptor) {
		this.component = component;
		this.interceptor = interceptor;
	}

	// The component itself where it is traced already.
	public static <T> T of(Class<T> type, T component, ComponentTracer tracer) {
		return isTraced(component) ? component : around(type, component, tracer);
	}

	// Around what may be traced already, to say what its own tracer cannot know.
	public static <T> T around(Class<T> type, T component, Interceptor interceptor) {
		TracingProxy wrapper = new TracingProxy(component, interceptor);
		try {
			ClassLoader loader = component.getClass().getClassLoader();
			if (Class.forName(type.getName(), false, loader) == type) {
				return type.cast(Proxy.newProxyInstance(loader, interfaces(type, component.getClass()), wrapper));
			}
		}
		catch (ClassNotFoundException | IllegalArgumentException | LinkageError ex) {
			// Its other interfaces contradict each other, or cannot be seen from one
			// place.
		}
		return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] { type }, wrapper));
	}

	private static Class<?>[] interfaces(Class<?> type, Class<?> implementation) {
		Set<Class<?>> interfaces = new LinkedHashSet<>(Set.of(type));
		for (Class<?> current = implementation; current != null; current = current.getSuperclass()) {
			for (Class<?> candidate : current.getInterfaces()) {
				if (Modifier.isPublic(candidate.getModifiers()) && !candidate.isSealed() && !candidate.isHidden()) {
					interfaces.add(candidate);
				}
			}
		}
		return interfaces.toArray(Class<?>[]::new);
	}

	public static boolean isTraced(Object component) {
		return component instanceof AlreadyTraced || isWrapper(component);
	}

	public static boolean isWrapper(Object component) {
		return wrapperOf(component) != null;
	}

	private static @Nullable TracingProxy wrapperOf(Object component) {
		return (Proxy.isProxyClass(component.getClass())
				&& Proxy.getInvocationHandler(component) instanceof TracingProxy wrapper) ? wrapper : null;
	}

	// What of a wrapped component is not traced.
	public static @Nullable String limitOf(Object component) {
		TracingProxy wrapper = wrapperOf(component);
		return (wrapper != null && wrapper.interceptor instanceof ComponentTracer tracer)
				? tracer.limitOf(wrapper.component) : null;
	}

	// What is behind a wrapper of ours, else the component itself.
	public static Object componentOf(Object component) {
		TracingProxy wrapper = wrapperOf(component);
		return (wrapper != null) ? wrapper.component : component;
	}

	// Whatever is returned is passed on, null too.
	@Override
	@SuppressWarnings("NullAway")
	public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
			throws Throwable {
		@Nullable Object[] given = (arguments != null) ? arguments : NO_ARGUMENTS;
		if (method.getDeclaringClass() == Object.class) {
			return "equals".equals(method.getName()) ? proxy == given[0] || isEqual(given[0])
					: invokeOn(this.component, method, given);
		}
		if (this.interceptor instanceof ComponentTracer tracer) {
			return invoke(tracer, proxy, method, given);
		}
		return this.interceptor.call(this.component, method, given, () -> invokeOn(this.component, method, given));
	}

	// A short form that LangChain4j implements by a long one runs on the wrapper, so that
	// the long one is traced.
	@SuppressWarnings("NullAway")
	private @Nullable Object invoke(ComponentTracer tracer, Object proxy, Method method, @Nullable Object[] given)
			throws Throwable {
		if (tracer.isShortForm(method) && Forms.isInherited(this.component.getClass(), method)) {
			return InvocationHandler.invokeDefault(proxy, method, given);
		}
		return tracer.call(this.component, method, given,
				() -> invokeOn(tracer.twinOf(this.component, method), method, given));
	}

	private boolean isEqual(@Nullable Object other) {
		TracingProxy wrapper = (other != null) ? wrapperOf(other) : null;
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
