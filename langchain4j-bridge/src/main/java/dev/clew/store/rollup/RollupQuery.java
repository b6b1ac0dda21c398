package dev.clew.store.rollup;

import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.List;
import java.util.Set;

import dev.clew.store.rollup.HourlySums.Hour;
import dev.clew.store.usage.TimeSpan;
import dev.clew.store.usage.UsageCounter;
import dev.clew.store.usage.UsageQuery;
import dev.clew.store.usage.UsageQuery.Interval;
import org.jspecify.annotations.Nullable;

/**
 * Which sums of full hours answer a question.
 *
 * @param query the question
 * @param rollups what was added up
 * @param hours the hours that are asked for as a whole
 */
public record RollupQuery(UsageQuery query, Set<Rollup> rollups, TimeSpan hours) {

	private static final int HOUR = 3600;

	private static final Instant FIRST = Instant.parse("2020-01-01T00:00:00Z");

	/**
	 * How a question is answered by sums of hours.
	 * @param query the question
	 * @param now time until which there are some
	 * @return absent where it asks for groups that are not added up, for no full hour,
	 * for minutes, or for intervals that begin within hours
	 */
	public static @Nullable RollupQuery of(UsageQuery query, Instant now) {
		Set<Rollup> rollups = Rollup.answering(query);
		TimeSpan hours = query.span().fullHours();
		Instant from = (query.from() != null) ? query.from() : FIRST;
		boolean fits = query.interval() == null
				|| (query.interval() != Interval.MINUTE && beginsWithHours(query.zone(), from, now));
		return (!rollups.isEmpty() && hours != null && fits) ? new RollupQuery(query, rollups, hours) : null;
	}

	private static boolean beginsWithHours(ZoneId zone, Instant from, Instant to) {
		ZoneRules rules = zone.getRules();
		Instant at = from;
		while (at != null) {
			if (rules.getOffset(at).getTotalSeconds() % HOUR != 0) {
				return false;
			}
			ZoneOffsetTransition next = at.isBefore(to) ? rules.nextTransition(at) : null;
			at = (next != null) ? next.getInstant() : null;
		}
		return true;
	}

	/**
	 * Whether sums belong to the answer.
	 * @param hour the hour that they are of
	 * @return whether they are asked for
	 */
	public boolean covers(Hour hour) {
		return this.rollups.contains(hour.rollup()) && this.hours.contains(hour.start());
	}

	/**
	 * Adds the sums of an hour to what is counted.
	 * @param hour the hour, which is asked for
	 * @param groups its sums
	 * @param counter what counts
	 */
	public void addTo(UsageCounter counter, Hour hour, RollupGroups groups) {
		List<Integer> places = places(hour.rollup());
		groups.groups().forEach((values, tally) -> {
			if (!tally.isEmpty()) {
				counter.add(hour.start(), places.stream().<@Nullable String>map(values::get).toList(), tally.part());
			}
		});
	}

	private List<Integer> places(Rollup rollup) {
		return this.query.groupBy().stream().map(rollup.dimensions()::indexOf).toList();
	}

}
