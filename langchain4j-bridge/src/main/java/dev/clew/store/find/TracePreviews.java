package dev.clew.store.find;

import java.util.Collection;

import dev.clew.trace.FailedStep;
import dev.clew.trace.ObservationRecord;
import dev.clew.trace.OutermostSteps;
import dev.clew.trace.Preview;
import dev.clew.trace.TraceSummary;
import org.jspecify.annotations.Nullable;

/**
 * The beginnings of what a trace as a whole was asked and answered, and of why it failed.
 * Made for those traces that are shown.
 *
 * @param input the beginning of the input
 * @param output the beginning of the output
 * @param error the beginning of why it failed
 */
public record TracePreviews(@Nullable Preview input, @Nullable Preview output, @Nullable Preview error) {

	public static TracePreviews of(Collection<ObservationRecord> observations) {
		OutermostSteps outermost = OutermostSteps.of(observations);
		ObservationRecord asked = outermost.asked();
		ObservationRecord answered = outermost.answered();
		return new TracePreviews((asked != null) ? Preview.ofInput(asked) : null,
				(answered != null) ? Preview.ofOutput(answered) : null, FailedStep.preview(observations));
	}

	// The same trace with these.
	public TraceSummary over(TraceSummary trace) {
		return new TraceSummary(trace.info(), trace.bookmarked(), trace.startTime(), trace.endTime(),
				trace.timeToFirstToken(), trace.level(), trace.observationCounts(), trace.usage(), trace.cost(),
				this.input, this.output, this.error, trace.scores());
	}

}
