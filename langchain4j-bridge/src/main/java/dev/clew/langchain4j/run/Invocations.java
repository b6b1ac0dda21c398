package dev.clew.langchain4j.run;

import java.util.Collections;
import java.util.Map;
import java.util.UUID;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;

import dev.clew.observation.step.TracingRuntime;
import dev.langchain4j.invocation.InvocationContext;
import org.jspecify.annotations.Nullable;

/**
 * The runs of AI services that have begun and not ended, by invocation id: the one key
 * that all hooks of a run share, on whichever thread. The number of open ones is that of
 * open steps, which is bounded. Static, because the hooks are.
 */
public final class Invocations {

	private static final int MAX_ENDED = 1000;

	private static final Map<UUID, Invocation> OPEN = new ConcurrentHashMap<>(1024);

	/**
	 * Those that have ended although LangChain4j may go on with them, as it does after an
	 * error of a handler: what they do then is still theirs. Kept as long as LangChain4j
	 * has their ids.
	 */
	private static final Map<UUID, Invocation> ENDED = Collections.synchronizedMap(new WeakHashMap<>());

	/**
	 * From the event of a request to the call of the model, which follows on the same
	 * thread.
	 */
	private static final ThreadLocal<@Nullable Invocation> REQUESTING = new ThreadLocal<>();

	static {
		Runtimes.whenClosed(Invocations::forget);
	}

	private Invocations() {
	}

	public static void add(UUID id, Invocation invocation) {
		invocation.identify(id);
		OPEN.put(id, invocation);
		invocation.step().whenGivenUp(invocation::ended);
	}

	public static @Nullable Invocation find(@Nullable InvocationContext context) {
		if (context == null || context.invocationId() == null) {
			return null;
		}
		Invocation open = OPEN.get(context.invocationId());
		return (open != null) ? open : ENDED.get(context.invocationId());
	}

	// The run, if it was open, which LangChain4j does not go on with.
	public static @Nullable Invocation complete(InvocationContext context) {
		UUID id = context.invocationId();
		if (id == null) {
			return null;
		}
		Invocation open = OPEN.remove(id);
		if (open == null) {
			ENDED.remove(id);
		}
		return open;
	}

	// The run, if it was open, which LangChain4j may go on with.
	public static @Nullable Invocation end(@Nullable UUID id) {
		Invocation open = (id != null) ? OPEN.get(id) : null;
		if (id == null || open == null) {
			return null;
		}
		if (ENDED.size() < MAX_ENDED) {
			ENDED.put(id, open);
		}
		return OPEN.remove(id);
	}

	// The runs of an application that is closed: nobody asks for them any more.
	static void forget(TracingRuntime runtime) {
		OPEN.values().removeIf((invocation) -> invocation.runtime().equals(runtime));
		synchronized (ENDED) {
			ENDED.values().removeIf((invocation) -> invocation.runtime().equals(runtime));
		}
	}

	public static void requesting(Invocation invocation) {
		REQUESTING.set(invocation);
	}

	// The run whose request the model call on this thread answers. It is handed over
	// once.
	public static @Nullable Invocation takeRequesting() {
		Invocation invocation = REQUESTING.get();
		if (invocation != null) {
			REQUESTING.set(null);
		}
		return invocation;
	}

	public static int openCount() {
		return OPEN.size();
	}

	public static int endedCount() {
		return ENDED.size();
	}

}
