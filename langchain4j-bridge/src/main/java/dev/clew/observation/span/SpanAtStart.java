package dev.clew.observation.span;

import io.micrometer.common.KeyValue;
import io.micrometer.common.KeyValues;
import io.micrometer.tracing.handler.TracingObservationHandler;

/**
 * What a span was given when it started.
 */
final class SpanAtStart extends TracingObservationHandler.TracingContext {

	static final SpanAtStart NOTHING = new SpanAtStart("", KeyValues.empty());

	private final String name;

	private final KeyValues keyValues;

	SpanAtStart(String name, KeyValues keyValues) {
		this.name = name;
		this.keyValues = keyValues;
	}

	String name() {
		return this.name;
	}

	KeyValues keyValues() {
		return this.keyValues;
	}

	boolean has(KeyValue sought) {
		for (KeyValue keyValue : this.keyValues) {
			if (keyValue.getKey().equals(sought.getKey())) {
				return keyValue.getValue().equals(sought.getValue());
			}
		}
		return false;
	}

}
