package dev.clew.actuate.parameter;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import dev.clew.store.usage.UsageQuery;
import dev.clew.store.usage.UsageQuery.Dimension;
import dev.clew.store.usage.UsageQuery.Interval;
import org.jspecify.annotations.Nullable;

/**
 * The parameters that say how to add up usage.
 */
public final class UsageParameters {

	/** Names of the parameters. */
	public static final List<String> NAMES = List.of("groupBy", "interval", "zone", "from", "to");

	private static final int MAX_GROUPS = 10_000;

	private static final Pattern COMMA = Pattern.compile(",");

	private final ParameterReader reader;

	public UsageParameters(ParameterReader reader) {
		this.reader = reader;
	}

	public UsageQuery query() {
		this.reader.allowOnly(NAMES);
		Interval interval = this.reader.oneOf("interval", AllowedValues.INTERVALS);
		UsageQuery query = new UsageQuery(groupBy(), interval, zone(interval), this.reader.time("from"),
				this.reader.time("to"), MAX_GROUPS);
		if (interval == Interval.MINUTE && isLong(query.from(), query.to())) {
			throw RefusedException.badParameter("interval", "minute",
					"hour or day, since from and to are more than " + MAX_GROUPS + " minutes apart");
		}
		return query;
	}

	private static boolean isLong(@Nullable Instant from, @Nullable Instant to) {
		Instant end = (to != null) ? to : Instant.now();
		return from != null && Duration.between(from, end).compareTo(Duration.ofMinutes(MAX_GROUPS)) > 0;
	}

	private List<Dimension> groupBy() {
		return this.reader.texts("groupBy")
			.stream()
			.flatMap((text) -> List.of(COMMA.split(text, -1)).stream())
			.map((name) -> ParameterReader.choose("groupBy", name, AllowedValues.DIMENSIONS))
			.toList();
	}

	private ZoneId zone(@Nullable Interval interval) {
		String zone = this.reader.text("zone");
		if (zone != null && interval == null) {
			throw RefusedException.badParameter("zone", zone, "nothing without interval");
		}
		try {
			return (zone != null) ? ZoneId.of(zone) : ZoneOffset.UTC;
		}
		catch (DateTimeException ex) {
			throw RefusedException.badParameter("zone", zone, "the name of a time zone, such as Europe/Zurich, "
					+ "or an offset, such as +02:00 (in a query string, + has to be written as %2B)");
		}
	}

	public static RefusedException tooManyGroups(UsageQuery query) {
		String names = query.groupBy().stream().map(Dimension::field).collect(Collectors.joining(","));
		return RefusedException.badParameter("groupBy", names, "what makes at most " + query.maxGroups()
				+ " groups: group by fewer fields, by a longer interval, or set from and to closer to each other");
	}

}
