package dev.clew.store;

import java.util.NoSuchElementException;

import org.jspecify.annotations.Nullable;

/**
 * In which order traces go: the oldest first, bookmarked ones last. Not thread-safe.
 */
final class EvictionOrder {

	private final Line plain = new Line();

	private final Line bookmarked = new Line();

	void add(TraceEntry entry) {
		lineOf(entry).add(entry);
	}

	void remove(TraceEntry entry) {
		lineOf(entry).remove(entry);
	}

	TraceEntry first() {
		TraceEntry first = (this.plain.first != null) ? this.plain.first : this.bookmarked.first;
		if (first == null) {
			throw new NoSuchElementException("no trace is left");
		}
		return first;
	}

	private Line lineOf(TraceEntry entry) {
		return entry.isBookmarked() ? this.bookmarked : this.plain;
	}

	/**
	 * Traces that are linked to each other by their numbers. All but those whose bookmark
	 * is changed are added at the end.
	 */
	private static final class Line {

		private @Nullable TraceEntry first;

		private @Nullable TraceEntry last;

		void add(TraceEntry entry) {
			TraceEntry older = this.last;
			while (older != null && older.number() > entry.number()) {
				older = older.older();
			}
			TraceEntry newer = (older != null) ? older.newer() : this.first;
			link(older, entry);
			link(entry, newer);
		}

		void remove(TraceEntry entry) {
			link(entry.older(), entry.newer());
			entry.older(null);
			entry.newer(null);
		}

		private void link(@Nullable TraceEntry older, @Nullable TraceEntry newer) {
			if (older != null) {
				older.newer(newer);
			}
			else {
				this.first = newer;
			}
			if (newer != null) {
				newer.older(older);
			}
			else {
				this.last = older;
			}
		}

	}

}
