package dev.clew.store.query;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;

import dev.clew.store.query.language.Condition;
import dev.clew.store.query.language.Meaning;
import dev.clew.trace.Cost;
import dev.clew.trace.InternalApi;
import dev.clew.trace.ModelCall;
import dev.clew.trace.ObservationRecord;
import dev.clew.trace.Origin;
import dev.clew.trace.Prompt;
import dev.clew.trace.Score;
import dev.clew.trace.TraceInfo;
import org.jspecify.annotations.Nullable;

/**
 * What a query means of an observation: cheap tests first, content last.
 */
@InternalApi
public final class ObservationFilter {

	private final TraceQuery query;

	private final @Nullable Meaning meaning;

	public ObservationFilter(TraceQuery query) {
		this.query = query;
		this.meaning = meaning(query);
	}

	static @Nullable Meaning meaning(TraceQuery query) {
		Condition condition = query.condition();
		return (condition != null) ? new Meaning(condition, query.scoreContent()) : null;
	}

	/**
	 * Whether observations of a trace may match, by what hangs on the trace.
	 * @param trace what is known of the trace
	 * @return {@code false} if none matches
	 */
	public boolean test(TraceInfo trace) {
		return hasFields(trace) && (this.meaning == null || this.meaning.mayHold(trace));
	}

	boolean hasFields(TraceInfo trace) {
		return isAny(this.query.traceId(), trace.traceId()) && isAny(this.query.session(), trace.sessionId())
				&& isAny(this.query.user(), trace.userId()) && isAny(this.query.name(), trace.name())
				&& test(trace.origin())
				&& (this.query.tags().isEmpty() || new HashSet<>(trace.tags()).containsAll(this.query.tags()));
	}

	private boolean test(Origin origin) {
		return isAny(this.query.environment(), origin.environment()) && isAny(this.query.release(), origin.release())
				&& isAny(this.query.service(), origin.service());
	}

	static boolean isAny(@Nullable Object wanted, @Nullable Object actual) {
		return wanted == null || wanted.equals(actual);
	}

	public boolean test(TraceInfo trace, ObservationRecord observation, Collection<Score> scores) {
		return test(trace) && hasKind(observation) && isAny(this.query.status(), observation.status())
				&& hasTime(observation.startTime(), observation.duration()) && costs(observation.cost())
				&& hasPrompt(observation) && hasScore(scores) && hasMetadata(trace, observation)
				&& (this.meaning == null || this.meaning.holds(new ObservationSubject(trace, observation, scores)));
	}

	// Level, name, type, models and start, which hold on one observation.
	boolean hasKind(ObservationRecord observation) {
		return isAny(this.query.level(), observation.level()) && isAny(this.query.type(), observation.type())
				&& isAny(this.query.observationName(), observation.name()) && hasModel(observation.modelCall())
				&& isWithin(observation.startTime(), this.query.observationFrom(), this.query.observationTo());
	}

	private static boolean isWithin(Instant time, @Nullable Instant from, @Nullable Instant to) {
		return (from == null || !time.isBefore(from)) && (to == null || time.isBefore(to));
	}

	private boolean hasModel(@Nullable ModelCall call) {
		return isAny(this.query.model(), (call != null) ? call.countedModel() : null)
				&& isAny(this.query.responseModel(), (call != null) ? call.responseModel() : null);
	}

	boolean hasTime(Instant start, @Nullable Duration latency) {
		return isWithin(start, this.query.from(), this.query.to())
				&& (this.query.minLatency() == null
						|| (latency != null && latency.compareTo(this.query.minLatency()) >= 0))
				&& (this.query.maxLatency() == null
						|| (latency != null && latency.compareTo(this.query.maxLatency()) <= 0));
	}

	// An unknown cost matches no minimum.
	boolean costs(@Nullable Cost cost) {
		return this.query.minCost() == null || (cost != null && cost.total().compareTo(this.query.minCost()) >= 0);
	}

	boolean hasPrompt(ObservationRecord observation) {
		String wanted = this.query.prompt();
		Prompt prompt = observation.prompt();
		return wanted == null || (prompt != null
				&& (wanted.equals(prompt.name()) || wanted.equals(prompt.name() + "@" + prompt.version())));
	}

	boolean hasScore(Collection<Score> scores) {
		String wanted = this.query.score();
		return wanted == null
				|| scores.stream().anyMatch((score) -> ScoreFilter.test(wanted, score, this.query.scoreContent()));
	}

	private boolean hasMetadata(TraceInfo trace, ObservationRecord observation) {
		return this.query.metadata()
			.entrySet()
			.stream()
			.allMatch((wanted) -> has(trace.metadata(), wanted) || has(observation.metadata(), wanted));
	}

	static boolean has(Map<String, String> metadata, Map.Entry<String, String> wanted) {
		return wanted.getValue().equals(metadata.get(wanted.getKey()));
	}

}
