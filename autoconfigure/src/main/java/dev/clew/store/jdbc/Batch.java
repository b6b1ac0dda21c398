package dev.clew.store.jdbc;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/**
 * What is written together. Not thread-safe.
 */
final class Batch {

	private final List<Waiting.OfTrace> observations = new ArrayList<>();

	private final List<Waiting.OfScore> scores = new ArrayList<>();

	private final List<Waiting.OfLeftOut> leftOut = new ArrayList<>();

	private final List<CountDownLatch> readers = new ArrayList<>();

	void add(Waiting waiting) {
		if (waiting instanceof Waiting.OfTrace observation) {
			this.observations.add(observation);
		}
		else if (waiting instanceof Waiting.OfScore score) {
			this.scores.add(score);
		}
		else if (waiting instanceof Waiting.OfLeftOut counted) {
			this.leftOut.add(counted);
		}
		else if (waiting instanceof Waiting.OfReader reader) {
			this.readers.add(reader.written());
		}
	}

	boolean isEmpty() {
		return size() == 0 && this.readers.isEmpty();
	}

	int size() {
		return this.observations.size() + this.scores.size() + this.leftOut.size();
	}

	List<Waiting.OfTrace> observations() {
		return this.observations;
	}

	List<Waiting.OfScore> scores() {
		return this.scores;
	}

	List<Waiting.OfLeftOut> leftOut() {
		return this.leftOut;
	}

	void tellReaders() {
		this.readers.forEach(CountDownLatch::countDown);
	}

	static Collection<TraceChange> changes(List<Waiting.OfTrace> observations) {
		Map<String, TraceChange> changes = new LinkedHashMap<>();
		observations
			.forEach((each) -> changes.computeIfAbsent(each.trace().traceId(), (id) -> new TraceChange(each.trace()))
				.add(each.trace(), each.observation()));
		return changes.values();
	}

}
