package dev.clew.observation.span;

import java.util.List;

import dev.clew.attribute.AttributeSink;
import io.micrometer.tracing.Span;

/**
 * Tags a span.
 *
 * @param span the span
 */
record SpanSink(Span span) implements AttributeSink {

	@Override
	public void text(String key, String value) {
		this.span.tag(key, value);
	}

	@Override
	public void number(String key, long value) {
		this.span.tag(key, value);
	}

	@Override
	public void number(String key, double value) {
		this.span.tag(key, value);
	}

	@Override
	public void flag(String key, boolean value) {
		this.span.tag(key, value);
	}

	@Override
	public void texts(String key, List<String> values) {
		this.span.tagOfStrings(key, values);
	}

}
