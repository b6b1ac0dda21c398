package dev.clew.content;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.ListIterator;

import org.jspecify.annotations.Nullable;

/**
 * Keeps of a content that is too large what one needs of it: beginning and end of lists,
 * objects and texts. What it holds meanwhile is a small multiple of that.
 */
final class OutlineGenerator extends ContentGenerator {

	private static final int HELD = 4;

	private static final int MOST_SKIPPED = 100_000;

	private final int maxSize;

	private final int enough;

	private final Deque<Branch> open = new ArrayDeque<>();

	private final Branches branches = new Branches();

	private final Work work;

	private final WholeSize whole;

	private @Nullable Node root;

	private String key = "";

	private long held;

	/**
	 * A generator for one content.
	 * @param values writes objects
	 * @param maxSize at most so many bytes
	 * @param mask by which it is masked, if it is
	 */
	OutlineGenerator(ValueWriter values, int maxSize, @Nullable FieldMask mask) {
		super(values);
		mask(mask);
		this.maxSize = maxSize;
		this.work = new Work(maxSize);
		this.whole = new WholeSize(maxSize);
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
			this.whole.atLeast();
			this.open.forEach((branch) -> branch.end(true));
		}
		Node value = (this.root != null) ? this.root : new Word("null");
		fit(value);
		boolean cut = !this.whole.isExact() || this.whole.bytes() > this.maxSize;
		return new Outline(value, this.whole, cut);
	}

	private void fit(Node value) {
		value.measure(this.enough);
		value.shrink(this.maxSize);
	}

	@Override
	void begin(boolean object, int status) throws IOException {
		Branch branch = this.branches.take(object);
		add(branch);
		this.open.push(branch);
		count(Work.SMALL, 2, 2, status);
	}

	@Override
	void end(boolean object) throws IOException {
		Branch branch = this.open.pop();
		branch.end(false);
		Branch parent = this.open.peek();
		if (parent != null && parent.items().packLast()) {
			this.branches.give(branch);
		}
		else {
			this.work.add(Work.NODE);
		}
	}

	@Override
	void name(String name, int status) throws IOException {
		FieldMask mask = mask();
		this.key = (mask != null) ? mask.name(name) : name;
		count(Work.SMALL, 0, this.whole.ofText(this.key), status);
	}

	@Override
	void text(String text, int status) throws IOException {
		FieldMask mask = mask();
		if (mask == null || text.length() <= MaskedEnds.mostWhole(this.maxSize)) {
			masked((mask != null) ? mask.text(text) : text, status);
			return;
		}
		addNode(MaskedEnds.of(mask, text, this.maxSize), this.whole.ofText(text), status);
	}

	private void masked(String text, int status) throws IOException {
		long size = this.whole.ofText(text);
		JsonBytes small = small(size);
		if (small == null) {
			addNode(new Text(text, this.maxSize), size, status);
			return;
		}
		small.quoted(text);
		count(Work.SMALL, size, size, status);
	}

	@Override
	void word(String word, int status) throws IOException {
		int size = word.length();
		JsonBytes small = small(size);
		if (small != null) {
			small.ascii(word);
			count(Work.SMALL + Work.TEXT, size, size, status);
		}
		else {
			addNode((size <= this.maxSize) ? new Word(word) : new Text(word, this.maxSize), size, status);
		}
	}

	@Override
	void number(long number, int status) throws IOException {
		JsonBytes small = small(1);
		if (small == null) {
			word(String.valueOf(number), status);
			return;
		}
		int before = small.size();
		small.number(number);
		int size = small.size() - before;
		count(Work.SMALL, size, size, status);
	}

	// Where a value of that size is written; absent where it needs an object.
	private @Nullable JsonBytes small(long size) {
		Branch branch = this.open.peek();
		return (branch != null) ? branch.small(this.key, size) : null;
	}

	@Override
	void writeJson(String json) throws IOException {
		JsonScan scan = JsonScan.of(json, this.maxSize, mask());
		if (scan == null) {
			writeString(json);
			return;
		}
		if (!scan.isWhole()) {
			this.whole.atLeast();
		}
		Node node = scan.node();
		node.measure(this.enough);
		long size = scan.isWhole() ? node.size : scan.looked();
		node.shrink(this.maxSize);
		addNode(node, size, value());
	}

	private void addNode(Node node, long size, int status) throws FullException {
		add(node);
		count(Work.NODE, node.size, size, status);
	}

	private void add(Node node) {
		Branch branch = this.open.peek();
		if (branch == null) {
			this.root = node;
		}
		else {
			branch.add(this.key, node);
		}
	}

	private void count(int work, long size, long whole, int status) throws FullException {
		this.whole.add(whole, status);
		this.held += work + size;
		this.work.add(work + size);
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
		int size = list.size();
		this.work.add(Work.NODE);
		writeStartArray();
		Branch branch = this.open.element();
		int head = 0;
		Work.Window window = this.work.head();
		for (Iterator<? extends T> i = list.iterator(); head < size && window.isOpen(); head++) {
			writer.write(this, i.next());
			window.take(branch.takesLast(this.enough));
		}
		window.close();
		if (head < size) {
			tail(branch, list, head, writer);
		}
		writeEndArray();
		return true;
	}

	// From the last element on, which is there in any case.
	private <T> void tail(Branch branch, List<? extends T> list, int head, Elements.Writer<T> writer)
			throws IOException {
		Branch tail = this.branches.take(false);
		this.open.push(tail);
		Work.Window window = this.work.tail();
		int size = list.size();
		int left = size - head;
		for (ListIterator<? extends T> i = list.listIterator(size); left > 0 && isTaken(tail, window); left--) {
			writer.write(this, i.previous());
			tail.fitLast(this.enough, this.maxSize);
			window.take(tail.takesLast(this.enough));
		}
		window.close();
		this.open.pop();
		leaveOut(branch, left);
		branch.items().addReversed(tail.items());
		this.branches.give(tail);
	}

	private static boolean isTaken(Branch tail, Work.Window window) {
		return tail.items().count() == 0 || window.isOpen();
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
		this.work.add(Work.NODE);
		Elements.start(this, object);
		Branch branch = this.open.element();
		Iterator<? extends T> i = all.iterator();
		// Where the last ones are too far away, more of the first ones.
		Work.Window window = (all.size() > MOST_SKIPPED) ? this.work.tail() : this.work.head();
		int head = 0;
		for (; window.isOpen() && i.hasNext(); head++) {
			writer.write(this, i.next());
			window.take(branch.takesLast(this.enough));
		}
		window.close();
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
		this.whole.leaveOut(count);
	}

}
