package dev.clew.aop;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

import dev.clew.CurrentTrace;
import dev.clew.OwnStep;
import dev.clew.langchain4j.run.RuntimeHandle;
import dev.clew.observation.fault.Causes;
import dev.clew.observation.step.Step;
import dev.clew.observation.step.TracingRuntime;
import dev.clew.trace.Level;
import io.micrometer.observation.Observation;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;

import org.springframework.util.ClassUtils;

/**
 * Makes steps of calls of annotated methods.
 */
final class TracedMethodAdvice implements MethodInterceptor {

	private static final boolean REACTOR = ClassUtils.isPresent("reactor.core.publisher.Mono",
			TracedMethodAdvice.class.getClassLoader());

	private final TracedMethods methods;

	private final RuntimeHandle owner;

	TracedMethodAdvice(TracedMethods methods, RuntimeHandle owner) {
		this.methods = methods;
		this.owner = owner;
	}

	// The result is passed on as it is, also null.
	@Override
	@SuppressWarnings("NullAway")
	public @Nullable Object invoke(MethodInvocation invocation) throws Throwable {
		TracingRuntime runtime = this.owner.runtime();
		Object target = invocation.getThis();
		TracedMethod method = (runtime != null && target != null)
				? this.methods.find(invocation.getMethod(), target.getClass()) : null;
		if (runtime == null || method == null) {
			return invocation.proceed();
		}
		@Nullable Object input = method.inputOf(invocation.getArguments());
		CurrentTrace trace = new CurrentTrace(runtime);
		Function<@Nullable Observation, OwnStep> start = (parent) -> trace.start(method.type(), method.name(), input,
				parent);
		if (REACTOR && ReactiveSteps.isReactive(invocation.getMethod())) {
			return proceedReactive(invocation, start, method.output());
		}
		return proceed(invocation, start.apply(null), method.output());
	}

	private static @Nullable Object proceed(MethodInvocation invocation, OwnStep step, boolean output)
			throws Throwable {
		@Nullable Object result;
		try (Step.Scope scope = step.open()) {
			result = invocation.proceed();
		}
		catch (Throwable ex) {
			step.fail(ex);
			throw ex;
		}
		if (!(result instanceof CompletionStage<?> stage) || !endWith(stage, step, output)) {
			end(step, result, output && invocation.getMethod().getReturnType() != void.class);
		}
		return result;
	}

	// The stage itself is passed on: one that depends on it could not cancel it.
	private static boolean endWith(CompletionStage<?> stage, OwnStep step, boolean output) {
		try {
			CompletionStage<?> end = stage.whenComplete((result, error) -> end(step, result, error, output));
			return end != null;
		}
		catch (RuntimeException ex) {
			step.note("the end of " + stage.getClass().getName() + " cannot be observed");
			return false;
		}
	}

	private static void end(OwnStep step, @Nullable Object result, @Nullable Throwable error, boolean output) {
		Throwable within = (error instanceof CompletionException) ? Causes.of(error) : null;
		Throwable cause = (within != null) ? within : error;
		if (cause instanceof CancellationException) {
			step.level(Level.WARNING, "cancelled").close();
		}
		else if (cause != null) {
			step.fail(cause);
		}
		else {
			end(step, result, output);
		}
	}

	private static void end(OwnStep step, @Nullable Object result, boolean output) {
		if (output) {
			step.output(result);
		}
		step.close();
	}

	// A step begins with a subscription, so what fails before is a step that fails at
	// once.
	private static @Nullable Object proceedReactive(MethodInvocation invocation,
			Function<@Nullable Observation, OwnStep> start, boolean output) throws Throwable {
		@Nullable Object publisher;
		try {
			publisher = invocation.proceed();
		}
		catch (Throwable ex) {
			start.apply(null).fail(ex);
			throw ex;
		}
		return (publisher != null) ? ReactiveSteps.trace(publisher, start, output) : null;
	}

}
