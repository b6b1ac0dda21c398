package dev.clew.actuate.json;

import java.util.List;
import java.util.Map;

import dev.clew.store.usage.UsageQuery.Counted;
import dev.clew.store.usage.UsageReport;

import org.springframework.boot.actuate.endpoint.OperationResponseBody;

/**
 * What was used and what it cost, as JSON.
 *
 * @param counted {@code traces}, {@code modelCalls} or {@code observations}: what counts,
 * errors, latencies and times are of
 * @param groups the groups
 * @param coverage what the figures rest on
 */
@Descriptor
public record UsageDescriptor(String counted, List<UsageGroupDescriptor> groups,
		CoverageDescriptor coverage) implements OperationResponseBody {

	private static final Map<Counted, String> COUNTED = Map.of(Counted.TRACES, "traces", Counted.MODEL_CALLS,
			"modelCalls", Counted.OBSERVATIONS, "observations");

	public static UsageDescriptor of(UsageReport report, double samplingProbability) {
		return new UsageDescriptor(counted(report), report.groups().stream().map(UsageGroupDescriptor::of).toList(),
				CoverageDescriptor.of(report.coverage(), samplingProbability));
	}

	static String counted(UsageReport report) {
		return COUNTED.getOrDefault(report.counted(), "");
	}

}
