package dev.clew.langchain4j.run;

import java.lang.ref.WeakReference;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

import dev.clew.content.ContentSource;
import dev.clew.langchain4j.message.KnownTools;
import dev.clew.observation.StepContext;
import dev.clew.observation.step.Step;
import dev.clew.observation.step.TracingRuntime;
import dev.clew.trace.Level;
import io.micrometer.observation.Observation;
import org.jspecify.annotations.Nullable;

/**
 * A run of an AI service that has begun. It may go on when its step has ended.
 */
public final class Invocation {

	// A run is kept for as long as others have its id.
	private volatile @Nullable WeakReference<UUID> id;

	private final Object service;

	private final TracingRuntime runtime;

	private final Step<StepContext> step;

	private final @Nullable Observation around;

	private final KnownTools tools;

	private final BooleanSupplier guarded;

	private final AtomicInteger round = new AtomicInteger();

	private volatile boolean guardedFromAround;

	private final Thread thread = Thread.currentThread();

	public Invocation(Object service, TracingRuntime runtime, Step<StepContext> step, @Nullable Observation around,
			KnownTools tools, BooleanSupplier guarded) {
		this.service = service;
		this.runtime = runtime;
		this.step = step;
		this.around = around;
		this.tools = tools;
		this.guarded = guarded;
	}

	void identify(UUID known) {
		this.id = new WeakReference<>(known);
	}

	// Services may share a registrar, and hear each other's events.
	@SuppressWarnings("ReferenceEquality")
	public boolean isOf(Object other) {
		return this.service == other;
	}

	public TracingRuntime runtime() {
		return this.runtime;
	}

	public Step<StepContext> step() {
		return this.step;
	}

	// The parent of the steps of this run: the agent, or what is around it where its
	// observation is disabled.
	public @Nullable Observation parent() {
		return this.step.observation().isNoop() ? this.around : this.step.observation();
	}

	// The same, but nothing where this thread works in a step of this run already, which
	// is then around the next one.
	public @Nullable Observation parentHere() {
		Observation parent = parent();
		return (parent != null && Runtimes.isCurrentWithin(parent)) ? null : parent;
	}

	// Whether this thread works in a step of this run.
	public boolean isAround() {
		return Runtimes.isCurrentWithin(this.step.observation());
	}

	public KnownTools tools() {
		return this.tools;
	}

	public void nextRound() {
		this.round.incrementAndGet();
	}

	public @Nullable Integer iteration() {
		int current = this.round.get();
		return (current > 0) ? current : null;
	}

	// The guardrails of this run are observed while they check: their events tell nothing
	// new.
	public void guardedFromAround() {
		this.guardedFromAround = true;
	}

	public boolean isGuardedFromAround() {
		return this.guardedFromAround;
	}

	// LangChain4j tells nobody of an Error on the thread of the run, which would stay
	// open. On other threads an Error becomes an exception, of which it tells.
	public void failUntold(Throwable error) {
		if (error instanceof Error && Thread.currentThread() == this.thread) {
			fail(error);
		}
	}

	// Nor of a stream that could not be started.
	public void fail(Throwable error) {
		ended();
		this.step.fail(error);
	}

	public void cancel() {
		if (ended()) {
			this.step.context().setLevel(Level.WARNING, "cancelled");
			this.step.stop();
		}
	}

	// Whether it was open until now.
	public boolean ended() {
		WeakReference<UUID> known = this.id;
		return known != null && Invocations.end(known.get()) != null;
	}

	// What the application got of a stream that does not end well: nothing where it has
	// to pass guardrails first.
	public void keepPartial(PartialOutput partial) {
		if (this.step.isStopped()) {
			return;
		}
		String text = this.guarded.getAsBoolean() ? null : partial.text();
		partial.keepAs(this.step.context(), (text != null) ? ContentSource.text(text) : null);
	}

}
