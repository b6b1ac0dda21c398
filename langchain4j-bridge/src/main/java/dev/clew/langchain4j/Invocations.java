package dev.clew.langchain4j;

import java.util.Collections;
import java.util.Map;
import java.util.UUID;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;

import dev.clew.observation.TracingRuntime;
import dev.langchain4j.invocation.InvocationContext;
import org.jspecify.annotations.Nullable;

/**
 * The runs of AI services that have begun and not ended, by invocation id: the one key
 * that all hooks of a run share, on whichever thread. A run stays no longer than its step
 * is open, the number of which is bounded. Static, because the hooks are.
 */
final class Invocations {

	private static final Map<UUID, Invocation> OPEN = new ConcurrentHashMap<>();

	/** Those that were given up, as long as LangChain4j may still tell of their end. */
	private static final Map<UUID, Boolean> GIVEN_UP = Collections.synchronizedMap(new WeakHashMap<>());

	/**
	 * From the event of a request to the call of the model, which follows on the same
	 * thread.
	 */
	private static final ThreadLocal<@Nullable Invocation> REQUESTING = new ThreadLocal<>();

	private Invocations() {
	}

	static void add(Invocation invocation) {
		OPEN.put(invocation.id(), invocation);
		invocation.step().whenGivenUp(() -> giveUp(invocation.id()));
	}

	private static void giveUp(UUID id) {
		GIVEN_UP.put(id, true);
		remove(id);
	}

	static boolean isGivenUp(InvocationContext context) {
		return GIVEN_UP.containsKey(context.invocationId());
	}

	static @Nullable Invocation find(@Nullable InvocationContext context) {
		if (context == null || context.invocationId() == null) {
			return null;
		}
		return OPEN.get(context.invocationId());
	}

	static @Nullable Invocation remove(@Nullable InvocationContext context) {
		return (context != null && context.invocationId() != null) ? remove(context.invocationId()) : null;
	}

	static @Nullable Invocation remove(UUID id) {
		return OPEN.remove(id);
	}

	// The runs of an application that is closed: nobody asks for them any more.
	static void forget(TracingRuntime runtime) {
		OPEN.values().removeIf((invocation) -> invocation.runtime().equals(runtime));
	}

	static void requesting(Invocation invocation) {
		REQUESTING.set(invocation);
	}

	// The run whose request the model call on this thread answers. It is handed over
	// once.
	static @Nullable Invocation takeRequesting() {
		Invocation invocation = REQUESTING.get();
		if (invocation != null) {
			REQUESTING.remove();
		}
		return invocation;
	}

	static int openCount() {
		return OPEN.size();
	}

}
