package dev.clew.langchain4j;

import java.lang.reflect.Method;

import dev.clew.observation.ClewContext;
import dev.clew.observation.TracingRuntime;
import org.jspecify.annotations.Nullable;

/**
 * Traces the calls of one type of component: those of a bean through its proxy, those of
 * others through a wrapper. Thread-safe.
 */
public abstract class ComponentTracer {

	private final Class<?> type;

	private final @Nullable RuntimeHandle owner;

	ComponentTracer(Class<?> type, @Nullable RuntimeHandle owner) {
		this.type = type;
		this.owner = owner;
	}

	/**
	 * Type of the components.
	 * @return an interface of LangChain4j
	 */
	public final Class<?> type() {
		return this.type;
	}

	/**
	 * Makes a call, within an observation if it is one that is observed.
	 * @param component component that is called
	 * @param method method that is called
	 * @param arguments its arguments
	 * @param call the call
	 * @param <X> what it may throw
	 * @return what the call returned
	 * @throws X whatever the call throws
	 */
	public <X extends Throwable> @Nullable Object call(Object component, Method method, @Nullable Object[] arguments,
			Call<@Nullable Object, X> call) throws X {
		Operation<?> operation = (method.getDeclaringClass() != Object.class)
				? operationSafely(component, method, arguments) : null;
		return (operation != null) ? run(operation, call) : call.call();
	}

	private <C extends ClewContext, X extends Throwable> @Nullable Object run(Operation<C> operation,
			Call<@Nullable Object, X> call) throws X {
		Invocation run = runOf(operation);
		TracingRuntime runtime = (run != null) ? run.runtime() : runtime();
		if (runtime == null || Subject.isInner(operation.context())) {
			return call.call();
		}
		return TracedCall.run(runtime, () -> operation.start(runtime, run), call, operation.outcome(run));
	}

	private static @Nullable Invocation runOf(Operation<?> operation) {
		Invocation known = operation.context().get(Invocation.class);
		return (known != null) ? known : Invocations.find(operation.invocation());
	}

	private @Nullable Operation<?> operationSafely(Object component, Method method, @Nullable Object[] arguments) {
		try {
			return operation(component, method, arguments);
		}
		catch (Throwable ex) {
			report(ex);
			return null;
		}
	}

	private void report(Throwable fault) {
		TracingRuntime runtime = runtime();
		if (runtime != null) {
			runtime.faults().report("hook", fault);
		}
	}

	final @Nullable TracingRuntime runtime() {
		return Runtimes.resolve(this.owner);
	}

	// What a call is in a trace; absent where it is not observed.
	abstract @Nullable Operation<?> operation(Object component, Method method, @Nullable Object[] arguments);

	/**
	 * What is called in place of a component, so that the parts which it calls itself are
	 * traced as well, on this thread and for this call.
	 * @param component component that is called
	 * @param method method that is called
	 * @return a twin of the same class, or the component itself where it has no such
	 * parts, or none that can be reached
	 */
	public final Object twinOf(Object component, Method method) {
		try {
			return twin(component, method);
		}
		catch (Throwable ex) {
			report(ex);
			return component;
		}
	}

	Object twin(Object component, Method method) throws Exception {
		return component;
	}

	/**
	 * What of a component is not traced although others of its type have it traced.
	 * @param component the component, not a proxy of it
	 * @return the reason; absent where all of it is traced
	 */
	public @Nullable String limitOf(Object component) {
		return null;
	}

	final String nameOf(Object component) {
		return Names.of(TracedWrapper.componentOf(component), this.type);
	}

	final @Nullable RuntimeHandle owner() {
		return this.owner;
	}

}
