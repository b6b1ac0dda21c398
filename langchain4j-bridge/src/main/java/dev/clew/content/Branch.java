package dev.clew.content;

import java.util.ArrayList;
import java.util.List;
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

	private final boolean object;

	private List<Entry> entries = new ArrayList<>();

	// Before which element some are left out.
	private int gap;

	private long leftOut;

	private boolean more;

	private boolean open = true;

	Branch(boolean object) {
		this.object = object;
	}

	void add(@Nullable String key, Node value) {
		if (key != null && NAMES.contains(key)) {
			value.keepWhole();
		}
		this.entries.add(Entry.of(key, value));
	}

	// Elements that come next are left out.
	void skip(long count) {
		if (count > 0) {
			int head = isMarked() ? this.gap : this.entries.size();
			keep(head, 0);
			this.gap = head;
			this.leftOut += count;
		}
	}

	// Nobody has looked whether there are further elements.
	void end(boolean more) {
		this.open = false;
		if (more && !isMarked()) {
			this.gap = this.entries.size();
		}
		this.more |= more;
	}

	boolean isObject() {
		return this.object;
	}

	Node takeLast() {
		return this.entries.remove(this.entries.size() - 1).value();
	}

	@Nullable Node last() {
		return this.entries.isEmpty() ? null : this.entries.get(this.entries.size() - 1).value();
	}

	@Override
	boolean isOpen() {
		return this.open;
	}

	private boolean isMarked() {
		return this.leftOut > 0 || this.more;
	}

	@Override
	void measure(int enoughText) {
		long enough = 2;
		for (Entry entry : this.entries) {
			entry.value().measure(enoughText);
			enough += entry.cost() + entry.value().enough;
		}
		count();
		long bare = 2 + LeftOut.size(this.object, this.leftOut + this.entries.size(), this.more);
		if (!this.object) {
			Node last = last();
			enough = Math.max(enoughText, (last != null) ? bare + 1 + last.enough : 0);
		}
		this.least = Math.min(this.size, bare);
		this.enough = Math.min(this.size, Math.max(bare, Math.min(enough, LARGEST_ENOUGH * (long) enoughText)));
	}

	private void count() {
		this.size = 2 + (isMarked() ? LeftOut.size(this.object, this.leftOut, this.more) : 0);
		this.entries.forEach((entry) -> this.size += entry.cost() + entry.value().size);
		boolean empty = this.entries.isEmpty() && !isMarked();
		this.size -= empty ? 0 : Entry.COMMA;
	}

	@Override
	void shrink(long room) {
		if (this.size <= room) {
			return;
		}
		long inside = room - 2 - (isMarked() ? LeftOut.size(this.object, this.leftOut, this.more) : 0);
		Share share = new Share(this.entries);
		if (share.takes(Share.ENOUGH) <= inside) {
			share.shrink(inside, Share.ENOUGH);
		}
		else if (this.object && share.takes(Share.LEAST) <= inside) {
			share.shrink(inside, Share.LEAST);
		}
		else {
			drop(room - 2 - LeftOut.size(this.object, this.leftOut + this.entries.size(), this.more));
		}
		count();
	}

	private void drop(long room) {
		int count = this.entries.size();
		BothEnds ends = isMarked() ? new BothEnds(this.gap, count - this.gap) : new BothEnds(count, count);
		boolean enough = ends.select(this.entries, room, Share.ENOUGH);
		if (!enough) {
			ends.select(this.object ? this.entries : this.entries.subList(Math.max(0, count - 1), count), room,
					Share.LEAST);
		}
		keep(ends.head(), ends.tail());
		new Share(this.entries).shrink(room, enough ? Share.ENOUGH : Share.LEAST);
	}

	private void keep(int head, int tail) {
		int count = this.entries.size();
		if (head + tail < count) {
			List<Entry> kept = new ArrayList<>(this.entries.subList(0, head));
			kept.addAll(this.entries.subList(count - tail, count));
			this.entries = kept;
			this.leftOut += count - head - tail;
			this.gap = head;
		}
	}

	@Override
	void write(JsonBytes out) {
		out.ascii(this.object ? '{' : '[');
		for (int i = 0; i <= this.entries.size(); i++) {
			boolean marked = isMarked() && i == this.gap;
			if (marked) {
				comma(out, i > 0);
				LeftOut.write(out, this.object, this.leftOut, this.more);
			}
			if (i < this.entries.size()) {
				comma(out, i > 0 || marked);
				this.entries.get(i).write(out);
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
