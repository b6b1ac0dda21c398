package dev.clew.actuate.json;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.clew.store.usage.Percentiles;
import dev.clew.store.usage.UsageGroup;
import dev.clew.trace.Text;
import org.jspecify.annotations.Nullable;

/**
 * What adds up in one group, as JSON.
 *
 * @param key what is common to the group, by field; what it has no value for is absent
 * @param start start of the interval; absent where none was asked for
 * @param count how many were counted
 * @param errors how many of them failed
 * @param latencyMs milliseconds by percentile; absent where none has ended
 * @param usage tokens by bucket, and {@code total}
 * @param cost money by bucket, {@code total}, and how many calls have none since their
 * price ({@code unpriced}) or their usage ({@code withoutUsage}) is not known
 * @param unpricedModels models of calls whose price is not known
 */
@Descriptor
record UsageGroupDescriptor(Map<String, String> key, @Nullable String start, long count, long errors,
		@Nullable Map<String, BigDecimal> latencyMs, @Nullable Map<String, Long> usage,
		@Nullable Map<String, Object> cost, List<String> unpricedModels) {

	static UsageGroupDescriptor of(UsageGroup group) {
		Map<String, String> key = new LinkedHashMap<>();
		group.key().forEach((dimension, value) -> key.put(dimension.field(), Text.wellFormed(value)));
		return new UsageGroupDescriptor(key, JsonFigures.time(group.start()), group.count(), group.errors(),
				latency(group.latency()), JsonFigures.usage(group.usage()), JsonFigures.cost(group.cost()),
				JsonValues.texts(group.unpricedModels()));
	}

	private static @Nullable Map<String, BigDecimal> latency(@Nullable Percentiles latency) {
		if (latency == null) {
			return null;
		}
		Map<String, BigDecimal> millis = new LinkedHashMap<>();
		millis.put("p50", JsonFigures.millis(latency.p50()));
		millis.put("p95", JsonFigures.millis(latency.p95()));
		millis.put("p99", JsonFigures.millis(latency.p99()));
		return millis;
	}

}
