package dev.clew.store.usage;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;

import dev.clew.trace.InternalApi;
import org.jspecify.annotations.Nullable;

/**
 * Time from one moment to before another.
 *
 * @param from the first moment; absent for any time ago
 * @param to the moment after the last; absent for no end
 */
@InternalApi
public record TimeSpan(@Nullable Instant from, @Nullable Instant to) {

	/**
	 * Whether a moment is in it.
	 * @param time the moment
	 * @return whether it is
	 */
	public boolean contains(Instant time) {
		return (this.from == null || !time.isBefore(this.from)) && (this.to == null || time.isBefore(this.to));
	}

	/**
	 * The full hours in it, in UTC.
	 * @return the hours; absent where there is none
	 */
	public @Nullable TimeSpan fullHours() {
		TimeSpan hours = new TimeSpan((this.from != null) ? firstFullHour(this.from) : null,
				(this.to != null) ? hour(this.to) : null);
		boolean none = hours.from != null && hours.to != null && !hours.from.isBefore(hours.to);
		return none ? null : hours;
	}

	/**
	 * What is left of it, within an hour each, where full hours are taken out.
	 * @param hours its full hours
	 * @return what is before and after them, as far as there is something
	 */
	public List<TimeSpan> without(TimeSpan hours) {
		return Stream.of(new TimeSpan(this.from, hours.from), new TimeSpan(hours.to, this.to))
			.filter((edge) -> edge.from != null && edge.to != null && edge.from.isBefore(edge.to))
			.toList();
	}

	private static Instant firstFullHour(Instant time) {
		Instant hour = hour(time);
		return hour.equals(time) ? hour : hour.plus(1, ChronoUnit.HOURS);
	}

	/**
	 * The hour that a moment is in, in UTC.
	 * @param time the moment
	 * @return start of the hour
	 */
	public static Instant hour(Instant time) {
		return time.truncatedTo(ChronoUnit.HOURS);
	}

}
