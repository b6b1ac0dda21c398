package dev.clew.store.usage;

import java.util.Map;
import java.util.Set;

import dev.clew.trace.CostSum;
import dev.clew.trace.InternalApi;
import dev.clew.trace.Usage;

/**
 * What was added up before of a part of a group.
 *
 * @param count how many were counted
 * @param errors how many of them are of level {@code ERROR}
 * @param latencies how many took how long, by {@link LatencyBuckets}
 * @param usage tokens that they used
 * @param cost what they cost
 * @param unpricedModels models whose calls have no cost
 */
@InternalApi
public record UsagePart(long count, long errors, Map<Integer, Long> latencies, Usage usage, CostSum cost,
		Set<String> unpricedModels) {

}
