package dev.clew.langchain4j;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * The runs of workflows that share one scope: how an agent on a thread of its own finds
 * the workflow that it is part of. Lives and dies with the scope. Thread-safe.
 */
final class ScopeRuns {

	private final List<AgentRun> open = new ArrayList<>(2);

	private final List<AgentRun> ended = new ArrayList<>(0);

	private final Map<Throwable, AgentRun> failed = new IdentityHashMap<>(0);

	synchronized void add(AgentRun workflow) {
		if (this.open.isEmpty()) {
			this.ended.clear();
			this.failed.clear();
		}
		this.open.add(workflow);
	}

	// One of each is kept: what runs asynchronously may begin after its workflow ended.
	synchronized void end(AgentRun workflow) {
		if (this.open.remove(workflow)) {
			this.ended.removeIf((other) -> other.agent().id().equals(workflow.agent().id()));
			this.ended.add(workflow);
		}
	}

	// Several where two calls share a chat memory, or a mapper runs a workflow.
	synchronized List<AgentRun> find(@Nullable String id) {
		List<AgentRun> found = this.open.stream().filter((run) -> run.agent().has(id)).toList();
		return found.isEmpty() ? this.ended.stream().filter((run) -> run.agent().has(id)).toList() : found;
	}

	synchronized List<AgentRun> open() {
		return List.copyOf(this.open);
	}

	// Until its error is handled.
	synchronized void failed(Throwable error, AgentRun run) {
		this.failed.put(error, run);
	}

	synchronized @Nullable AgentRun takeFailed(Throwable error) {
		return this.failed.remove(error);
	}

}
