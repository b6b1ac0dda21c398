package dev.clew.content.mask;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import dev.clew.content.Findings;

/**
 * Parts of a text that are to be replaced.
 */
final class Ranges {

	private static final Comparator<Range> IN_ORDER = Comparator.comparingInt(Range::start)
		.thenComparing(Range::end, Comparator.reverseOrder());

	private final List<Range> ranges = new ArrayList<>(4);

	void add(int start, int end, String kind) {
		this.ranges.add(new Range(start, end, kind));
	}

	boolean isEmpty() {
		return this.ranges.isEmpty();
	}

	int count() {
		return this.ranges.size();
	}

	String kind(int index) {
		return this.ranges.get(index).kind();
	}

	// Those of a text of which each character stands in another text.
	void addAll(Ranges others, int[] places) {
		others.ranges.forEach((range) -> add(places[range.start()], places[range.end()], range.kind()));
	}

	/**
	 * Replaces them. What overlaps is replaced at once.
	 * @param text the text
	 * @param found told what was replaced
	 * @return the text without them
	 */
	String replace(String text, Findings found) {
		this.ranges.sort(IN_ORDER);
		StringBuilder masked = new StringBuilder(text.length());
		int at = 0;
		for (int i = 0; i < this.ranges.size(); i++) {
			Range range = this.ranges.get(i);
			if (range.start() >= at) {
				masked.append(text, at, range.start()).append("[masked: ").append(range.kind()).append(']');
				found.add(range.kind());
			}
			at = Math.max(at, range.end());
		}
		return masked.append(text, at, text.length()).toString();
	}

	private record Range(int start, int end, String kind) {

	}

}
