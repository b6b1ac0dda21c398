package dev.clew.store;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.clew.trace.Level;
import dev.clew.trace.ObservationType;
import dev.clew.trace.Status;
import org.jspecify.annotations.Nullable;

/**
 * Which traces or observations to find. Absent means any; what is present must all hold.
 *
 * @param session exact session id
 * @param user exact user id
 * @param name exact name of the trace
 * @param tags tags that the trace has, all of them
 * @param environment exact environment
 * @param release exact release
 * @param service exact service
 * @param status whether it runs
 * @param level highest level of the trace, or with {@code observationName}, {@code type}
 * or {@code model} the level of that observation
 * @param from started at this time or later
 * @param to started before this time
 * @param minLatency took at least so long; what still runs does not match
 * @param minCost cost at least so much; matches nothing as long as no cost is recorded
 * @param prompt name of a prompt of any observation, or {@code name@version}
 * @param score name of a score of the trace or any of its observations, or
 * {@code name=value}
 * @param metadata metadata of the trace or of any observation, exact
 * @param text plain text in inputs, outputs, status messages, errors or metadata of any
 * observation, ignoring case
 * @param observationName name of an observation
 * @param type type of an observation
 * @param model model of an observation, as asked for or as it answered
 * @param sort what to sort by
 * @param descending whether the highest come first
 * @param limit at most so many on a page, at least 1
 * @param cursor where the page begins, from {@link Page#nextCursor()}
 * @param facets fields whose values to count over all matches
 */
public record TraceQuery(@Nullable String session, @Nullable String user, @Nullable String name, List<String> tags,
		@Nullable String environment, @Nullable String release, @Nullable String service, @Nullable Status status,
		@Nullable Level level, @Nullable Instant from, @Nullable Instant to, @Nullable Duration minLatency,
		java.math.@Nullable BigDecimal minCost, @Nullable String prompt, @Nullable String score,
		Map<String, String> metadata, @Nullable String text, @Nullable String observationName,
		@Nullable ObservationType type, @Nullable String model, Sort sort, boolean descending, int limit,
		@Nullable String cursor, Set<Facet> facets) {

	/**
	 * What to sort by. What has no value for it comes last.
	 */
	public enum Sort {

		/** By start. */
		START_TIME,

		/** By latency. */
		LATENCY,

		/** By cost; nothing has one yet. */
		COST,

		/** By tokens in all. */
		TOKENS

	}

	/**
	 * Fields whose values can be counted.
	 */
	public enum Facet {

		/** Session id. */
		SESSION,

		/** User id. */
		USER,

		/** Name of the trace. */
		NAME,

		/** Tags, each. */
		TAG,

		/** Environment. */
		ENVIRONMENT,

		/** Release. */
		RELEASE,

		/** Service. */
		SERVICE,

		/** Status. */
		STATUS,

		/** Level. */
		LEVEL,

		/** Prompt names of the observations. */
		PROMPT,

		/** Names of the observations. */
		OBSERVATION_NAME,

		/** Types of the observations. */
		TYPE,

		/** Models of the observations. */
		MODEL

	}

}
