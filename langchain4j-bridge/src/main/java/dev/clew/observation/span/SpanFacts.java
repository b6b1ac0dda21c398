package dev.clew.observation.span;

import dev.clew.attribute.AttributeSettings;
import dev.clew.attribute.ObservationAttributes;
import dev.clew.observation.ClewContext;
import dev.clew.observation.fault.Faults;
import dev.clew.observation.record.RecordFactory;
import dev.clew.observation.record.RecordingSettings;
import dev.clew.observation.tree.TraceNode;
import dev.clew.trace.ErrorInfo;
import dev.clew.trace.ObservationRecord;
import io.micrometer.tracing.Span;

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
		this.attributes = new ObservationAttributes(settings);
		this.content = settings.content() && recording.captureContent();
		this.records = new RecordFactory(this.content ? recording : recording.withoutContent(), faults);
	}

	/**
	 * Says of a span what is known of its step, which has ended.
	 * @param context the step
	 * @param span its span
	 * @param there number of attributes that others give the span
	 */
	void write(ClewContext context, Span span, int there) {
		TraceNode node = TraceNode.of(context);
		if (node == null) {
			return;
		}
		ObservationRecord observation = recordOf(node);
		this.attributes.writeFacts(this.records.infoOf(node), observation, new SpanSink(span), there);
		ErrorInfo error = observation.error();
		if (error != null) {
			String message = this.content ? error.message() : null;
			span.error(new SpanError((message != null) ? message : error.type()));
		}
	}

	private ObservationRecord recordOf(TraceNode node) {
		ObservationRecord known = node.ended();
		return (known != null) ? known : this.records.recordOf(node, null, true);
	}

}
