package dev.clew.trace;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A conversation: its traces and what they add up to.
 *
 * @param sessionId id of the conversation
 * @param environments environments that its traces ran in
 * @param users users of its traces
 * @param startTime start of its first trace
 * @param lastTime latest time seen in any of its traces
 * @param latency sum over its completed traces
 * @param level highest level of its traces
 * @param status running while any of its traces runs
 * @param traceCount number of its traces
 * @param observationCounts number of observations by type
 * @param usage sum over its traces
 * @param cost sum over its traces
 * @param scores scores of the session itself
 */
public record Session(String sessionId, List<String> environments, List<String> users, Instant startTime,
		Instant lastTime, Duration latency, Level level, Status status, int traceCount,
		Map<ObservationType, Integer> observationCounts, Usage usage, CostSum cost, List<Score> scores) {

}
