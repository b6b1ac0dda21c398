package dev.clew.langchain4j.agent;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import dev.clew.observation.step.Step;
import org.jspecify.annotations.Nullable;

/**
 * How far the run of a workflow is: which of its agents have begun, and what failed.
 * Thread-safe.
 */
public final class WorkflowProgress {

	private final AgentInfo workflow;

	private final Map<String, Integer> rounds = new HashMap<>();

	private final Set<String> retrying = new HashSet<>();

	private @Nullable Step<?> latest;

	private @Nullable Throwable failure;

	private boolean failed;

	private int running;

	WorkflowProgress(AgentInfo workflow) {
		this.workflow = workflow;
	}

	// Round of a loop, from 1. What is tried again does not begin one.
	synchronized @Nullable Integer begin(String id) {
		this.running++;
		int current = this.rounds.getOrDefault(id, 0) + (this.retrying.remove(id) ? 0 : 1);
		this.rounds.put(id, current);
		return this.workflow.isLoop() ? current : null;
	}

	public synchronized void retries(String id) {
		this.retrying.add(id);
	}

	public synchronized void left() {
		this.running--;
	}

	synchronized int rounds() {
		return this.rounds.values().stream().mapToInt(Integer::intValue).max().orElse(0);
	}

	// The run of an AI service that began last: it may stream when the workflow returns.
	public synchronized @Nullable Step<?> latest() {
		return this.latest;
	}

	public synchronized void latest(@Nullable Step<?> own) {
		this.latest = own;
	}

	// What an agent of this workflow failed with; if that is certain, the workflow too.
	public synchronized void failing(Throwable error, boolean certain) {
		this.failure = (this.failure != null && !certain) ? this.failure : error;
		this.failed |= certain;
	}

	// Agents on threads of their own begin one by one: the workflow waits for each.
	public synchronized @Nullable Throwable failure() {
		boolean over = this.failed && this.running <= 0 && this.rounds.size() >= this.workflow.workers();
		return over ? this.failure : null;
	}

	synchronized @Nullable Throwable anyFailure() {
		return this.failure;
	}

}
