package dev.clew.langchain4j;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

import dev.clew.trace.Level;
import dev.langchain4j.invocation.InvocationContext;
import org.jspecify.annotations.Nullable;

/**
 * The runs of AI services that have begun and not ended, by invocation id: the one key
 * that all hooks of a run share, on whichever thread. Bounded: where too many never end,
 * such as streams that nobody started, the oldest is closed. Static, because the hooks
 * are.
 */
final class Invocations {

	static final int MAX_OPEN = 10_000;

	private static final Map<UUID, Invocation> OPEN = new LinkedHashMap<>();

	/**
	 * From the event of a request to the call of the model, which follows on the same
	 * thread.
	 */
	private static final ThreadLocal<@Nullable Invocation> REQUESTING = new ThreadLocal<>();

	private Invocations() {
	}

	static void add(Invocation invocation) {
		Invocation oldest = null;
		synchronized (OPEN) {
			if (OPEN.size() >= MAX_OPEN) {
				oldest = removeOldest();
			}
			OPEN.put(invocation.id(), invocation);
		}
		if (oldest != null) {
			oldest.step().context().setLevel(Level.WARNING, "did not end; closed to make room for others");
			oldest.step().stop();
		}
	}

	static @Nullable Invocation find(@Nullable InvocationContext context) {
		if (context == null || context.invocationId() == null) {
			return null;
		}
		synchronized (OPEN) {
			return OPEN.get(context.invocationId());
		}
	}

	static @Nullable Invocation remove(@Nullable InvocationContext context) {
		return (context != null && context.invocationId() != null) ? remove(context.invocationId()) : null;
	}

	static @Nullable Invocation remove(UUID id) {
		synchronized (OPEN) {
			return OPEN.remove(id);
		}
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
		synchronized (OPEN) {
			return OPEN.size();
		}
	}

	private static Invocation removeOldest() {
		var entries = OPEN.values().iterator();
		Invocation oldest = entries.next();
		entries.remove();
		return oldest;
	}

}
