package dev.clew.actuate.json;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.clew.trace.Level;
import dev.clew.trace.ObservationType;
import dev.clew.trace.Status;
import dev.clew.trace.Text;
import dev.clew.trace.Trace;
import dev.clew.trace.TraceInfo;
import dev.clew.trace.TraceSummary;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.OperationResponseBody;

/**
 * A trace as JSON.
 *
 * @param traceId its id
 * @param name name of its root
 * @param sessionId conversation that it is a turn of
 * @param userId user on whose behalf it ran
 * @param origin where it was recorded
 * @param tags words to find it by
 * @param bookmarked whether somebody wants to keep it
 * @param startTime the earliest start
 * @param endTime the latest end; absent while it runs
 * @param latencyMs milliseconds; absent while it runs
 * @param timeToFirstTokenMs milliseconds to the first token that any model streamed
 * @param status whether it runs
 * @param level highest level in the tree
 * @param observationCount number of observations
 * @param observationCounts the same by type
 * @param usage tokens by bucket, and {@code total}
 * @param cost money by bucket, {@code total}, and how many calls have none since their
 * price ({@code unpriced}) or their usage ({@code withoutUsage}) is not known
 * @param content previews and metadata
 * @param scores scores of the trace itself
 * @param notes what was ignored, dropped or mismatched
 * @param hits where the words of the search were found, if there were any
 * @param observations its observations, where it was asked for alone
 * @param contentHiddenBy the setting that hides content, where this is the whole response
 */
@Descriptor
public record TraceDescriptor(String traceId, String name, @Nullable String sessionId, @Nullable String userId,
		@JsonUnwrapped OriginDescriptor origin, List<String> tags, boolean bookmarked, @Nullable String startTime,
		@Nullable String endTime, @Nullable BigDecimal latencyMs, @Nullable BigDecimal timeToFirstTokenMs,
		Status status, Level level, int observationCount, Map<ObservationType, Integer> observationCounts,
		@Nullable Map<String, Long> usage, @Nullable Map<String, Object> cost, @JsonUnwrapped TraceContent content,
		List<ScoreDescriptor> scores, List<String> notes, @Nullable List<HitDescriptor> hits,
		@Nullable List<ObservationDescriptor> observations,
		@Nullable String contentHiddenBy) implements OperationResponseBody {

	static List<TraceDescriptor> of(List<TraceSummary> traces, ContentView view) {
		return traces.stream().map((trace) -> of(trace, null, view)).toList();
	}

	static TraceDescriptor of(TraceSummary trace, @Nullable List<HitDescriptor> hits, ContentView view) {
		return of(trace, hits, null, view, null);
	}

	public static TraceDescriptor response(Trace trace, ContentView view) {
		List<ObservationDescriptor> observations = trace.observations()
			.stream()
			.map((observation) -> ObservationDescriptor.within(observation, trace.scoresOf(observation.observationId()),
					view))
			.toList();
		return of(trace.summary(), null, observations, view, view.hiddenBy());
	}

	private static TraceDescriptor of(TraceSummary trace, @Nullable List<HitDescriptor> hits,
			@Nullable List<ObservationDescriptor> observations, ContentView view, @Nullable String hiddenBy) {
		TraceInfo info = trace.info();
		return new TraceDescriptor(info.traceId(), Text.wellFormed(info.name()),
				Text.wellFormedOrNull(info.sessionId()), Text.wellFormedOrNull(info.userId()),
				OriginDescriptor.of(info.origin()), JsonValues.texts(info.tags()), trace.bookmarked(),
				JsonFigures.time(trace.startTime()), JsonFigures.time(trace.endTime()),
				JsonFigures.millis(trace.latency()), JsonFigures.millis(trace.timeToFirstToken()), trace.status(),
				trace.level(), trace.observationCount(), JsonFigures.counts(trace.observationCounts()),
				JsonFigures.usage(trace.usage()), JsonFigures.cost(trace.cost()), TraceContent.of(trace, view),
				ScoreDescriptor.of(trace.scores(), view), JsonValues.texts(info.notes()), hits, observations, hiddenBy);
	}

}
