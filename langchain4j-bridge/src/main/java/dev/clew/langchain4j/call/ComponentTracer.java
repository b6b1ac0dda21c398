package dev.clew.langchain4j.call;

import java.lang.reflect.Method;
import java.util.function.Supplier;

import dev.clew.langchain4j.message.CallIdentity;
import dev.clew.langchain4j.message.Names;
import dev.clew.langchain4j.run.Call;
import dev.clew.langchain4j.run.Invocation;
import dev.clew.langchain4j.run.Invocations;
import dev.clew.langchain4j.run.ObservedCall;
import dev.clew.langchain4j.run.RuntimeHandle;
import dev.clew.langchain4j.run.Runtimes;
import dev.clew.observation.ClewContext;
import dev.clew.observation.step.Step;
import dev.clew.observation.step.TracingRuntime;
import org.jspecify.annotations.Nullable;

/**
 * Traces the calls of one type of component: those of a bean through its proxy, those of
 * others through a wrapper. Thread-safe.
 */
public abstract class ComponentTracer implements Interceptor {

	private final Class<?> type;

	private final String label;

	private final @Nullable RuntimeHandle owner;

	public ComponentTracer(Class<?> type, String label, @Nullable RuntimeHandle owner) {
		this.type = type;
		this.label = label;
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
	 * What people call such a component.
	 * @return a noun, such as {@code chat model}
	 */
	public final String label() {
		return this.label;
	}

	/**
	 * Whether a method is one that LangChain4j's interface implements by another one that
	 * tells more, or with the component itself in its hands. Its implementation is then
	 * to be run on what stands in front of the component.
	 * @param method a method of the type
	 * @return whether that is so for components which do not implement it themselves
	 */
	public boolean isShortForm(Method method) {
		return method.getName().startsWith("addListener");
	}

	/**
	 * Makes a call, within an observation if it is one that is observed.
	 * @param component component that is called
	 * @param method method that is called
	 * @param arguments its arguments
	 * @param call the call
	 * @return what the call returned
	 * @throws Throwable whatever the call throws
	 */
	@Override
	public @Nullable Object call(Object component, Method method, @Nullable Object[] arguments,
			Call<@Nullable Object, Throwable> call) throws Throwable {
		Operation<?> operation = (method.getDeclaringClass() != Object.class)
				? operationSafely(component, method, arguments) : null;
		return (operation != null) ? run(operation, Forms.isLater(method), call) : call.call();
	}

	private <C extends ClewContext> @Nullable Object run(Operation<C> operation, boolean later,
			Call<@Nullable Object, Throwable> call) throws Throwable {
		Invocation run = runOf(operation);
		TracingRuntime runtime = (run != null) ? run.runtime() : runtime();
		if (runtime == null || CallIdentity.isInner(operation.context())) {
			return call.call();
		}
		Supplier<@Nullable Step<C>> start = () -> operation.start(runtime, run);
		return later ? ObservedCall.runLater(runtime, start, call, operation.outcome(run))
				: ObservedCall.run(runtime, start, call, operation.outcome(run));
	}

	private static @Nullable Invocation runOf(Operation<?> operation) {
		Invocation known = operation.context().get(Invocation.class);
		return (known != null) ? known : Invocations.find(operation.invocation());
	}

	private @Nullable Operation<?> operationSafely(Object component, Method method, @Nullable Object[] arguments) {
		try {
			return Forms.isMissing(component.getClass(), method) ? null : operation(component, method, arguments);
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

	protected final @Nullable TracingRuntime runtime() {
		return Runtimes.resolve(this.owner);
	}

	// What a call is in a trace; absent where it is not observed.
	protected @Nullable Operation<?> operation(Object component, Method method, @Nullable Object[] arguments) {
		return null;
	}

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

	/**
	 * Whether components may have twins at all.
	 * @return whether {@link #twinOf} is to be asked
	 */
	public boolean hasTwins() {
		return false;
	}

	protected Object twin(Object component, Method method) throws Exception {
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

	protected final String nameOf(Object component) {
		return Names.of(TracingProxy.componentOf(component), this.type);
	}

	protected final @Nullable RuntimeHandle owner() {
		return this.owner;
	}

}
