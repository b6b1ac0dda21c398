package dev.clew.observation.span;

import dev.clew.attribute.AttributeSettings;
import dev.clew.attribute.ObservationAttributes;
import dev.clew.observation.ClewContext;
import dev.clew.observation.fault.Faults;
import dev.clew.observation.record.RecordFactory;
import dev.clew.observation.record.RecordingSettings;
import dev.clew.observation.tree.TraceContent;
import dev.clew.observation.tree.TraceNode;
import dev.clew.trace.ErrorInfo;
import dev.clew.trace.ObservationRecord;
import dev.clew.trace.OutermostSteps;
import io.micrometer.tracing.Span;
import org.jspecify.annotations.Nullable;

/**
 * What spans say of steps: that of their records, which are made once where there is a
 * store too. Thread-safe.
 */
public final class SpanFacts {

	private final ObservationAttributes attributes;

	private final RecordFactory records;

	private final boolean content;

	/**
	 * Facts for spans.
	 * @param settings what they say
	 * @param recording what is recorded; content that is not is not said either
	 * @param faults where faults end
	 */
	public SpanFacts(AttributeSettings settings, RecordingSettings recording, Faults faults) {
		this.content = settings.content() && recording.captureContent();
		this.attributes = new ObservationAttributes(
				new AttributeSettings(settings.langfuse(), this.content, settings.limits()));
		this.records = new RecordFactory(this.content ? recording : recording.withoutContent(), faults);
	}

	boolean tellContent() {
		return this.content;
	}

	/**
	 * Keeps what a step was given until its end, where no store does.
	 * @param node place of the step
	 * @param step the step
	 */
	void begin(TraceNode node, ClewContext step) {
		if (this.content && !node.isForStore()) {
			this.records.tellInput(node, step);
		}
	}

	/**
	 * Says of a span what is known of its step, which has ended.
	 * @param step the step
	 * @param span its span
	 * @param there number of attributes that others give the span
	 */
	void write(ClewContext step, Span span, int there) {
		TraceNode node = TraceNode.of(step);
		if (node == null || (step.isSurrounding() && !node.state().isActive())) {
			return;
		}
		ObservationRecord observation = recordOf(node, step);
		if (this.content && isOutermost(node)) {
			node.state().content().add(node.startNanos(), observation.input(), observation.output());
		}
		TraceContent told = step.isSurrounding() ? contentOf(node) : null;
		this.attributes.writeFacts(this.records.infoOf(node), observation, (told != null) ? told.input() : null,
				(told != null) ? told.output() : null, new SpanSink(span), there);
		ErrorInfo error = observation.error();
		if (error != null) {
			String message = this.content ? error.message() : null;
			span.error(new SpanError((message != null) ? message : error.type()));
		}
	}

	private static boolean isOutermost(TraceNode step) {
		TraceNode node = step.parent();
		while (node != null && !talks(node)) {
			node = node.parent();
		}
		return node == null && talks(step);
	}

	private static boolean talks(TraceNode node) {
		return node.context() instanceof ClewContext step && OutermostSteps.talks(step.getType());
	}

	/**
	 * Says of the span of others which trace it belongs to.
	 * @param node place of what it is the span of
	 * @param span the span, about to end
	 */
	void writeTrace(TraceNode node, Span span) {
		TraceContent told = contentOf(node);
		this.attributes.writeTrace(this.records.infoOf(node), (told != null) ? told.input() : null,
				(told != null) ? told.output() : null, new SpanSink(span));
	}

	// What the trace was asked and answered is said on its root.
	private @Nullable TraceContent contentOf(TraceNode node) {
		return (this.content && node.parent() == null) ? node.state().content() : null;
	}

	// The record for the store was told the input when the step began.
	private ObservationRecord recordOf(TraceNode node, ClewContext step) {
		ObservationRecord known = node.ended();
		if (known == null) {
			known = this.records.recordOf(node, null, true);
		}
		boolean told = known.input() != null || !this.content;
		return told ? known : known.withContent(step.input().told(), known.output());
	}

}
