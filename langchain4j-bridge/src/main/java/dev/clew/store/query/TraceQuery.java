package dev.clew.store.query;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

import dev.clew.store.query.language.Condition;
import dev.clew.trace.Level;
import dev.clew.trace.ObservationRecord;
import dev.clew.trace.ObservationType;
import dev.clew.trace.Score;
import dev.clew.trace.Status;
import dev.clew.trace.TraceInfo;
import dev.clew.trace.TraceSummary;
import org.jspecify.annotations.Nullable;

/**
 * Which traces or observations to find. Absent means any; what is present must all hold.
 * <p>
 * The {@code test} methods are what a query means: a store may find faster, but nothing
 * else.
 *
 * @param traceId exact id of the trace
 * @param session exact session id
 * @param user exact user id
 * @param name exact name of the trace
 * @param tags tags that the trace has, all of them
 * @param environment exact environment
 * @param release exact release
 * @param service exact service
 * @param status whether it runs
 * @param level highest level of the trace, or with {@code observationName}, {@code type},
 * {@code model}, {@code responseModel}, {@code observationFrom} or {@code observationTo}
 * the level of that observation
 * @param from started at this time or later
 * @param to started before this time
 * @param minLatency took at least so long; what still runs does not match
 * @param maxLatency took at most so long; what still runs does not match
 * @param minCost US dollars that are known to be spent, at least
 * @param prompt name of a prompt of any observation, or {@code name@version}
 * @param score name of a score of the trace or any of its observations, or
 * {@code name=value}
 * @param scoreContent whether {@code score} finds values that are content
 * @param metadata metadata of the trace or of any observation, exact
 * @param query a condition in the query language
 * @param text words in names, inputs, outputs, status messages, errors or metadata, one
 * after the other, whatever their case and accents; the last one may go on
 * @param observationName name of an observation
 * @param type type of an observation
 * @param model model that an observation asked for, or where that is not known the one
 * that answered
 * @param responseModel model that answered an observation
 * @param observationFrom an observation started at this time or later
 * @param observationTo an observation started before this time; name, type, models, level
 * and both times must hold on one observation
 * @param sort what to sort by
 * @param descending whether the highest come first
 * @param limit at most so many on a page, at least 1
 * @param cursor where the page begins, from {@link Page#nextCursor()}
 * @param facets fields whose values to count over all matches
 */
public record TraceQuery(@Nullable String traceId, @Nullable String session, @Nullable String user,
		@Nullable String name, List<String> tags, @Nullable String environment, @Nullable String release,
		@Nullable String service, @Nullable Status status, @Nullable Level level, @Nullable Instant from,
		@Nullable Instant to, @Nullable Duration minLatency, @Nullable Duration maxLatency,
		@Nullable BigDecimal minCost, @Nullable String prompt, @Nullable String score, boolean scoreContent,
		Map<String, String> metadata, @Nullable Condition query, @Nullable String text,
		@Nullable String observationName, @Nullable ObservationType type, @Nullable String model,
		@Nullable String responseModel, @Nullable Instant observationFrom, @Nullable Instant observationTo, Sort sort,
		boolean descending, int limit, @Nullable String cursor, Set<Facet> facets) {

	public TraceQuery {
		Limits.requirePositive("limit", limit);
		if (text != null && !Condition.hasWords(text)) {
			throw new IllegalArgumentException("text is '" + text + "'; allowed is a word with a letter or a digit");
		}
		tags = List.copyOf(tags);
		metadata = Map.copyOf(metadata);
		facets = Set.copyOf(facets);
	}

	/**
	 * A builder of a query that finds everything: by start, the newest first, 50 on a
	 * page.
	 * @return the builder
	 */
	public static TraceQueryBuilder builder() {
		return new TraceQueryBuilder();
	}

	/**
	 * What {@code query} and {@code text} say together.
	 * @return the condition, absent if there is none
	 */
	public @Nullable Condition condition() {
		if (this.text == null) {
			return this.query;
		}
		Condition words = Condition.words(this.text);
		return (this.query != null) ? new Condition.And(List.of(this.query, words)) : words;
	}

	/**
	 * Whether a trace is one of those to find.
	 * @param trace the trace
	 * @param observations its observations; asked for only if needed, and at most once
	 * @param scores its scores and those of its observations; likewise
	 * @return whether all that is present in this query holds
	 */
	public boolean test(TraceSummary trace, Supplier<? extends Collection<ObservationRecord>> observations,
			Supplier<? extends Collection<Score>> scores) {
		return new TraceFilter(this).test(trace, observations, scores);
	}

	/**
	 * Whether an observation is one of those to find. Status, level, times, latency,
	 * prompt, score and text are meant of the observation itself, metadata of it or its
	 * trace, the trace id, session, user, name, tags and origin of its trace.
	 * @param trace what hangs on its trace
	 * @param observation the observation
	 * @param scores scores of the observation
	 * @return whether all that is present in this query holds
	 */
	public boolean test(TraceInfo trace, ObservationRecord observation, Collection<Score> scores) {
		return new ObservationFilter(this).test(trace, observation, scores);
	}

	/**
	 * What to sort by. What has no value for it comes last.
	 */
	public enum Sort {

		/** By start. */
		START_TIME,

		/** By latency. */
		LATENCY,

		/** By cost. */
		COST,

		/** By tokens in all. */
		TOKENS

	}

	/**
	 * Fields whose values can be counted.
	 */
	public enum Facet {

		/** Session id. */
		SESSION("session"),

		/** User id. */
		USER("user"),

		/** Name of the trace. */
		NAME("name"),

		/** Tags, each. */
		TAG("tag"),

		/** Environment. */
		ENVIRONMENT("environment"),

		/** Release. */
		RELEASE("release"),

		/** Service. */
		SERVICE("service"),

		/** Status. */
		STATUS("status"),

		/** Level. */
		LEVEL("level"),

		/** Prompt names of the observations. */
		PROMPT("prompt"),

		/** Names of the observations. */
		OBSERVATION_NAME("observationName"),

		/** Types of the observations. */
		TYPE("type"),

		/** Models that the observations asked for. */
		MODEL("model"),

		/** Models that answered them. */
		RESPONSE_MODEL("responseModel");

		private final String field;

		Facet(String field) {
			this.field = field;
		}

		/**
		 * The field that is counted, as it is called in {@link Page#facets()}.
		 * @return the name, such as {@code observationName}
		 */
		public String field() {
			return this.field;
		}

	}

}
