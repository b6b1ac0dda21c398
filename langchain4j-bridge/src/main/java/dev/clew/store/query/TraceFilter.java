package dev.clew.store.query;

import java.util.Collection;
import java.util.function.Supplier;

import dev.clew.store.query.language.Meaning;
import dev.clew.trace.InternalApi;
import dev.clew.trace.Level;
import dev.clew.trace.ObservationRecord;
import dev.clew.trace.Score;
import dev.clew.trace.Status;
import dev.clew.trace.TraceInfo;
import dev.clew.trace.TraceSummary;
import org.jspecify.annotations.Nullable;

/**
 * What a query means of a trace: cheap tests first, content last.
 */
@InternalApi
public final class TraceFilter {

	private final TraceQuery query;

	private final ObservationFilter observation;

	private final @Nullable Meaning meaning;

	private final boolean kind;

	private final boolean inside;

	public TraceFilter(TraceQuery query) {
		this.query = query;
		this.observation = new ObservationFilter(query);
		this.meaning = ObservationFilter.meaning(query);
		this.kind = query.observationName() != null || query.type() != null || query.model() != null
				|| query.responseModel() != null || query.observationFrom() != null || query.observationTo() != null;
		this.inside = this.kind || query.prompt() != null || !query.metadata().isEmpty();
	}

	/**
	 * Whether a trace may match, by what is known of it before it is summed up.
	 * @param trace what hangs on it
	 * @param status whether it runs
	 * @param level its highest level
	 * @return {@code false} if it does not match
	 */
	public boolean test(TraceInfo trace, Status status, Level level) {
		return this.observation.hasFields(trace) && ObservationFilter.isAny(this.query.status(), status)
				&& ObservationFilter.isAny(level(), level)
				&& (this.meaning == null || this.meaning.mayHold(trace, status, level));
	}

	/**
	 * The level that is asked for of traces rather than of observations in them.
	 * @return the level, if there is one
	 */
	public @Nullable Level level() {
		return this.kind ? null : this.query.level();
	}

	public boolean test(TraceSummary trace, Supplier<? extends Collection<ObservationRecord>> observations,
			Supplier<? extends Collection<Score>> scores) {
		return test(trace.info(), trace.status(), trace.level())
				&& this.observation.hasTime(trace.startTime(), trace.latency())
				&& this.observation.costs(trace.cost().cost())
				&& (this.query.score() == null || this.observation.hasScore(scores.get()))
				&& (!this.inside || test(trace.info(), observations.get()))
				&& (this.meaning == null || this.meaning.holds(new TraceSubject(trace, observations, scores)));
	}

	private boolean test(TraceInfo trace, Collection<ObservationRecord> observations) {
		return (!this.kind || observations.stream().anyMatch(this.observation::hasKind))
				&& (this.query.prompt() == null || observations.stream().anyMatch(this.observation::hasPrompt))
				&& hasMetadata(trace, observations);
	}

	private boolean hasMetadata(TraceInfo trace, Collection<ObservationRecord> observations) {
		return this.query.metadata()
			.entrySet()
			.stream()
			.allMatch((wanted) -> ObservationFilter.has(trace.metadata(), wanted)
					|| observations.stream().anyMatch((each) -> ObservationFilter.has(each.metadata(), wanted)));
	}

}
