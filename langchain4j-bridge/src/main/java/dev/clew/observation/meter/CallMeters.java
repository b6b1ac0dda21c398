package dev.clew.observation.meter;

import java.time.Duration;

import dev.clew.observation.ModelContext;
import dev.clew.trace.Cost;
import dev.clew.trace.Usage;
import org.jspecify.annotations.Nullable;

/**
 * Measures calls of models: exactly what their records say.
 */
final class CallMeters {

	private final Meters meters;

	CallMeters(Meters meters) {
		this.meters = meters;
	}

	void measure(ModelContext call, MeterTags tags, @Nullable Duration duration) {
		if (duration != null) {
			this.meters.time(ClewMeter.OPERATION_DURATION, tags, duration);
		}
		Duration firstToken = call.timeToFirstToken();
		if (firstToken != null) {
			this.meters.time(ClewMeter.TIME_TO_FIRST_CHUNK, tags, firstToken);
		}
		usage(call, tags);
		cost(call, tags);
	}

	// The missing usage was counted when the call was given up.
	void measureLate(ModelContext call, MeterTags tags) {
		usage(call, tags);
		if (call.getCost() != null || call.isUsageWhole()) {
			cost(call, tags);
		}
	}

	private void usage(ModelContext call, MeterTags tags) {
		if (call.getCallUsage().isMismatched()) {
			this.meters.count(ClewMeter.USAGE_MISMATCHES, tags, null, 1);
		}
		Usage usage = call.getUsage();
		if (usage == null || call.isInProcess()) {
			return;
		}
		if (usage.buckets().containsKey(Usage.INPUT)) {
			this.meters.record(ClewMeter.TOKEN_USAGE, tags, "input", usage.inputTotal());
		}
		if (usage.buckets().containsKey(Usage.OUTPUT)) {
			this.meters.record(ClewMeter.TOKEN_USAGE, tags, "output", usage.outputTotal());
		}
		usage.buckets().forEach((bucket, tokens) -> this.meters.count(ClewMeter.TOKENS, tags, bucket, tokens));
	}

	private void cost(ModelContext call, MeterTags tags) {
		Cost cost = call.getCost();
		if (cost != null) {
			this.meters.count(ClewMeter.COST, tags, null, cost.total().doubleValue());
		}
		else if (call.isUsageWhole()) {
			this.meters.count(ClewMeter.UNPRICED, tags, null, 1);
		}
		else if (!isFailed(call)) {
			this.meters.count(ClewMeter.WITHOUT_USAGE, tags, null, 1);
		}
	}

	// A failed call without usage costs nothing, as in the records.
	private static boolean isFailed(ModelContext call) {
		return call.getError() != null || call.getErrorType() != null;
	}

}
