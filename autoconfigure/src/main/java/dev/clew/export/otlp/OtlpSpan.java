package dev.clew.export.otlp;

import dev.clew.trace.Content;
import dev.clew.trace.ObservationRecord;
import dev.clew.trace.TraceInfo;
import org.jspecify.annotations.Nullable;

/**
 * An observation that has ended, as it leaves.
 *
 * @param trace what is known of its trace
 * @param observation the observation
 * @param parentSpanId the nearest one around it that leaves too; absent for a root
 * @param asked what the trace was asked; for a root that has no input of its own
 * @param answered what the trace answered; likewise
 */
public record OtlpSpan(TraceInfo trace, ObservationRecord observation, @Nullable String parentSpanId,
		@Nullable Content asked, @Nullable Content answered) {

	public OtlpSpan {
		if (observation.duration() == null) {
			throw new IllegalArgumentException("a span needs an end");
		}
	}

}
