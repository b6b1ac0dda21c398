package dev.clew.content;

import java.util.List;
import java.util.function.ToLongFunction;

/**
 * Shares out room among elements: what is small is kept whole, what is larger than an
 * equal share is cut to it.
 */
final class Share {

	static final ToLongFunction<Node> ENOUGH = (node) -> node.enough;

	static final ToLongFunction<Node> LEAST = (node) -> node.least;

	private final List<Entry> entries;

	Share(List<Entry> entries) {
		this.entries = entries;
	}

	long takes(ToLongFunction<Node> floor) {
		return takes(floor, 0);
	}

	private long takes(ToLongFunction<Node> floor, long level) {
		long sum = 0;
		for (Entry entry : this.entries) {
			sum += entry.cost() + at(entry.value(), floor, level);
		}
		return sum;
	}

	private static long at(Node node, ToLongFunction<Node> floor, long level) {
		return Math.min(node.size, Math.max(level, floor.applyAsLong(node)));
	}

	void shrink(long room, ToLongFunction<Node> floor) {
		long low = 0;
		long high = Math.max(0, room);
		while (low < high) {
			long level = (low + high + 1) >>> 1;
			if (takes(floor, level) <= room) {
				low = level;
			}
			else {
				high = level - 1;
			}
		}
		for (Entry entry : this.entries) {
			entry.value().shrink(at(entry.value(), floor, low));
		}
	}

}
