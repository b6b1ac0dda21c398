package dev.clew.langchain4j.agent;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Predicate;

import dev.clew.langchain4j.run.Runtimes;
import dev.clew.observation.step.Step;
import dev.clew.observation.step.TracingRuntime;
import dev.langchain4j.invocation.LangChain4jManaged;
import io.micrometer.observation.Observation;
import org.jspecify.annotations.Nullable;

/**
 * The runs of agents on this thread, innermost first. No scope is held for them, since
 * LangChain4j may not tell their end: they say what hangs under what, and are believed
 * only while they can be seen to run. A thread does not keep what was given up, nor an
 * application that is closed. Static, because the hooks are.
 */
public final class AgentRuns {

	private static final ThreadLocal<@Nullable Deque<AtomicReference<@Nullable AgentRun>>> CURRENT = new ThreadLocal<>();

	/** What all threads hold, to be emptied from any of them. It keeps nothing alive. */
	private static final Set<AtomicReference<@Nullable AgentRun>> HELD = Collections
		.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

	static {
		Runtimes.whenClosed(AgentRuns::forget);
	}

	private AgentRuns() {
	}

	public static void enter(AgentRun run) {
		Deque<AtomicReference<@Nullable AgentRun>> runs = CURRENT.get();
		if (runs == null) {
			runs = new ArrayDeque<>(4);
			CURRENT.set(runs);
		}
		AtomicReference<@Nullable AgentRun> held = new AtomicReference<>(run);
		HELD.add(held);
		runs.push(held);
	}

	// Of an application that is closed, wherever its runs are.
	static void forget(TracingRuntime runtime) {
		forget((run) -> run.runtime().equals(runtime));
	}

	// With the outermost run, wherever those within it are: the others are still told of.
	static void givenUp(Step<?> step) {
		forget((run) -> run.outermost().isOf(step));
	}

	private static void forget(Predicate<AgentRun> which) {
		synchronized (HELD) {
			HELD.forEach((held) -> {
				AgentRun run = held.get();
				if (run != null && which.test(run)) {
					held.set(null);
				}
			});
		}
	}

	// What is held on this thread, innermost first. What was forgotten goes for good.
	private static List<AgentRun> open() {
		Deque<AtomicReference<@Nullable AgentRun>> runs = CURRENT.get();
		if (runs == null) {
			return List.of();
		}
		runs.removeIf((held) -> held.get() == null);
		if (runs.isEmpty()) {
			CURRENT.remove();
		}
		return runs.stream().map(AtomicReference::get).filter(Objects::nonNull).toList();
	}

	private static void drop(AgentRun over) {
		Deque<AtomicReference<@Nullable AgentRun>> runs = CURRENT.get();
		if (runs == null) {
			return;
		}
		for (AtomicReference<@Nullable AgentRun> held : runs) {
			if (held.compareAndSet(over, null)) {
				HELD.remove(held);
			}
		}
		open();
	}

	// What began within it and has not ended is over too.
	public static @Nullable AgentRun leave(Object scope, String id) {
		return leave((run) -> run.isIn(scope) && run.agent().id().equals(id));
	}

	// An agent on a thread of its own may be the last of its workflow.
	public static void leave(AgentRun left) {
		leave((run) -> run == left);
		if (!left.isOfThisThread()) {
			forget((run) -> run == left);
		}
	}

	private static @Nullable AgentRun leave(Predicate<AgentRun> which) {
		return leave(which, AgentRun::endUntold);
	}

	// The innermost workflow of this thread in a scope, and what began within it.
	public static @Nullable AgentRun leaveWorkflow(Object scope, Consumer<AgentRun> within) {
		return leave((run) -> run.isIn(scope) && run.agent().kind() == AgentKind.WORKFLOW, within);
	}

	private static @Nullable AgentRun leave(Predicate<AgentRun> which, Consumer<AgentRun> within) {
		List<AgentRun> runs = open();
		if (runs.stream().noneMatch(which)) {
			return null;
		}
		for (AgentRun run : runs) {
			drop(run);
			if (which.test(run)) {
				return run;
			}
			within.accept(run);
		}
		return null;
	}

	// The workflow of this thread that an agent is part of.
	public static @Nullable AgentRun workflow(Object scope, @Nullable String id) {
		return open().stream().filter((run) -> run.isIn(scope) && run.agent().has(id)).findFirst().orElse(null);
	}

	// The agent whose AI service begins on this thread. It is handed over once.
	public static @Nullable AgentRun take(Class<?> service) {
		AgentRun run = innermost();
		boolean awaited = run != null && run.agent().kind() == AgentKind.SERVICE && !run.hasBegun()
				&& run.agent().type().equals(service) && isManaged(run);
		return awaited ? run : null;
	}

	public static @Nullable AgentRun innermost() {
		List<AgentRun> runs = open();
		return runs.isEmpty() ? null : runs.get(0);
	}

	// What steps on this thread hang under: the innermost agent, unless something else
	// was opened within it.
	public static @Nullable Observation parent() {
		AgentRun run = innermost();
		if (run != null && !isManaged(run)) {
			settle(0);
			run = innermost();
		}
		return (run != null && run.around() == Runtimes.currentObservation()) ? run.observation() : null;
	}

	// Ends what the stack shows to be over, such as workflows that failed; some calls on
	// it may not be among the runs yet.
	public static void settle(int unknownCalls) {
		Deque<AgentRun> runs = new ArrayDeque<>(open());
		if (runs.isEmpty()) {
			return;
		}
		AgentStack stack = AgentStack.ofThisThread().without(unknownCalls);
		while (!runs.isEmpty() && (stack.isExceededBy(runs) || isAloneAndOver(runs.peek()))) {
			AgentRun over = runs.pop();
			drop(over);
			over.endUntold();
		}
	}

	// An agent that is called by itself, not by a workflow.
	private static boolean isAloneAndOver(AgentRun run) {
		return run.workflow() == null && run.agent().kind() != AgentKind.WORKFLOW && !isManaged(run);
	}

	// Not the application's own, so no session.
	static boolean isPassing(Object memoryId) {
		AgentRun run = innermost();
		return (run != null) ? run.isPassing(memoryId) : LangChain4jManaged.current() != null;
	}

	// A supervisor does not get over the failure of the AI service that plans for it, and
	// LangChain4j before 1.18 does not say so.
	public static void plannerFailed(Throwable error) {
		AgentRun run = innermost();
		if (run != null && run.agent().isSupervisor() && run.workflow() == null && isManaged(run)) {
			leave(run);
			run.fail(error);
		}
	}

	// LangChain4j hands the scope to what an agent calls, and takes it away however the
	// agent ends.
	private static boolean isManaged(AgentRun run) {
		Map<?, LangChain4jManaged> managed = LangChain4jManaged.current();
		return managed != null && managed.values().stream().anyMatch(run::isIn);
	}

}
