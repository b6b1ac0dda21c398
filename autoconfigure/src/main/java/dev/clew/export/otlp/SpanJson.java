package dev.clew.export.otlp;

import java.io.IOException;
import java.time.Instant;
import java.util.Objects;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.clew.attribute.ObservationAttributes;
import dev.clew.trace.Level;
import dev.clew.trace.ObservationRecord;

/**
 * One span as JSON. Numbers of 64 bits are texts there, and ids hexadecimal.
 */
final class SpanJson {

	private static final int INTERNAL = 1;

	private static final int CLIENT = 3;

	private static final int ERROR = 2;

	private static final int TRACE_ID_LENGTH = 32;

	private static final long NANOS = 1_000_000_000L;

	private final ObservationAttributes attributes;

	private final boolean content;

	SpanJson(ObservationAttributes attributes, boolean content) {
		this.attributes = attributes;
		this.content = content;
	}

	void write(JsonGenerator json, OtlpSpan span) throws IOException {
		ObservationRecord observation = span.observation();
		json.writeStartObject();
		json.writeStringField("traceId", traceId(observation.traceId()));
		json.writeStringField("spanId", observation.observationId());
		if (span.parentSpanId() != null) {
			json.writeStringField("parentSpanId", span.parentSpanId());
		}
		json.writeStringField("name", ObservationAttributes.nameOf(observation));
		json.writeNumberField("kind", ObservationAttributes.callsOut(observation) ? CLIENT : INTERNAL);
		json.writeStringField("startTimeUnixNano", nanos(observation.startTime()));
		json.writeStringField("endTimeUnixNano", nanos(Objects.requireNonNull(observation.endTime())));
		attributes(json, span);
		if (observation.level() == Level.ERROR) {
			status(json, observation);
		}
		json.writeEndObject();
	}

	private void attributes(JsonGenerator json, OtlpSpan span) {
		JsonAttributes sink = new JsonAttributes(json);
		this.attributes.write(span.trace(), span.observation(), span.asked(), span.answered(), sink);
		sink.end();
	}

	private void status(JsonGenerator json, ObservationRecord observation) throws IOException {
		json.writeObjectFieldStart("status");
		json.writeNumberField("code", ERROR);
		if (this.content && observation.statusMessage() != null) {
			json.writeStringField("message", observation.statusMessage());
		}
		json.writeEndObject();
	}

	// Those of 64 bits, as Brave may have them, are filled up.
	private static String traceId(String id) {
		return "0".repeat(Math.max(0, TRACE_ID_LENGTH - id.length())) + id;
	}

	private static String nanos(Instant time) {
		return Long.toString(time.getEpochSecond() * NANOS + time.getNano());
	}

}
