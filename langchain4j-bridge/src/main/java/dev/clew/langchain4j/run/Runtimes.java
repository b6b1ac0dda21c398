package dev.clew.langchain4j.run;

import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import dev.clew.observation.step.CurrentStep;
import dev.clew.observation.step.TracingRuntime;
import dev.clew.observation.tree.CurrentNodeAccessor;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import org.jspecify.annotations.Nullable;

/**
 * The applications of this JVM that are open, and which of them a call belongs to.
 * Static, because LangChain4j's service factories are.
 */
public final class Runtimes {

	private static final List<RuntimeHandle> OPEN = new CopyOnWriteArrayList<>();

	private static final List<Consumer<TracingRuntime>> FORGETTING = new CopyOnWriteArrayList<>();

	/** Micrometer keeps the current observation for all registries in one place. */
	private static final ObservationRegistry ANY = ObservationRegistry.create();

	private static final boolean PROPAGATION = ClassPath.has("io.micrometer.context.ContextRegistry");

	private Runtimes() {
	}

	static void add(RuntimeHandle handle) {
		OPEN.add(handle);
		Activation.opened();
		if (PROPAGATION) {
			CurrentNodeAccessor.register();
		}
	}

	static void remove(RuntimeHandle handle) {
		if (OPEN.remove(handle)) {
			Activation.closed();
		}
	}

	// What is kept of an application for as long as it is open.
	public static void whenClosed(Consumer<TracingRuntime> forget) {
		FORGETTING.add(forget);
	}

	static void forget(TracingRuntime closed) {
		FORGETTING.forEach((forget) -> forget.accept(closed));
	}

	// The application in which something is being built on this thread, if that is
	// certain.
	public static @Nullable RuntimeHandle building() {
		for (RuntimeHandle handle : OPEN) {
			if (handle.isStartingOnThisThread()) {
				return handle;
			}
		}
		ObservationRegistry current = currentRegistry();
		return (current != null) ? ownerOf(current) : only();
	}

	// The runtime that a call belongs to: that of the current observation, else that of
	// the
	// component, else the only one. Calls of closed or other applications are not traced.
	public static @Nullable TracingRuntime resolve(@Nullable RuntimeHandle owner) {
		ObservationRegistry current = currentRegistry();
		RuntimeHandle handle = owner;
		if (current != null) {
			handle = ownerOf(current);
		}
		else if (owner == null) {
			handle = only();
		}
		return (handle != null) ? handle.runtime() : null;
	}

	// The observation that steps on this thread hang under: a disabled one hides those
	// around it.
	public static @Nullable Observation currentObservation() {
		Observation.Scope scope = ANY.getCurrentObservationScope();
		while (scope != null && scope.getCurrentObservation().isNoop()) {
			scope = scope.getPreviousObservationScope();
		}
		return (scope != null) ? scope.getCurrentObservation() : null;
	}

	// Whether this thread works in a step or in one below it.
	static boolean isCurrentWithin(Observation outer) {
		return CurrentStep.isWithin(currentObservation(), outer.getContextView());
	}

	// Seen by one iterator: others open and close meanwhile.
	private static @Nullable RuntimeHandle only() {
		Iterator<RuntimeHandle> open = OPEN.iterator();
		RuntimeHandle first = open.hasNext() ? open.next() : null;
		return open.hasNext() ? null : first;
	}

	private static @Nullable RuntimeHandle ownerOf(ObservationRegistry registry) {
		for (RuntimeHandle handle : OPEN) {
			TracingRuntime runtime = handle.runtime();
			if (runtime != null && runtime.registry() == registry) {
				return handle;
			}
		}
		return null;
	}

	private static @Nullable ObservationRegistry currentRegistry() {
		Observation current = currentObservation();
		return (current != null) ? current.getObservationRegistry() : null;
	}

}
