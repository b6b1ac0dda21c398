package dev.clew.observation.tree;

import io.micrometer.observation.Observation;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.handler.TracingObservationHandler;
import io.micrometer.tracing.handler.TracingObservationHandler.TracingContext;
import org.jspecify.annotations.Nullable;

/**
 * The ids that a tracer gave. A span that is not sampled has ids too.
 */
final class TracerIds implements IdSource {

	@Override
	public SpanIds idsOf(Observation.Context context) {
		TracingContext tracing = context.get(TracingObservationHandler.TracingContext.class);
		@Nullable Span span = (tracing != null) ? tracing.getSpan() : null;
		if (span == null) {
			return SpanIds.random();
		}
		return SpanIds.ofTracer(padded(span.context().traceId()), span.context().spanId());
	}

	// Brave may be set to trace ids of 64 bits.
	private static @Nullable String padded(@Nullable String traceId) {
		return (traceId != null && traceId.length() == 16) ? "0".repeat(16) + traceId : traceId;
	}

}
