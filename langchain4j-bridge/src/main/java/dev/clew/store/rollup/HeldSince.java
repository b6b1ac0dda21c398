package dev.clew.store.rollup;

import java.time.Instant;

import dev.clew.store.usage.Coverage;
import dev.clew.store.usage.TimeSpan;
import dev.clew.store.usage.UsageQuery;
import org.jspecify.annotations.Nullable;

/**
 * From when on a store has what was saved.
 *
 * @param opened when it was opened
 * @param gone latest start of what is not there any more, or never was; absent where that
 * is nothing
 * @param uncounted latest start of what is not in the sums of the hours either
 */
public record HeldSince(Instant opened, @Nullable Instant gone, @Nullable Instant uncounted) {

	/**
	 * Whether all that is asked for is there, one by one.
	 * @param query what is asked
	 * @return whether it is
	 */
	public boolean hasAllTraces(UsageQuery query) {
		return this.gone == null || (query.from() != null && query.from().isAfter(this.gone));
	}

	private Instant after(@Nullable Instant missing) {
		return later(this.opened, (missing != null) ? missing.plusNanos(1) : null);
	}

	/**
	 * What a sum over the traces rests on.
	 * @param query what is asked
	 * @param now the present time
	 * @return the coverage
	 */
	public Coverage ofTraces(UsageQuery query, Instant now) {
		Instant from = after(this.gone);
		return new Coverage(from, now, !begin(query).isBefore(from));
	}

	/**
	 * What sums of full hours rest on, with traces before and after them.
	 * @param rollups what is asked
	 * @param now the present time
	 * @return the coverage: hours that are asked for in part are in it as far as their
	 * traces are there
	 */
	public Coverage ofHours(RollupQuery rollups, Instant now) {
		UsageQuery query = rollups.query();
		TimeSpan hours = rollups.hours();
		boolean firstGone = isPartOf(query.from(), hours.from()) && isGone(query.from());
		boolean lastGone = isPartOf(query.to(), hours.to()) && isGone(hours.to());
		Instant from = later(after(this.uncounted), firstGone ? hours.from() : null);
		Instant to = (lastGone && hours.to() != null) ? hours.to() : now;
		return new Coverage(from, to, !lastGone && !begin(query).isBefore(from), true, after(this.gone));
	}

	private static boolean isPartOf(@Nullable Instant asked, @Nullable Instant hour) {
		return asked != null && !asked.equals(hour);
	}

	private boolean isGone(@Nullable Instant time) {
		return time != null && this.gone != null && !time.isAfter(this.gone);
	}

	private static Instant later(Instant one, @Nullable Instant other) {
		return (other != null && other.isAfter(one)) ? other : one;
	}

	private Instant begin(UsageQuery query) {
		return (query.from() != null) ? query.from() : this.opened;
	}

}
