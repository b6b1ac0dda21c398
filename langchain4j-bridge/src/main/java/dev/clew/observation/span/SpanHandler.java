package dev.clew.observation.span;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.TimeUnit;

import dev.clew.observation.ClewContext;
import dev.clew.observation.fault.Faults;
import dev.clew.observation.tree.Stage;
import dev.clew.observation.tree.TraceNode;
import io.micrometer.common.KeyValue;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationView;
import io.micrometer.tracing.CurrentTraceContext;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.handler.TracingObservationHandler;
import org.jspecify.annotations.Nullable;

/**
 * Makes a span of each step: name, kind and typed attributes by the GenAI conventions, no
 * content. Takes the place of Micrometer's own tracing handler for our contexts.
 */
public final class SpanHandler implements TracingObservationHandler<ClewContext>, Stage {

	private final Tracer tracer;

	private final Faults faults;

	/**
	 * A handler.
	 * @param tracer makes the spans
	 * @param faults where its faults end
	 */
	public SpanHandler(Tracer tracer, Faults faults) {
		this.tracer = tracer;
		this.faults = faults;
	}

	@Override
	public boolean supportsContext(Observation.Context context) {
		return context instanceof ClewContext;
	}

	@Override
	public Tracer getTracer() {
		return this.tracer;
	}

	@Override
	public void onStart(ClewContext context) {
		try {
			getTracingContext(context).setSpan(start(context));
			TraceNode.running(context).begin(this);
		}
		catch (Throwable ex) {
			this.faults.report("span", ex);
		}
	}

	private Span start(ClewContext context) {
		Span.Builder builder = this.tracer.spanBuilder().name(SpanAttributes.nameOf(context));
		Span parent = parentOf(context);
		if (parent != null) {
			builder.setParent(parent.context());
		}
		if (SpanAttributes.callsOut(context)) {
			builder.kind(Span.Kind.CLIENT);
		}
		if (TraceNode.running(context).headNanos() > 0) {
			Instant start = Instant.now().minusNanos(TraceNode.running(context).headNanos());
			builder.startTimestamp(ChronoUnit.NANOS.between(Instant.EPOCH, start), TimeUnit.NANOSECONDS);
		}
		for (KeyValue keyValue : context.getLowCardinalityKeyValues()) {
			tag(builder, keyValue);
		}
		return builder.start();
	}

	// A given parent counts even where another span is current on this thread.
	private @Nullable Span parentOf(ClewContext context) {
		Span current = this.tracer.currentSpan();
		if (current != null && !TraceNode.running(context).isParentGiven()) {
			return current;
		}
		ObservationView parent = context.getParentObservation();
		if (parent instanceof Observation observation && !observation.isNoop()) {
			TracingContext tracing = observation.getContextView().get(TracingContext.class);
			if (tracing != null && tracing.getSpan() != null) {
				return tracing.getSpan();
			}
		}
		return current;
	}

	private static void tag(Span.Builder builder, KeyValue keyValue) {
		if (!KeyValue.NONE_VALUE.equals(keyValue.getValue())) {
			builder.tag(keyValue.getKey(), keyValue.getValue());
		}
	}

	@Override
	public void onError(ClewContext context) {
		// The error is on the context, and with it on the span when it ends.
	}

	@Override
	public void onEvent(Observation.Event event, ClewContext context) {
		Span span = getTracingContext(context).getSpan();
		if (span != null) {
			span.event(event.getContextualName());
		}
	}

	@Override
	public void onStop(ClewContext context) {
		TraceNode.running(context).end(this);
	}

	@Override
	public void end(TraceNode node) {
		ClewContext context = (ClewContext) node.context();
		Span span = getTracingContext(context).getSpan();
		if (span == null) {
			return;
		}
		try {
			finish(context, span);
		}
		catch (Throwable ex) {
			this.faults.report("span", ex);
		}
		finally {
			span.end();
		}
	}

	@Override
	public void leave(TraceNode node) {
		CurrentTraceContext.Scope scope = getTracingContext((ClewContext) node.context()).getScope();
		if (scope != null) {
			scope.close();
		}
	}

	private static void finish(ClewContext context, Span span) {
		span.name(SpanAttributes.nameOf(context));
		for (KeyValue keyValue : context.getAllKeyValues()) {
			if (!KeyValue.NONE_VALUE.equals(keyValue.getValue())) {
				span.tag(keyValue.getKey(), keyValue.getValue());
			}
		}
		SpanAttributes.write(context, span);
	}

}
