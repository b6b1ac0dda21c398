package dev.clew.content;

import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * A list or an object of which elements in the middle may be left out. How many stands in
 * their place: an object with {@code leftOut} among elements, and the same under the name
 * {@code …} among fields.
 */
final class Branch extends Node {

	private static final Set<String> NAMES = Set.of("role", "name", "id", "toolCallId", "type", "uri", "sha256");

	private static final int LARGEST_ENOUGH = 4;

	private final Items items = new Items();

	private boolean object;

	// Before which element some are left out.
	private int gap;

	private long leftOut;

	private boolean more;

	private boolean open = true;

	Branch(boolean object) {
		this.object = object;
	}

	// It is needed no longer, and can be another one.
	void clear(boolean object) {
		this.object = object;
		unnamed();
		this.items.clear();
		this.gap = 0;
		this.leftOut = 0;
		this.more = false;
		this.open = true;
	}

	Items items() {
		return this.items;
	}

	// Whether it is small, so that its node is needed no longer.
	boolean add(String key, Node value) {
		if (this.object && NAMES.contains(key)) {
			value.keepWhole();
		}
		JsonBytes small = value.isSmall() ? small(key, 0) : null;
		if (small != null) {
			value.write(small);
			return true;
		}
		if (this.object) {
			value.named(key);
		}
		this.items.add(value);
		return false;
	}

	// Where to write the next one, of that size; absent where it is not small.
	@Nullable JsonBytes small(String key, long size) {
		boolean small = size <= Items.SMALL && (!this.object || key.length() <= Items.SMALL);
		return small ? this.items.small(this.object ? key : null) : null;
	}

	// Elements that come next are left out.
	void skip(long count) {
		if (count > 0) {
			int head = isMarked() ? this.gap : this.items.count();
			keep(head, 0);
			this.gap = head;
			this.leftOut += count;
		}
	}

	// Nobody has looked whether there are further elements.
	void end(boolean more) {
		this.open = false;
		if (more && !isMarked()) {
			this.gap = this.items.count();
		}
		this.more |= more;
	}

	// Number of bytes that are enough for the last one, with what stands beside it.
	long takesLast(int enoughText) {
		int last = this.items.count() - 1;
		if (last < 0) {
			return 0;
		}
		Node node = this.items.node(last);
		if (node != null) {
			node.measure(enoughText);
		}
		return this.items.cost(last) + this.items.enough(last);
	}

	void fitLast(int enoughText, int maxSize) {
		Node last = this.items.node(this.items.count() - 1);
		if (last != null) {
			last.measure(enoughText);
			last.shrink(maxSize);
		}
	}

	@Override
	boolean isOpen() {
		return this.open;
	}

	private boolean isMarked() {
		return this.leftOut > 0 || this.more;
	}

	@Override
	boolean isSmall() {
		if (this.open || isMarked() || !this.items.areSmall()) {
			return false;
		}
		count();
		return this.size <= Items.SMALL;
	}

	@Override
	void measure(int enoughText) {
		long enough = 2;
		for (int i = 0; i < this.items.count(); i++) {
			Node node = this.items.node(i);
			if (node != null) {
				node.measure(enoughText);
			}
			enough += this.items.cost(i) + this.items.enough(i);
		}
		count();
		int last = this.items.count() - 1;
		long bare = bare();
		if (!this.object) {
			enough = Math.max(enoughText, (last >= 0) ? bare + 1 + this.items.enough(last) : 0);
		}
		this.least = Math.min(this.size, bare);
		this.enough = Math.min(this.size, Math.max(bare, Math.min(enough, LARGEST_ENOUGH * (long) enoughText)));
	}

	// Number of bytes that it takes when all are left out.
	private long bare() {
		return 2 + LeftOut.size(this.object, this.leftOut + this.items.count(), this.more);
	}

	private void count() {
		this.size = 2 + (isMarked() ? LeftOut.size(this.object, this.leftOut, this.more) : 0);
		for (int i = 0; i < this.items.count(); i++) {
			this.size += this.items.cost(i) + this.items.size(i);
		}
		boolean empty = this.items.count() == 0 && !isMarked();
		this.size -= empty ? 0 : COMMA;
	}

	@Override
	void shrink(long room) {
		if (this.size <= room) {
			return;
		}
		long inside = room - 2 - (isMarked() ? LeftOut.size(this.object, this.leftOut, this.more) : 0);
		Share enough = new Share(this.items, Floor.ENOUGH);
		Share least = new Share(this.items, Floor.LEAST);
		if (enough.takes() <= inside) {
			enough.shrink(inside);
		}
		else if (this.object && least.takes() <= inside) {
			least.shrink(inside);
		}
		else {
			drop(room - bare());
		}
		count();
	}

	private void drop(long room) {
		int count = this.items.count();
		BothEnds ends = isMarked() ? new BothEnds(this.gap, count - this.gap) : new BothEnds(count, count);
		Floor floor = Floor.ENOUGH;
		if (!ends.select(this.items, 0, room, floor)) {
			floor = Floor.LEAST;
			ends.select(this.items, this.object ? 0 : Math.max(0, count - 1), room, floor);
		}
		keep(ends.head(), ends.tail());
		new Share(this.items, floor).shrink(room);
	}

	private void keep(int head, int tail) {
		int dropped = this.items.count() - head - tail;
		if (dropped > 0) {
			this.items.keep(head, tail);
			this.leftOut += dropped;
			this.gap = head;
		}
	}

	@Override
	void write(JsonBytes out) {
		out.ascii(this.object ? '{' : '[');
		for (int i = 0; i <= this.items.count(); i++) {
			boolean marked = isMarked() && i == this.gap;
			if (marked) {
				comma(out, i > 0);
				LeftOut.write(out, this.object, this.leftOut, this.more);
			}
			if (i < this.items.count()) {
				comma(out, i > 0 || marked);
				this.items.write(i, out);
			}
		}
		out.ascii(this.object ? '}' : ']');
	}

	private static void comma(JsonBytes out, boolean between) {
		if (between) {
			out.ascii(',');
		}
	}

}
