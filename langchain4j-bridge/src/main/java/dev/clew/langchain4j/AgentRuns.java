package dev.clew.langchain4j;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.function.Predicate;

import dev.langchain4j.invocation.LangChain4jManaged;
import io.micrometer.observation.Observation;
import org.jspecify.annotations.Nullable;

/**
 * The runs of agents on this thread, innermost first. No scope is held for them, since
 * LangChain4j may not tell their end: they say what hangs under what, and are believed
 * only while they can be seen to run. Static, because the hooks are.
 */
final class AgentRuns {

	private static final ThreadLocal<@Nullable Deque<AgentRun>> CURRENT = new ThreadLocal<>();

	private AgentRuns() {
	}

	static void enter(AgentRun run) {
		Deque<AgentRun> runs = CURRENT.get();
		if (runs == null) {
			runs = new ArrayDeque<>(4);
			CURRENT.set(runs);
		}
		runs.push(run);
	}

	// What began within it and has not ended is over too.
	static @Nullable AgentRun leave(Object scope, String id) {
		return leave((run) -> run.isIn(scope) && run.agent().id().equals(id));
	}

	static void leave(AgentRun left) {
		leave((run) -> run == left);
	}

	private static @Nullable AgentRun leave(Predicate<AgentRun> which) {
		Deque<AgentRun> runs = CURRENT.get();
		if (runs == null || runs.stream().noneMatch(which)) {
			return null;
		}
		AgentRun run = runs.pop();
		while (!which.test(run)) {
			run.endUntold();
			run = runs.pop();
		}
		clean(runs);
		return run;
	}

	private static void clean(Deque<AgentRun> runs) {
		if (runs.isEmpty()) {
			CURRENT.remove();
		}
	}

	// The workflow of this thread that an agent is part of.
	static @Nullable AgentRun workflow(Object scope, @Nullable String id) {
		Deque<AgentRun> runs = CURRENT.get();
		return (runs != null) ? runs.stream().filter((run) -> run.isIn(scope) && run.has(id)).findFirst().orElse(null)
				: null;
	}

	// The agent whose AI service begins on this thread. It is handed over once.
	static @Nullable AgentRun take(Class<?> service) {
		AgentRun run = innermost();
		boolean awaited = run != null && run.agent().kind() == AgentRun.Kind.SERVICE && !run.hasBegun()
				&& run.agent().type().equals(service) && isManaged(run);
		return awaited ? run : null;
	}

	static @Nullable AgentRun innermost() {
		Deque<AgentRun> runs = CURRENT.get();
		return (runs != null) ? runs.peek() : null;
	}

	// What steps on this thread hang under: the innermost agent, unless something else
	// was opened within it.
	static @Nullable Observation parent() {
		AgentRun run = innermost();
		if (run != null && !isManaged(run)) {
			settle(0);
			run = innermost();
		}
		return (run != null && run.around() == Runtimes.currentObservation()) ? run.observation() : null;
	}

	// Ends what the stack shows to be over, such as workflows that failed; some calls on
	// it may not be among the runs yet.
	static void settle(int unknownCalls) {
		Deque<AgentRun> runs = CURRENT.get();
		if (runs == null) {
			return;
		}
		AgentStack stack = AgentStack.ofThisThread().without(unknownCalls);
		while (!runs.isEmpty() && (stack.isExceededBy(runs) || isAloneAndOver(runs.peek()))) {
			runs.pop().endUntold();
		}
		clean(runs);
	}

	// An agent that is called by itself, not by a workflow.
	private static boolean isAloneAndOver(AgentRun run) {
		return run.workflow() == null && run.agent().kind() != AgentRun.Kind.WORKFLOW && !isManaged(run);
	}

	// Not the application's own, so no session.
	static boolean isPassing(Object memoryId) {
		AgentRun run = innermost();
		return (run != null) ? run.isPassing(memoryId) : LangChain4jManaged.current() != null;
	}

	// A supervisor does not get over the failure of the AI service that plans for it, and
	// LangChain4j 1.16 does not say so.
	static void plannerFailed(Throwable error) {
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
