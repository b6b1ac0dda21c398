package dev.clew.export;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;

import dev.clew.store.memory.RecentIds;

/**
 * Traces that have not left as a whole. Used by one thread.
 */
final class OpenTraces {

	/** What has ended leaves without waiting longer for the rest of its trace. */
	static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

	private static final int RECENT = 20_000;

	private final Map<String, OpenTrace> traces = new LinkedHashMap<>();

	// What is told of them once more changes nothing.
	private final RecentIds left = new RecentIds(RECENT);

	private final LongConsumer released;

	private final long forgottenAfter;

	/**
	 * No traces yet.
	 * @param released takes the bytes of what is not needed any more
	 * @param longest duration of an observation, at most
	 */
	OpenTraces(LongConsumer released, Duration longest) {
		this.released = released;
		this.forgottenAfter = longest.plus(LONGEST_WAIT).toNanos();
	}

	void add(Waiting.OfTrace saved, boolean startMayBeLost, long now) {
		String id = saved.observation().observationId();
		if (this.left.contains(id)) {
			this.released.accept(saved.bytes());
			return;
		}
		OpenTrace trace = this.traces.computeIfAbsent(saved.trace().traceId(), (key) -> new OpenTrace(saved.trace()));
		if (startMayBeLost && saved.ended() && !trace.knows(id)) {
			trace.startsLost();
		}
		if (!trace.add(saved, now)) {
			this.released.accept(saved.bytes());
		}
	}

	void lose(Waiting.OfLoss lost) {
		OpenTrace trace = this.traces.get(lost.traceId());
		if (trace != null) {
			trace.lose(lost.observationId(), this.released);
		}
		this.released.accept(lost.bytes());
	}

	// What has ended, of traces that are over or have waited long enough.
	List<Leaving> takeEnded(long now) {
		List<Leaving> ended = new ArrayList<>();
		for (Iterator<OpenTrace> each = this.traces.values().iterator(); each.hasNext();) {
			OpenTrace trace = each.next();
			boolean over = trace.isFinished() || trace.isUnchangedSince(now - this.forgottenAfter);
			if (over || trace.waitsSince(now - LONGEST_WAIT.toNanos())) {
				ended.addAll(trace.takeEnded());
			}
			if (over) {
				forget(trace);
				each.remove();
			}
		}
		return ended;
	}

	// The application ends.
	List<Leaving> takeAll() {
		List<Leaving> ended = new ArrayList<>();
		this.traces.values().forEach((trace) -> ended.addAll(trace.takeEnded()));
		this.traces.values().forEach(this::forget);
		this.traces.clear();
		return ended;
	}

	private void forget(OpenTrace trace) {
		trace.ids().forEach(this.left::add);
		trace.giveBytes(this.released);
	}

}
