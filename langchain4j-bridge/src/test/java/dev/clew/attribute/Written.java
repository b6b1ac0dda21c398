package dev.clew.attribute;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.clew.trace.ObservationRecord;
import dev.clew.trace.Origin;
import dev.clew.trace.TraceInfo;

/**
 * Attributes that were written, each with its value as it was given.
 */
final class Written implements AttributeSink {

	static final TraceInfo TRACE = new TraceInfo("4bf92f3577b34da6a3ce929d0e0e4736", 0, "POST /api/chat", "c-1", "ann",
			new Origin("production", "1.4.2", "hut-desk", "host"), List.of("hut", "beta"), Map.of("tenant", "north"),
			List.of());

	static final TraceInfo BARE = new TraceInfo("4bf92f3577b34da6a3ce929d0e0e4736", 0, "POST /api/chat", null, null,
			Origin.UNKNOWN, List.of(), Map.of(), List.of());

	private final Map<String, Object> attributes = new LinkedHashMap<>();

	static Map<String, Object> of(AttributeSettings settings, TraceInfo trace, ObservationRecord observation) {
		Written written = new Written();
		new ObservationAttributes(settings).write(trace, observation, null, null, written);
		return written.attributes;
	}

	Map<String, Object> attributes() {
		return this.attributes;
	}

	private void put(String key, Object value) {
		if (this.attributes.put(key, value) != null) {
			throw new IllegalStateException(key + " was written twice");
		}
	}

	@Override
	public void text(String key, String value) {
		put(key, value);
	}

	@Override
	public void number(String key, long value) {
		put(key, value);
	}

	@Override
	public void number(String key, double value) {
		put(key, value);
	}

	@Override
	public void flag(String key, boolean value) {
		put(key, value);
	}

	@Override
	public void texts(String key, List<String> values) {
		put(key, values);
	}

}
