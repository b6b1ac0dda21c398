package dev.clew.observation.span;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.TimeUnit;

import dev.clew.attribute.AttributeSettings;
import dev.clew.attribute.ObservationAttributes;
import dev.clew.content.MaskedField;
import dev.clew.observation.ClewContext;
import dev.clew.observation.fault.Faults;
import dev.clew.observation.record.RecordingSettings;
import dev.clew.observation.tree.Stage;
import dev.clew.observation.tree.TraceNode;
import io.micrometer.common.KeyValue;
import io.micrometer.common.KeyValues;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationView;
import io.micrometer.tracing.CurrentTraceContext;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.handler.TracingObservationHandler;
import org.jspecify.annotations.Nullable;

/**
 * Makes a span of each step: name, kind and typed attributes by the GenAI conventions,
 * with content only where that is asked for. Takes the place of Micrometer's own tracing
 * handler for our contexts.
 */
public final class SpanHandler implements TracingObservationHandler<ClewContext>, Stage {

	private final Tracer tracer;

	private final SpanFacts facts;

	private final Faults faults;

	/**
	 * A handler of spans without content.
	 * @param tracer makes the spans
	 * @param faults where its faults end
	 */
	public SpanHandler(Tracer tracer, Faults faults) {
		this(tracer, new SpanFacts(new AttributeSettings(true, false), RecordingSettings.DEFAULT, faults), faults);
	}

	/**
	 * A handler.
	 * @param tracer makes the spans
	 * @param facts what they say of steps
	 * @param faults where its faults end
	 */
	public SpanHandler(Tracer tracer, SpanFacts facts, Faults faults) {
		this.tracer = tracer;
		this.facts = facts;
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
			SpanAtStart begun = new SpanAtStart(nameOf(context), context.getLowCardinalityKeyValues());
			begun.setSpan(start(context, begun));
			context.put(TracingContext.class, begun);
			TraceNode.running(context).begin(this);
		}
		catch (Throwable ex) {
			this.faults.report("span", ex);
		}
	}

	private Span start(ClewContext context, SpanAtStart begun) {
		Span.Builder builder = this.tracer.spanBuilder().name(begun.name());
		Span parent = parentOf(context);
		if (parent != null) {
			builder.setParent(parent.context());
		}
		if (ObservationAttributes.callsOut(context.getType(), context.isRemote())) {
			builder.kind(Span.Kind.CLIENT);
		}
		if (TraceNode.running(context).headNanos() > 0) {
			Instant start = Instant.now().minusNanos(TraceNode.running(context).headNanos());
			builder.startTimestamp(ChronoUnit.NANOS.between(Instant.EPOCH, start), TimeUnit.NANOSECONDS);
		}
		for (KeyValue keyValue : begun.keyValues()) {
			if (!KeyValue.NONE_VALUE.equals(keyValue.getValue())) {
				builder.tag(keyValue.getKey(), keyValue.getValue());
			}
		}
		return builder.start();
	}

	// A given parent counts even where another span is current on this thread.
	private @Nullable Span parentOf(ClewContext context) {
		Span current = TraceNode.running(context).isParentGiven() ? null : this.tracer.currentSpan();
		if (current != null) {
			return current;
		}
		ObservationView parent = context.getParentObservation();
		if (parent instanceof Observation observation && !observation.isNoop()) {
			TracingContext tracing = observation.getContextView().get(TracingContext.class);
			if (tracing != null && tracing.getSpan() != null) {
				return tracing.getSpan();
			}
		}
		return this.tracer.currentSpan();
	}

	@Override
	public void onError(ClewContext context) {
		// The error is on the context, and with it on the span when it ends.
	}

	@Override
	public void onEvent(Observation.Event event, ClewContext context) {
		Span span = getTracingContext(context).getSpan();
		if (span != null) {
			span.event(masked(event.getContextualName(), context));
		}
	}

	@Override
	public void onStop(ClewContext context) {
		TraceNode.running(context).end(this);
	}

	@Override
	public void end(TraceNode node) {
		ClewContext context = (ClewContext) node.context();
		TracingContext tracing = getTracingContext(context);
		Span span = tracing.getSpan();
		if (span == null) {
			return;
		}
		try {
			finish(context, span, (tracing instanceof SpanAtStart begun) ? begun : SpanAtStart.NOTHING);
		}
		catch (Throwable ex) {
			this.faults.report("span", ex);
		}
		try {
			span.end();
		}
		catch (Throwable ex) {
			this.faults.report("span", ex);
		}
	}

	@Override
	public void leave(TraceNode node) {
		CurrentTraceContext.Scope scope = getTracingContext((ClewContext) node.context()).getScope();
		if (scope != null) {
			scope.close();
		}
	}

	private static String nameOf(ClewContext context) {
		String name = context.getContextualName();
		return (name != null) ? name : context.getStepName();
	}

	// What the span was given at its start is there already. What users say of a step
	// counts more than what we do.
	private void finish(ClewContext context, Span span, SpanAtStart begun) {
		if (span.isNoop()) {
			return;
		}
		String name = nameOf(context);
		if (!name.equals(begun.name())) {
			span.name(name);
		}
		KeyValues low = context.getLowCardinalityKeyValues();
		KeyValues high = context.getHighCardinalityKeyValues();
		this.facts.write(context, span, count(low) + count(high));
		tag(span, context, low, begun);
		tag(span, context, high, begun);
	}

	private static int count(KeyValues keyValues) {
		int count = 0;
		for (KeyValue keyValue : keyValues) {
			count += KeyValue.NONE_VALUE.equals(keyValue.getValue()) ? 0 : 1;
		}
		return count;
	}

	// What others add to a step may be masked, as the convention's own is already.
	private static String masked(String text, ClewContext context) {
		TraceNode node = TraceNode.of(context);
		return (node != null) ? node.state().masking().text(text, MaskedField.NAMES, "", SpanHandler::say) : text;
	}

	private static void say(String note) {
		// Spans have no notes: the record has.
	}

	private static void tag(Span span, ClewContext context, KeyValues keyValues, SpanAtStart begun) {
		if (keyValues.equals(begun.keyValues())) {
			return;
		}
		for (KeyValue keyValue : keyValues) {
			if (!KeyValue.NONE_VALUE.equals(keyValue.getValue()) && !begun.has(keyValue)) {
				span.tag(keyValue.getKey(), masked(keyValue.getValue(), context));
			}
		}
	}

}
