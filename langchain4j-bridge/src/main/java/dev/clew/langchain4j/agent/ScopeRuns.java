package dev.clew.langchain4j.agent;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

import dev.clew.observation.ClewContext;
import dev.clew.observation.step.Step;
import dev.clew.observation.tree.TraceNode;
import org.jspecify.annotations.Nullable;

/**
 * The runs of workflows that share one scope: how an agent on a thread of its own finds
 * the workflow that it is part of. Lives and dies with the scope. Thread-safe.
 */
public final class ScopeRuns {

	private final List<AgentRun> open = new ArrayList<>(2);

	private final List<AgentRun> ended = new ArrayList<>(0);

	private final List<AgentRun> adopted = new ArrayList<>(0);

	private final Map<Throwable, AgentRun> failed = new IdentityHashMap<>(0);

	private @Nullable String suspended;

	synchronized void add(AgentRun workflow) {
		if (this.open.isEmpty()) {
			this.ended.clear();
			this.failed.clear();
		}
		this.open.add(workflow);
	}

	// One of each is kept: what runs asynchronously may begin after its workflow ended.
	synchronized void end(AgentRun workflow) {
		this.adopted.remove(workflow);
		if (this.open.remove(workflow)) {
			this.ended.removeIf((other) -> other.agent().id().equals(workflow.agent().id()));
			this.ended.add(workflow);
		}
	}

	// Of a workflow that was not seen to begin.
	public synchronized void adopt(AgentRun workflow) {
		this.adopted.add(workflow);
	}

	public synchronized @Nullable AgentRun adopted(String id) {
		return this.adopted.stream().filter((run) -> run.agent().id().equals(id)).findFirst().orElse(null);
	}

	// Several where two calls share a chat memory, or a mapper runs a workflow.
	public synchronized List<AgentRun> find(@Nullable String id) {
		List<AgentRun> found = this.open.stream().filter((run) -> run.agent().has(id)).toList();
		return found.isEmpty() ? this.ended.stream().filter((run) -> run.agent().has(id)).toList() : found;
	}

	// What goes on with this scope later is another trace.
	synchronized void suspended(Step<?> workflow) {
		TraceNode node = TraceNode.of(workflow.context());
		this.suspended = (node != null) ? node.traceId() : null;
	}

	public synchronized void resume(ClewContext workflow) {
		if (this.suspended != null) {
			workflow.getMetadata().put("agent.resumes", this.suspended);
			this.suspended = null;
		}
	}

	public synchronized List<AgentRun> open() {
		return List.copyOf(this.open);
	}

	// Until its error is handled.
	public synchronized void failed(Throwable error, AgentRun run) {
		this.failed.put(error, run);
	}

	public synchronized @Nullable AgentRun takeFailed(Throwable error) {
		return this.failed.remove(error);
	}

}
