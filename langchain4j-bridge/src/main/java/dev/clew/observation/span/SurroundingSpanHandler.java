package dev.clew.observation.span;

import dev.clew.observation.ClewContext;
import dev.clew.observation.fault.Faults;
import dev.clew.observation.tree.TraceNode;
import dev.clew.observation.tree.TraceTreeHandler;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.handler.TracingObservationHandler.TracingContext;

/**
 * Says of spans of others, such as that of a request, which trace they belong to, and of
 * the root what the trace was asked and answered; only where LangChain4j does something
 * in the trace. Must come after what makes the spans and the tree, since handlers hear of
 * ends in reverse order. Thread-safe.
 */
public final class SurroundingSpanHandler implements ObservationHandler<Observation.Context> {

	private final TraceTreeHandler tree;

	private final SpanFacts facts;

	private final Faults faults;

	/**
	 * A handler.
	 * @param tree knows the place of each observation
	 * @param facts what spans say
	 * @param faults where its faults end
	 */
	public SurroundingSpanHandler(TraceTreeHandler tree, SpanFacts facts, Faults faults) {
		this.tree = tree;
		this.facts = facts;
		this.faults = faults;
		if (facts.tellContent()) {
			tree.keepContent();
		}
	}

	@Override
	public boolean supportsContext(Observation.Context context) {
		return true;
	}

	@Override
	public void onStart(Observation.Context context) {
		try {
			TraceNode node = this.tree.ownNode(context);
			if (node != null && context instanceof ClewContext step) {
				if (!step.isSurrounding()) {
					node.state().activate();
				}
				this.facts.begin(node, step);
			}
		}
		catch (Throwable ex) {
			this.faults.report("span", ex);
		}
	}

	@Override
	public void onStop(Observation.Context context) {
		try {
			TraceNode node = (context instanceof ClewContext) ? null : this.tree.ownNode(context);
			if (node != null && node.state().isActive()) {
				TracingContext tracing = context.get(TracingContext.class);
				Span span = (tracing != null) ? tracing.getSpan() : null;
				if (span != null && !span.isNoop()) {
					this.facts.writeTrace(node, span);
				}
			}
		}
		catch (Throwable ex) {
			this.faults.report("span", ex);
		}
	}

}
