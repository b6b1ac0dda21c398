package dev.clew.store.usage;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import dev.clew.trace.CostSum;
import dev.clew.trace.Usage;
import org.jspecify.annotations.Nullable;

/**
 * What adds up in one group.
 *
 * @param key what is common to the group, in the order asked for; what it has no value
 * for is absent
 * @param start start of the interval; absent where none was asked for
 * @param count how many were counted, those that run too
 * @param errors how many of them are of level {@code ERROR}
 * @param latency how long those that have ended took; absent where none has
 * @param usage tokens that they used
 * @param cost what they cost
 * @param unpricedModels models whose calls have no cost, by name
 */
public record UsageGroup(Map<UsageQuery.Dimension, String> key, @Nullable Instant start, long count, long errors,
		@Nullable Percentiles latency, Usage usage, CostSum cost, Set<String> unpricedModels) {

	public UsageGroup {
		key = Collections.unmodifiableMap(new LinkedHashMap<>(key));
		unpricedModels = Collections.unmodifiableSet(new TreeSet<>(unpricedModels));
	}

}
