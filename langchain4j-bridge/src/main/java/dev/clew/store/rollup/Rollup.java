package dev.clew.store.rollup;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import dev.clew.store.usage.UsageQuery;
import dev.clew.store.usage.UsageQuery.Counted;
import dev.clew.store.usage.UsageQuery.Dimension;

/**
 * What is added up by the hour. Each has dimensions of which an application has few
 * combinations in an hour, so that users and tags are apart from the rest; small ones
 * come before larger ones that answer the same. Sessions are in none.
 */
public enum Rollup {

	/** Traces. */
	TRACES(Counted.TRACES, Dimension.TRACE_NAME, Dimension.ENVIRONMENT, Dimension.RELEASE, Dimension.SERVICE),

	/** Traces of users. */
	USERS(Counted.TRACES, Dimension.USER, Dimension.ENVIRONMENT, Dimension.SERVICE),

	/** Traces by tag. */
	TAGS(Counted.TRACES, Dimension.TAG, Dimension.ENVIRONMENT, Dimension.SERVICE),

	/** Calls by model. */
	MODELS(Counted.MODEL_CALLS, Dimension.MODEL, Dimension.RESPONSE_MODEL, Dimension.PROVIDER, Dimension.ENVIRONMENT,
			Dimension.SERVICE),

	/** Calls by prompt and agent. */
	PROMPTS(Counted.MODEL_CALLS, Dimension.PROMPT, Dimension.PROMPT_VERSION, Dimension.AGENT, Dimension.MODEL,
			Dimension.ENVIRONMENT, Dimension.SERVICE),

	/** Calls of models by users. */
	CALLS_OF_USERS(Counted.MODEL_CALLS, Dimension.USER, Dimension.MODEL, Dimension.ENVIRONMENT, Dimension.SERVICE),

	/** Calls of models by tag. */
	CALLS_BY_TAG(Counted.MODEL_CALLS, Dimension.TAG, Dimension.MODEL, Dimension.ENVIRONMENT, Dimension.SERVICE),

	/** Calls of models by everything else. */
	CALLS(Counted.MODEL_CALLS, Dimension.TYPE, Dimension.OBSERVATION_NAME, Dimension.MODEL, Dimension.RESPONSE_MODEL,
			Dimension.PROVIDER, Dimension.PROMPT, Dimension.PROMPT_VERSION, Dimension.AGENT, Dimension.TRACE_NAME,
			Dimension.ENVIRONMENT, Dimension.RELEASE, Dimension.SERVICE),

	/** All other observations, likewise. */
	STEPS(Counted.OBSERVATIONS, Dimension.TYPE, Dimension.OBSERVATION_NAME, Dimension.MODEL, Dimension.RESPONSE_MODEL,
			Dimension.PROVIDER, Dimension.PROMPT, Dimension.PROMPT_VERSION, Dimension.AGENT, Dimension.TRACE_NAME,
			Dimension.ENVIRONMENT, Dimension.RELEASE, Dimension.SERVICE);

	private final Counted counted;

	private final List<Dimension> dimensions;

	Rollup(Counted counted, Dimension... dimensions) {
		this.counted = counted;
		this.dimensions = List.of(dimensions);
	}

	/**
	 * What is counted: {@link Counted#OBSERVATIONS} are those that call no model.
	 * @return what counts are of
	 */
	Counted counted() {
		return this.counted;
	}

	/**
	 * What it is grouped by.
	 * @return the dimensions, in the order of the values of its groups
	 */
	public List<Dimension> dimensions() {
		return this.dimensions;
	}

	/**
	 * Those that answer a question together.
	 * @param query the question
	 * @return none where it asks for groups that are not added up
	 */
	public static Set<Rollup> answering(UsageQuery query) {
		if (query.counted() == Counted.OBSERVATIONS) {
			return CALLS.dimensions.containsAll(query.groupBy()) ? EnumSet.of(CALLS, STEPS)
					: EnumSet.noneOf(Rollup.class);
		}
		return Arrays.stream(values())
			.filter((each) -> each.counted == query.counted() && each.dimensions.containsAll(query.groupBy()))
			.findFirst()
			.<Set<Rollup>>map(EnumSet::of)
			.orElseGet(() -> EnumSet.noneOf(Rollup.class));
	}

	/**
	 * Those that have a dimension.
	 * @param dimension the dimension
	 * @return all that are grouped by it
	 */
	public static Set<Rollup> by(Dimension dimension) {
		Set<Rollup> all = EnumSet.allOf(Rollup.class);
		all.removeIf((each) -> !each.dimensions.contains(dimension));
		return all;
	}

}
