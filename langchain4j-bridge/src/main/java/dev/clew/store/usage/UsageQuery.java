package dev.clew.store.usage;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.List;

import dev.clew.store.query.Limits;
import dev.clew.trace.Trace;
import org.jspecify.annotations.Nullable;

/**
 * How to add up usage, cost, counts and latencies.
 * <p>
 * What is counted depends on what it is grouped by, so that over all time sums of usage
 * and cost are those of the whole whatever the groups are: see {@link #counted()}. Only
 * tags may overlap: what has two of them is in both groups.
 * <p>
 * The time of what is counted is its own start. A trace counts as a whole at the time it
 * started, while its observations count each at their own. So where {@code from},
 * {@code to} or the border of an interval is within a trace, the sums by fields of the
 * trace alone differ from those by fields of its observations.
 * <p>
 * {@link #count(Iterable)} is what a query means: a store may count faster, but nothing
 * else.
 *
 * @param groupBy what to group by, in the order of the keys; empty for one group of all
 * @param interval length of the intervals to group by too; absent for none
 * @param zone zone that the intervals are meant in
 * @param from what is counted started at this time or later; absent for any
 * @param to what is counted started before this time; absent for any
 * @param maxGroups at most so many groups, at least 1; more are refused
 */
public record UsageQuery(List<Dimension> groupBy, @Nullable Interval interval, ZoneId zone, @Nullable Instant from,
		@Nullable Instant to, int maxGroups) {

	public UsageQuery {
		Limits.requirePositive("maxGroups", maxGroups);
		groupBy = List.copyOf(new LinkedHashSet<>(groupBy));
	}

	/**
	 * What is counted: traces, where only fields of the trace are grouped by; calls of
	 * models, where any of their fields is among those; all observations, where name or
	 * type of the observation is.
	 * @return what the counts, times, errors and latencies are meant of
	 */
	public Counted counted() {
		return this.groupBy.stream().map((dimension) -> dimension.counted).max(Enum::compareTo).orElse(Counted.TRACES);
	}

	/**
	 * Counts traces, or what they are made of.
	 * @param traces all traces, each once
	 * @return the groups: by interval, of one interval the costliest first, those without
	 * a cost last, of one cost by their keys
	 * @throws TooManyGroupsException if there are more groups than the query allows
	 */
	public List<UsageGroup> count(Iterable<Trace> traces) {
		UsageCounter counter = new UsageCounter(this);
		traces.forEach(counter::add);
		return counter.groups();
	}

	/**
	 * Whether other observations matter than calls of models: since they are counted, or
	 * agents are looked for around the calls.
	 * @return {@code false} if {@link #count(Iterable)} needs calls of models only
	 */
	public boolean needsAll() {
		return counted() == Counted.OBSERVATIONS || this.groupBy.contains(Dimension.AGENT);
	}

	/**
	 * The time that is asked for.
	 * @return from when to when
	 */
	public TimeSpan span() {
		return new TimeSpan(this.from, this.to);
	}

	/**
	 * What is counted.
	 */
	public enum Counted {

		/** Traces; an error is a trace of that level. */
		TRACES,

		/** Observations that called a model. */
		MODEL_CALLS,

		/** Observations of all types. */
		OBSERVATIONS

	}

	/**
	 * What can be grouped by. What has no value for it is in a group of its own.
	 */
	public enum Dimension {

		/** Model asked for, or where that is not known the one that answered. */
		MODEL("model", Counted.MODEL_CALLS),

		/** Model that answered; calls that failed have none. */
		RESPONSE_MODEL("responseModel", Counted.MODEL_CALLS),

		/** Provider of the model. */
		PROVIDER("provider", Counted.MODEL_CALLS),

		/** Name of the trace. */
		TRACE_NAME("traceName", Counted.TRACES),

		/** Name of the observation. */
		OBSERVATION_NAME("observationName", Counted.OBSERVATIONS),

		/** Session id. */
		SESSION("session", Counted.TRACES),

		/** User id. */
		USER("user", Counted.TRACES),

		/** Environment. */
		ENVIRONMENT("environment", Counted.TRACES),

		/** Release. */
		RELEASE("release", Counted.TRACES),

		/** Service. */
		SERVICE("service", Counted.TRACES),

		/** Name of the observation's prompt. */
		PROMPT("prompt", Counted.MODEL_CALLS),

		/** Version of the observation's prompt. */
		PROMPT_VERSION("promptVersion", Counted.MODEL_CALLS),

		/** Name of the observation itself or the nearest around it that is an agent. */
		AGENT("agent", Counted.MODEL_CALLS),

		/** Tag of the trace, each. */
		TAG("tag", Counted.TRACES),

		/** Type of the observation. */
		TYPE("type", Counted.OBSERVATIONS);

		private final String field;

		private final Counted counted;

		Dimension(String field, Counted counted) {
			this.field = field;
			this.counted = counted;
		}

		/**
		 * The field that is grouped by.
		 * @return the name, such as {@code traceName}
		 */
		public String field() {
			return this.field;
		}

		/**
		 * What is counted where it is grouped by this alone.
		 * @return what counts are of
		 */
		public Counted counted() {
			return this.counted;
		}

	}

	/**
	 * Length of an interval.
	 */
	public enum Interval {

		/** From each full minute. */
		MINUTE,

		/** From each full hour on the clock of the zone. */
		HOUR,

		/** From midnight in the zone; 23 or 25 hours where its clock is changed. */
		DAY;

		/**
		 * The start of the interval that a time is in.
		 * @param time the time
		 * @param zone the zone
		 * @return the start
		 */
		public Instant start(Instant time, ZoneId zone) {
			ZonedDateTime local = time.atZone(zone);
			return switch (this) {
				case MINUTE -> time.truncatedTo(ChronoUnit.MINUTES);
				case HOUR -> local.truncatedTo(ChronoUnit.HOURS).toInstant();
				case DAY -> local.toLocalDate().atStartOfDay(zone).toInstant();
			};
		}

	}

}
