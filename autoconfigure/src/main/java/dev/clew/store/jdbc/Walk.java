package dev.clew.store.jdbc;

import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

import dev.clew.store.find.Position;
import dev.clew.store.query.TraceQuery.Sort;
import org.jspecify.annotations.Nullable;

/**
 * Goes through rows in order, some at a time.
 *
 * @param <R> type of the rows
 * @param keyset their order
 * @param rows reads some
 * @param position where a row stands
 */
record Walk<R>(Keyset keyset, Rows<R> rows, Function<R, Position> position) {

	private static final int SOME = 500;

	/**
	 * Goes on until there are no more rows, or no more are wanted.
	 * @param after where to begin
	 * @param first how many to read at first
	 * @param visitor takes some rows, and says whether it wants more
	 */
	void go(@Nullable Position after, int first, Predicate<List<R>> visitor) {
		boolean present = after == null || after.present();
		Position last = after;
		int limit = Math.min(first, SOME);
		boolean more = true;
		while (more) {
			List<R> some = this.rows.read(this.keyset.after(present, last), this.keyset.order(present), limit);
			more = visitor.test(some);
			boolean ended = some.size() < limit;
			more &= !ended || (present && this.keyset.sort() != Sort.START_TIME);
			present &= !ended;
			last = ended ? null : this.position.apply(some.get(some.size() - 1));
			limit = SOME;
		}
	}

	/**
	 * Reads rows.
	 *
	 * @param <R> type of the rows
	 */
	interface Rows<R> {

		/**
		 * Reads the first rows.
		 * @param where which ones
		 * @param order their order
		 * @param limit at most so many
		 * @return the rows
		 */
		List<R> read(Where where, String order, int limit);

	}

}
