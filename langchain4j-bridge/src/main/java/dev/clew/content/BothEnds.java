package dev.clew.content;

import org.jspecify.annotations.Nullable;

/**
 * How many elements to keep from the beginning and, more of them, from the end: the last
 * one comes first, then the first one, then two from the end for each from the beginning.
 */
final class BothEnds {

	private final int maxHead;

	private final int maxTail;

	private int head;

	private int tail;

	BothEnds(int maxHead, int maxTail) {
		this.maxHead = maxHead;
		this.maxTail = maxTail;
	}

	int head() {
		return this.head;
	}

	int tail() {
		return this.tail;
	}

	// Whether one is selected at least. What is still written to comes last, and stays.
	boolean select(Items items, int from, long room, Floor size) {
		long left = room;
		int count = items.count() - from;
		boolean headFull = false;
		boolean tailFull = false;
		while (this.head + this.tail < count && !(headFull && tailFull)) {
			boolean fromTail = !tailFull && (headFull || this.tail <= 2 * this.head);
			int next = from + (fromTail ? count - 1 - this.tail : this.head);
			long cost = items.cost(next) + size.of(items, next);
			if (isEnd(fromTail, tailFull) || (cost > left && !isOpen(items.node(next)))) {
				tailFull |= fromTail;
				headFull |= !fromTail;
				continue;
			}
			left -= cost;
			this.tail += fromTail ? 1 : 0;
			this.head += fromTail ? 0 : 1;
		}
		return this.head + this.tail > 0;
	}

	private static boolean isOpen(@Nullable Node node) {
		return node != null && node.isOpen();
	}

	private boolean isEnd(boolean fromTail, boolean tailFull) {
		if (fromTail) {
			return this.tail == this.maxTail;
		}
		boolean enough = tailFull && this.tail < this.maxTail && this.head >= this.tail;
		return this.head == this.maxHead || enough;
	}

}
