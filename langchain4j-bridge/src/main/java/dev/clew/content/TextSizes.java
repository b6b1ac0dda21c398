package dev.clew.content;

import java.util.Arrays;

/**
 * The sizes of all texts of a content, to find out to what size the longest must be cut.
 */
final class TextSizes {

	private int[] sizes = new int[64];

	private int count;

	long sum() {
		return Arrays.stream(this.sizes, 0, this.count).asLongStream().sum();
	}

	// The largest size so that all texts cut to it fit into the room.
	int fairShare(long room) {
		int[] sorted = Arrays.copyOf(this.sizes, this.count);
		Arrays.sort(sorted);
		long left = Math.max(0, room);
		for (int i = 0; i < sorted.length; i++) {
			long share = left / (sorted.length - i);
			if (sorted[i] > share) {
				return (int) share;
			}
			left -= sorted[i];
		}
		return Integer.MAX_VALUE;
	}

	void note(int size) {
		if (this.count == this.sizes.length) {
			this.sizes = Arrays.copyOf(this.sizes, this.count * 2);
		}
		this.sizes[this.count++] = size;
	}

}
