package dev.clew.autoconfigure;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;

import org.springframework.beans.factory.ObjectProvider;

/**
 * What the tracer hands on from the current thread to another process.
 */
final class PropagatedHeaders implements Supplier<Map<String, String>> {

	private final ObjectProvider<Tracer> tracer;

	private final ObjectProvider<Propagator> propagator;

	PropagatedHeaders(ObjectProvider<Tracer> tracer, ObjectProvider<Propagator> propagator) {
		this.tracer = tracer;
		this.propagator = propagator;
	}

	@Override
	public Map<String, String> get() {
		Map<String, String> headers = new HashMap<>();
		Tracer tracer = this.tracer.getIfUnique();
		Propagator propagator = this.propagator.getIfUnique();
		Span span = (tracer != null) ? tracer.currentSpan() : null;
		if (span != null && propagator != null) {
			propagator.inject(span.context(), headers, (carrier, key, value) -> {
				if (carrier != null) {
					carrier.put(key, value);
				}
			});
		}
		return headers;
	}

}
