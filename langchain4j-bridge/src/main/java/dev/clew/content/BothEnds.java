package dev.clew.content;

import java.util.List;
import java.util.function.ToLongFunction;

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
	boolean select(List<Entry> entries, long room, ToLongFunction<Node> size) {
		long left = room;
		boolean headFull = false;
		boolean tailFull = false;
		while (this.head + this.tail < entries.size() && !(headFull && tailFull)) {
			boolean fromTail = !tailFull && (headFull || this.tail <= 2 * this.head);
			Entry next = entries.get(fromTail ? entries.size() - 1 - this.tail : this.head);
			long cost = next.cost() + size.applyAsLong(next.value());
			if (isEnd(fromTail, tailFull) || (cost > left && !next.value().isOpen())) {
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

	private boolean isEnd(boolean fromTail, boolean tailFull) {
		if (fromTail) {
			return this.tail == this.maxTail;
		}
		boolean enough = tailFull && this.tail < this.maxTail && this.head >= this.tail;
		return this.head == this.maxHead || enough;
	}

}
