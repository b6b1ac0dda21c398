package dev.clew.content;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/**
 * The elements of a list, or the fields of an object. Those that are small, and therefore
 * kept whole or left out, are held as their JSON, one after the other: an object for each
 * of them would take many times what they are.
 */
final class Items {

	/** Number of bytes up to which a value is small. */
	static final int SMALL = Text.SHORT;

	private static final int FIRST = 8;

	private static final @Nullable Node[] NONE = new Node[0];

	private final JsonBytes bytes = new JsonBytes(4 * FIRST);

	// Where the JSON of each begins.
	private int[] starts = new int[FIRST];

	// Those that are not small.
	private @Nullable Node[] nodes = NONE;

	private int count;

	int count() {
		return this.count;
	}

	void clear() {
		this.bytes.reset();
		this.count = 0;
		this.nodes = NONE;
	}

	void add(Node node) {
		next();
		node(this.count - 1, node);
	}

	// The next one is small: to be written by the caller.
	JsonBytes small(@Nullable String key) {
		next();
		if (key != null) {
			this.bytes.name(key);
		}
		return this.bytes;
	}

	private void next() {
		if (this.count == this.starts.length) {
			this.starts = Arrays.copyOf(this.starts, 2 * this.count);
		}
		this.starts[this.count++] = this.bytes.size();
	}

	private void node(int index, @Nullable Node node) {
		if (index >= this.nodes.length) {
			this.nodes = Arrays.copyOf(this.nodes, Math.max(index + 1, 2 * this.nodes.length));
		}
		this.nodes[index] = node;
	}

	@Nullable Node node(int index) {
		return (index < this.nodes.length) ? this.nodes[index] : null;
	}

	private int end(int index) {
		return (index + 1 < this.count) ? this.starts[index + 1] : this.bytes.size();
	}

	boolean areSmall() {
		for (int i = 0; i < Math.min(this.count, this.nodes.length); i++) {
			if (this.nodes[i] != null) {
				return false;
			}
		}
		return this.bytes.size() <= SMALL;
	}

	// Number of bytes that it takes beside its value.
	long cost(int index) {
		Node node = node(index);
		return (node != null) ? node.cost : Node.COMMA;
	}

	long size(int index) {
		Node node = node(index);
		return (node != null) ? node.size : end(index) - this.starts[index];
	}

	long enough(int index) {
		Node node = node(index);
		return (node != null) ? node.enough : size(index);
	}

	long least(int index) {
		Node node = node(index);
		return (node != null) ? node.least : size(index);
	}

	// Whether the last one, which was not, is small now, so that its node is needed no
	// longer.
	boolean packLast() {
		Node last = (this.count > 0) ? node(this.count - 1) : null;
		if (last == null || last.cost > SMALL || !last.isSmall()) {
			return false;
		}
		this.nodes[this.count - 1] = null;
		last.writeElement(this.bytes);
		return true;
	}

	void write(int index, JsonBytes out) {
		Node node = node(index);
		if (node != null) {
			node.writeElement(out);
		}
		else {
			out.json(this.bytes, this.starts[index], end(index));
		}
	}

	// Those of a list that was written from its end.
	void addReversed(Items others) {
		for (int i = others.count - 1; i >= 0; i--) {
			Node node = others.node(i);
			next();
			if (node != null) {
				node(this.count - 1, node);
			}
			else {
				others.write(i, this.bytes);
			}
		}
	}

	void keep(int head, int tail) {
		int from = this.count - tail;
		int left = (from < this.count) ? this.starts[from] : this.bytes.size();
		int gap = (head < this.count) ? this.starts[head] : left;
		this.bytes.remove(gap, left);
		for (int i = 0; i < tail; i++) {
			this.starts[head + i] = this.starts[from + i] - (left - gap);
			if (this.nodes.length > 0) {
				node(head + i, node(from + i));
			}
		}
		this.count = head + tail;
		if (this.nodes.length > this.count) {
			Arrays.fill(this.nodes, this.count, this.nodes.length, null);
		}
	}

}
