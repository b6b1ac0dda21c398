package dev.clew.langchain4j.model;

import java.util.concurrent.CompletionStage;

import dev.clew.langchain4j.call.TracingProxy;
import dev.clew.langchain4j.run.Call;
import dev.clew.langchain4j.run.EnclosingObservation;
import dev.clew.langchain4j.run.ObservedFuture;
import dev.clew.langchain4j.usage.ProviderUsage;
import dev.clew.observation.GenerationContext;
import dev.clew.observation.cost.NestedUsage;
import dev.clew.observation.step.TracingRuntime;
import dev.langchain4j.model.chat.response.ChatResponse;
import org.jspecify.annotations.Nullable;

/**
 * The calls by which a model hands on what it was asked. The first one, with those that
 * it makes itself, is what the generation of the model is; those after it, as of a model
 * that falls back on another one, are generations below, and then the first one is too if
 * it failed. Thread-safe.
 */
final class DelegatedCalls {

	private final GenerationContext outer;

	private @Nullable Thread thread;

	private @Nullable ChatResponse response;

	private @Nullable Throwable failure;

	private @Nullable FailedAttempt first;

	private boolean more;

	private boolean handedOn;

	private DelegatedCalls(GenerationContext outer) {
		this.outer = outer;
	}

	static DelegatedCalls of(GenerationContext outer) {
		return outer.computeIfAbsent(DelegatedCalls.class, (key) -> new DelegatedCalls(outer));
	}

	// Whether the call that begins here is the first one, or part of it.
	synchronized boolean begin(TracingRuntime runtime) {
		if (this.first == null) {
			this.first = new FailedAttempt(runtime);
			this.thread = Thread.currentThread();
			return true;
		}
		if (this.failure != null) {
			this.first.tell(this.outer, null);
		}
		this.more |= this.thread != Thread.currentThread();
		return this.thread == Thread.currentThread();
	}

	// Makes the first call, or a part of it.
	<T extends @Nullable Object, X extends Throwable> T run(Call<T, X> call) throws X {
		try {
			T result = call.call();
			over(result, null);
			return result;
		}
		catch (Throwable ex) {
			over(null, ex);
			throw ex;
		}
	}

	// The same with an answer that comes in parts: it may be over by then, or not.
	<X extends Throwable> void runStream(Call<Boolean, X> call) throws X {
		try {
			call.call();
			returned();
		}
		catch (Throwable ex) {
			over(null, ex);
			throw ex;
		}
	}

	private synchronized void returned() {
		this.thread = null;
	}

	// The same with a result that completes later: it is known then.
	<X extends Throwable> @Nullable Object runLater(TracingRuntime runtime, Call<@Nullable Object, X> call) throws X {
		Object result = run(call);
		return (result instanceof CompletionStage<?> stage)
				? ObservedFuture.of(stage, EnclosingObservation.current(runtime), this::over) : result;
	}

	// An answer that comes in parts may end in an error, which ends the call as well.
	// What
	// the model calls then is part of this generation, on whichever thread.
	<T> T hear(TracingRuntime runtime, Class<T> type, T listener) {
		EnclosingObservation around = EnclosingObservation.current(runtime);
		return TracingProxy.around(type, listener, (target, method, arguments, call) -> {
			if ("onError".equals(method.getName()) && arguments[0] instanceof Throwable error) {
				over(null, error);
				return around.call(call);
			}
			return call.call();
		});
	}

	private synchronized void over(@Nullable Object result, @Nullable Throwable error) {
		this.response = (result instanceof ChatResponse answer) ? answer : null;
		this.handedOn = this.response != null && NestedUsage.told(this.outer, ProviderUsage.sourceOf(this.response));
		this.failure = error;
		this.thread = null;
		if (this.first != null) {
			this.first.over(error);
		}
	}

	// What is said of the generation when it has ended.
	static void tell(GenerationContext outer, @Nullable Throwable error) {
		DelegatedCalls calls = outer.get(DelegatedCalls.class);
		if (calls != null) {
			calls.complete(error);
		}
	}

	private synchronized void complete(@Nullable Throwable error) {
		if (this.first != null) {
			this.first.tell(this.outer, error);
		}
		if (this.response != null && this.handedOn) {
			this.outer.getCallUsage().setSource(ProviderUsage.sourceOf(this.response));
		}
		else if (this.more || (this.response != null && NestedUsage.has(this.outer))) {
			this.outer.getNotes().add("model and usage are those of the first inner call, as far as known");
			GenerationTracer.call(this.outer, this.response);
			this.outer.getCallUsage().keep();
			if (this.failure != null && error == null) {
				this.outer.getCallUsage().handOn();
			}
		}
	}

}
