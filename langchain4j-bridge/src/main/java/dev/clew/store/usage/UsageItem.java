package dev.clew.store.usage;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

import dev.clew.store.usage.UsageQuery.Dimension;
import dev.clew.trace.CostSum;
import dev.clew.trace.InternalApi;
import dev.clew.trace.Level;
import dev.clew.trace.ModelCall;
import dev.clew.trace.ObservationRecord;
import dev.clew.trace.Trace;
import dev.clew.trace.TraceInfo;
import dev.clew.trace.TraceSummary;
import dev.clew.trace.Usage;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is counted: a trace, or an observation.
 *
 * @param trace what hangs on its trace
 * @param observation the observation; absent where the trace itself is counted
 * @param agent agent that the observation is of
 * @param start when it started
 * @param level its level
 * @param latency how long it took; absent while it runs
 * @param usage tokens that it used
 * @param cost what it cost
 * @param unpricedModels models of its calls that have no cost
 */
@InternalApi
public record UsageItem(TraceInfo trace, @Nullable ObservationRecord observation, @Nullable String agent, Instant start,
		Level level, @Nullable Duration latency, Usage usage, CostSum cost, Collection<String> unpricedModels) {

	private static final Duration LONGEST = Duration.ofNanos(Long.MAX_VALUE);

	/**
	 * A trace as a whole.
	 * @param trace the trace, without scores and inputs and outputs
	 * @return what is counted
	 */
	public static UsageItem of(Trace trace) {
		TraceSummary sums = trace.summary();
		List<String> unpricedModels = (sums.cost().unpriced() > 0)
				? trace.observations().stream().flatMap((each) -> unpricedModel(each).stream()).toList() : List.of();
		return new UsageItem(sums.info(), null, null, sums.startTime(), sums.level(), sums.latency(), sums.usage(),
				sums.cost(), unpricedModels);
	}

	/**
	 * An observation.
	 * @param trace what hangs on its trace
	 * @param observation the observation
	 * @param agent agent that it is of
	 * @return what is counted
	 */
	public static UsageItem of(TraceInfo trace, ObservationRecord observation, @Nullable String agent) {
		return new UsageItem(trace, observation, agent, observation.startTime(), observation.level(),
				observation.duration(), observation.usage(), CostSum.of(observation), unpricedModel(observation));
	}

	// The one that a price is missing for is the one that answered.
	private static List<String> unpricedModel(ObservationRecord observation) {
		ModelCall call = observation.modelCall();
		String model = (call != null && observation.isUnpriced()) ? call.model() : null;
		return (model != null) ? List.of(model) : List.of();
	}

	/**
	 * How long it took, in nanoseconds.
	 * @return nanoseconds, 0 while it runs
	 */
	public long latencyNanos() {
		if (this.latency == null) {
			return 0;
		}
		return (this.latency.compareTo(LONGEST) < 0) ? this.latency.toNanos() : LONGEST.toNanos();
	}

	/**
	 * The groups that it is in: of several tags, one for each.
	 * @param dimensions what is grouped by
	 * @return values of the dimensions, for each group
	 */
	public List<List<@Nullable String>> keys(List<Dimension> dimensions) {
		if (!dimensions.contains(Dimension.TAG) || this.trace.tags().isEmpty()) {
			return List.of(key(dimensions, null));
		}
		return this.trace.tags().stream().distinct().map((tag) -> key(dimensions, tag)).toList();
	}

	private List<@Nullable String> key(List<Dimension> dimensions, @Nullable String tag) {
		@Nullable String[] values = new @Nullable String[dimensions.size()];
		for (int i = 0; i < values.length; i++) {
			Dimension dimension = dimensions.get(i);
			values[i] = (dimension != Dimension.TAG) ? value(dimension) : tag;
		}
		return Arrays.asList(values);
	}

	private @Nullable String value(Dimension dimension) {
		return switch (dimension) {
			case TRACE_NAME -> this.trace.name();
			case SESSION -> this.trace.sessionId();
			case USER -> this.trace.userId();
			case ENVIRONMENT -> this.trace.origin().environment();
			case RELEASE -> this.trace.origin().release();
			case SERVICE -> this.trace.origin().service();
			case AGENT -> this.agent;
			default -> (this.observation != null) ? value(dimension, this.observation) : null;
		};
	}

	private static @Nullable String value(Dimension dimension, ObservationRecord observation) {
		ModelCall call = observation.modelCall();
		return switch (dimension) {
			case MODEL -> (call != null) ? call.countedModel() : null;
			case RESPONSE_MODEL -> (call != null) ? call.responseModel() : null;
			case PROVIDER -> (call != null) ? call.provider() : null;
			case PROMPT -> (observation.prompt() != null) ? observation.prompt().name() : null;
			case PROMPT_VERSION -> (observation.prompt() != null) ? observation.prompt().version() : null;
			case OBSERVATION_NAME -> observation.name();
			case TYPE -> observation.type().name();
			default -> null;
		};
	}

}
