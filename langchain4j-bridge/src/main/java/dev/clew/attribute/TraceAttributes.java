package dev.clew.attribute;

import java.util.Map;

import dev.clew.trace.Origin;
import dev.clew.trace.TraceInfo;

/**
 * What a trace says of itself on each of its spans: Langfuse finds spans by their own
 * attributes.
 */
final class TraceAttributes {

	private final boolean langfuse;

	private final boolean content;

	TraceAttributes(AttributeSettings settings) {
		this.langfuse = settings.langfuse();
		this.content = settings.content();
	}

	void write(TraceInfo trace, AttributeSink to) {
		ObservationAttributes.text(ObservationAttributes.SESSION_ID, trace.sessionId(), to);
		ObservationAttributes.text(ObservationAttributes.USER_ID, trace.userId(), to);
		if (!this.langfuse) {
			return;
		}
		to.text(Langfuse.TRACE_NAME, trace.name());
		Origin origin = trace.origin();
		if (!Langfuse.DEFAULT_ENVIRONMENT.equals(origin.environment())) {
			to.text(Langfuse.ENVIRONMENT, origin.environment());
		}
		ObservationAttributes.text(Langfuse.RELEASE, origin.release(), to);
		if (!trace.tags().isEmpty()) {
			to.texts(Langfuse.TRACE_TAGS, trace.tags());
		}
	}

	// Values are content, and there may be many.
	void writeMetadata(TraceInfo trace, AttributeSink to) {
		if (this.langfuse && this.content) {
			for (Map.Entry<String, String> fact : trace.metadata().entrySet()) {
				to.text(Langfuse.TRACE_METADATA.concat(fact.getKey()), fact.getValue());
			}
		}
	}

}
