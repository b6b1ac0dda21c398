package dev.clew.content;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.ListIterator;

import com.fasterxml.jackson.core.json.JsonWriteContext;
import org.jspecify.annotations.Nullable;

/**
 * Keeps of a content that is too large what one needs of it: beginning and end of lists,
 * objects and texts. What it holds meanwhile is a small multiple of that.
 */
final class OutlineGenerator extends ContentGenerator {

	private static final int HELD = 4;

	private static final int HEAD = 4;

	private static final int TAIL = 8;

	private static final int WORK = 64;

	private static final int NODE = 24;

	private static final int MOST_SKIPPED = 100_000;

	private static final int LEAST_WORK = 1024 * 1024;

	private final int maxSize;

	private final int enough;

	private final Deque<Branch> open = new ArrayDeque<>();

	private @Nullable Node root;

	private String key = "";

	private long held;

	private long work;

	private long looked;

	// Number of characters of which the bytes may still be counted.
	private long counting;

	private boolean all = true;

	/**
	 * A generator for one content.
	 * @param values writes objects
	 * @param maxSize at most so many bytes
	 */
	OutlineGenerator(Values values, int maxSize) {
		super(values);
		this.maxSize = maxSize;
		this.counting = TAIL * (long) maxSize;
		this.enough = Math.max(128, Math.min(maxSize / 64, 1024));
	}

	/**
	 * Looks at a content.
	 * @param source the content
	 * @return what is kept of it
	 * @throws IOException if the source cannot be written
	 */
	Outline outline(ContentSource source) throws IOException {
		try {
			source.writeTo(this);
			close();
		}
		catch (FullException ex) {
			this.all = false;
			this.open.forEach((branch) -> branch.end(true));
		}
		Node value = (this.root != null) ? this.root : new Word("null");
		fit(value);
		return new Outline(value, this.looked, this.all, !this.all || this.looked > this.maxSize);
	}

	private void fit(Node value) {
		value.measure(this.enough);
		value.shrink(this.maxSize);
	}

	@Override
	void begin(boolean object, int status) throws IOException {
		Branch branch = new Branch(object);
		add(branch, 2, status);
		this.open.push(branch);
	}

	@Override
	void end(boolean object) {
		this.open.pop().end(false);
	}

	@Override
	void name(String name, int status) throws IOException {
		this.key = name;
		count(0, separator(status) + 2 + sizeOf(name));
	}

	@Override
	void text(String text, int status) throws IOException {
		add(new Text(text, this.maxSize), 2 + sizeOf(text), status);
	}

	@Override
	void word(String word, int status) throws IOException {
		boolean fits = word.length() <= this.maxSize;
		add(fits ? new Word(word) : new Text(word, this.maxSize), word.length(), status);
	}

	@Override
	void writeJson(String json) throws IOException {
		JsonScan scan = JsonScan.of(json, this.maxSize);
		if (scan == null) {
			writeString(json);
			return;
		}
		this.all &= scan.isWhole();
		Node node = scan.node();
		node.measure(this.enough);
		long size = scan.isWhole() ? node.size : scan.looked();
		node.shrink(this.maxSize);
		add(node, size, value());
	}

	// Of a text that is far too large nobody counts the bytes: each character has one at
	// least.
	private long sizeOf(String text) {
		boolean counted = text.length() <= this.counting;
		this.counting -= counted ? text.length() : 0;
		this.all &= counted;
		return counted ? Texts.jsonBytes(text, 0, text.length()) : text.length();
	}

	private static int separator(int status) {
		return (status == JsonWriteContext.STATUS_OK_AFTER_COMMA || status == JsonWriteContext.STATUS_OK_AFTER_COLON)
				? 1 : 0;
	}

	private void add(Node node, long size, int status) throws FullException {
		Branch branch = this.open.peek();
		if (branch == null) {
			this.root = node;
		}
		else {
			branch.add(branch.isObject() ? this.key : null, node);
		}
		count(node.size, separator(status) + size);
	}

	private void count(long size, long looked) throws FullException {
		this.looked += looked;
		this.work += NODE + size;
		this.held += size;
		if (this.work > Math.max(LEAST_WORK, WORK * (long) this.maxSize)) {
			throw new FullException();
		}
		if (this.held > HELD * (long) this.maxSize && this.root != null) {
			this.root.measure(this.enough);
			this.root.shrink(this.maxSize * 2L);
			this.held = this.root.size;
		}
	}

	/**
	 * Writes a list of which the middle need not be looked at.
	 * @param list the list
	 * @param writer writes an element
	 * @param <T> type of the elements
	 * @return always
	 * @throws IOException if an element cannot be written
	 */
	@Override
	<T> boolean elements(List<? extends T> list, Elements.Writer<T> writer) throws IOException {
		writeStartArray();
		Branch branch = this.open.element();
		int size = list.size();
		int head = 0;
		Window window = new Window(HEAD);
		for (Iterator<? extends T> i = list.iterator(); head < size && window.isOpen(); head++) {
			writer.write(this, i.next());
			window.take(branch.last());
		}
		Deque<Node> tail = new ArrayDeque<>();
		window = new Window(TAIL);
		for (ListIterator<? extends T> i = list.listIterator(size); head + tail.size() < size && window.isOpen();) {
			tail.push(taken(branch, writer, i.previous()));
			window.take(tail.peek());
		}
		leaveOut(branch, size - head - tail.size());
		for (Node node : tail) {
			branch.add(null, node);
			this.held += node.size;
		}
		writeEndArray();
		return true;
	}

	/**
	 * Writes elements or fields of which the first ones and about as many of the last
	 * ones are looked at.
	 * @param object whether they are fields
	 * @param all the elements
	 * @param writer writes an element
	 * @param <T> type of the elements
	 * @return always
	 * @throws IOException if an element cannot be written
	 */
	@Override
	<T> boolean sequence(boolean object, Collection<? extends T> all, Elements.Writer<T> writer) throws IOException {
		Elements.start(this, object);
		Branch branch = this.open.element();
		Iterator<? extends T> i = all.iterator();
		Window window = new Window(HEAD);
		int head = 0;
		for (; window.isOpen() && i.hasNext(); head++) {
			writer.write(this, i.next());
			window.take(branch.last());
		}
		int left = all.size() - head;
		int skipped = (left <= MOST_SKIPPED) ? Math.max(0, left - 2 * head) : left;
		leaveOut(branch, skipped);
		for (int n = 0; skipped < left && i.hasNext(); n++) {
			T next = i.next();
			if (n >= skipped) {
				writer.write(this, next);
			}
		}
		Elements.finish(this, object);
		return true;
	}

	private void leaveOut(Branch branch, int count) {
		branch.skip(count);
		this.looked += count;
		this.all &= count == 0;
	}

	// An element on its own, to be put where it belongs.
	private <T> Node taken(Branch branch, Elements.Writer<T> writer, T element) throws IOException {
		writer.write(this, element);
		Node value = branch.takeLast();
		fit(value);
		return value;
	}

	/**
	 * As many elements as could be kept, and as may be looked at.
	 */
	private final class Window {

		private final long end;

		private long taken;

		Window(int multiple) {
			this.end = OutlineGenerator.this.work + multiple * (long) OutlineGenerator.this.maxSize;
		}

		boolean isOpen() {
			return this.taken < OutlineGenerator.this.maxSize && OutlineGenerator.this.work < this.end;
		}

		void take(@Nullable Node node) {
			if (node != null) {
				node.measure(OutlineGenerator.this.enough);
				this.taken += Entry.COMMA + node.enough;
			}
		}

	}

}
