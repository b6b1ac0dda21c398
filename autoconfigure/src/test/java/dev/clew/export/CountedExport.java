package dev.clew.export;

import java.util.Map;
import java.util.TreeMap;

/**
 * What was counted of an export.
 */
final class CountedExport implements ExportMeter {

	private final Map<String, Long> counts = new TreeMap<>();

	@Override
	public void sent(long count) {
		add("sent", count);
	}

	@Override
	public void dropped(String reason, long count) {
		add("dropped " + reason, count);
	}

	@Override
	public void failed(String outcome) {
		add("failed " + outcome, 1);
	}

	private synchronized void add(String what, long count) {
		this.counts.merge(what, count, Long::sum);
	}

	synchronized Map<String, Long> counts() {
		return new TreeMap<>(this.counts);
	}

	synchronized long of(String what) {
		return this.counts.getOrDefault(what, 0L);
	}

}
