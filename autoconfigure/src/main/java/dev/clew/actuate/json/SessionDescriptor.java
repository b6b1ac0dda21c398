package dev.clew.actuate.json;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import dev.clew.store.FoundSession;
import dev.clew.trace.Level;
import dev.clew.trace.ObservationType;
import dev.clew.trace.Session;
import dev.clew.trace.Status;
import dev.clew.trace.Text;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.OperationResponseBody;

/**
 * A session as JSON.
 *
 * @param sessionId its id
 * @param environments environments that its traces ran in
 * @param users users of its traces
 * @param startTime start of its first trace
 * @param lastTime latest time seen in any of its traces
 * @param latencyMs milliseconds, summed over its completed traces; absent while there is
 * none
 * @param status whether any of its traces runs
 * @param level highest level of its traces
 * @param traceCount number of its traces
 * @param observationCount number of their observations
 * @param observationCounts the same by type
 * @param usage tokens by bucket, and {@code total}
 * @param cost money by bucket, {@code total}, and how many calls have none since their
 * price ({@code unpriced}) or their usage ({@code withoutUsage}) is not known
 * @param scores scores of the session itself
 * @param traces its traces, oldest first, where it was asked for alone
 * @param contentHiddenBy the setting that hides content, where this is the whole response
 */
@Descriptor
public record SessionDescriptor(String sessionId, List<String> environments, List<String> users,
		@Nullable String startTime, @Nullable String lastTime, @Nullable BigDecimal latencyMs, Status status,
		Level level, int traceCount, int observationCount, Map<ObservationType, Integer> observationCounts,
		@Nullable Map<String, Long> usage, @Nullable Map<String, Object> cost, List<ScoreDescriptor> scores,
		@Nullable List<TraceDescriptor> traces, @Nullable String contentHiddenBy) implements OperationResponseBody {

	static SessionDescriptor listed(FoundSession found, ContentView view) {
		return of(found.session(), null, view, null);
	}

	public static SessionDescriptor response(FoundSession found, ContentView view) {
		return of(found.session(), TraceDescriptor.of(found.traces(), view), view, view.hiddenBy());
	}

	private static SessionDescriptor of(Session session, @Nullable List<TraceDescriptor> traces, ContentView view,
			@Nullable String hiddenBy) {
		return new SessionDescriptor(Text.wellFormed(session.sessionId()), JsonValues.texts(session.environments()),
				JsonValues.texts(session.users()), JsonFigures.time(session.startTime()),
				JsonFigures.time(session.lastTime()), JsonFigures.millis(latency(session)), session.status(),
				session.level(), session.traceCount(), JsonFigures.sum(session.observationCounts()),
				JsonFigures.counts(session.observationCounts()), JsonFigures.usage(session.usage()),
				JsonFigures.cost(session.cost()), ScoreDescriptor.of(session.scores(), view), traces, hiddenBy);
	}

	private static @Nullable Duration latency(Session session) {
		boolean noneCompleted = session.status() == Status.RUNNING && session.latency().isZero();
		return noneCompleted ? null : session.latency();
	}

}
