package dev.clew.store.find;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

import dev.clew.store.query.Page;
import org.jspecify.annotations.Nullable;

/**
 * Collects the first items after the cursor, in order, of any number that come in any
 * order.
 *
 * @param <T> type of the items
 */
public final class PageCollector<T> {

	private final Cursor cursor;

	private final @Nullable Position after;

	private final int limit;

	private final Comparator<Position> order;

	private final PriorityQueue<Found<T>> lastFirst;

	public PageCollector(Cursor cursor, @Nullable String after, int limit) {
		this.cursor = cursor;
		this.after = cursor.decode(after);
		this.limit = limit;
		this.order = cursor.descending() ? Position.DESCENDING : Position.ASCENDING;
		this.lastFirst = new PriorityQueue<>(Comparator.comparing(Found<T>::position, this.order.reversed()));
	}

	public @Nullable Position after() {
		return this.after;
	}

	// Whether there is one more than the page holds, which tells that there is a next
	// one.
	public boolean isFull() {
		return this.lastFirst.size() > this.limit;
	}

	public boolean wants(Position position) {
		if (this.after != null && this.order.compare(position, this.after) <= 0) {
			return false;
		}
		Found<T> last = isFull() ? this.lastFirst.peek() : null;
		return last == null || this.order.compare(position, last.position()) < 0;
	}

	public void add(Position position, T item) {
		if (wants(position)) {
			if (isFull()) {
				this.lastFirst.poll();
			}
			this.lastFirst.add(new Found<>(position, item));
		}
	}

	public Page<T> page(FacetCounter facets) {
		Page<T> page = page();
		return new Page<>(page.items(), page.nextCursor(), facets.counts(), facets.of());
	}

	public Page<T> page() {
		boolean more = isFull();
		if (more) {
			this.lastFirst.poll();
		}
		ArrayDeque<Found<T>> inOrder = new ArrayDeque<>();
		while (!this.lastFirst.isEmpty()) {
			inOrder.addFirst(this.lastFirst.remove());
		}
		List<T> items = new ArrayList<>(inOrder.size());
		inOrder.forEach((found) -> items.add(found.item()));
		return new Page<>(items, more ? this.cursor.encode(inOrder.getLast().position()) : null, Map.of());
	}

	private record Found<T>(Position position, T item) {

	}

}
