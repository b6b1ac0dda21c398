package dev.clew.content;

/**
 * Shares out room among elements: what is small is kept whole, what is larger than an
 * equal share is cut to it.
 */
final class Share {

	private final Items items;

	private final Floor floor;

	Share(Items items, Floor floor) {
		this.items = items;
		this.floor = floor;
	}

	long takes() {
		return takes(0);
	}

	private long takes(long level) {
		long sum = 0;
		for (int i = 0; i < this.items.count(); i++) {
			sum += this.items.cost(i) + at(i, level);
		}
		return sum;
	}

	private long at(int index, long level) {
		return Math.min(this.items.size(index), Math.max(level, this.floor.of(this.items, index)));
	}

	void shrink(long room) {
		long low = 0;
		long high = Math.max(0, room);
		while (low < high) {
			long level = (low + high + 1) >>> 1;
			if (takes(level) <= room) {
				low = level;
			}
			else {
				high = level - 1;
			}
		}
		for (int i = 0; i < this.items.count(); i++) {
			Node node = this.items.node(i);
			if (node != null) {
				node.shrink(at(i, low));
			}
		}
	}

}
