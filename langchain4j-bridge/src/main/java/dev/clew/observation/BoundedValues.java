package dev.clew.observation;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import io.micrometer.core.instrument.Tag;

/**
 * Keeps the values of a tag to a bounded number: the first ones stay, all later ones
 * become {@code other}. Thread-safe.
 */
final class BoundedValues {

	private static final String OTHER = "other";

	private final int max;

	private final Map<String, Set<String>> seen = new ConcurrentHashMap<>();

	BoundedValues(int max) {
		this.max = max;
	}

	Tag limit(Tag tag) {
		Set<String> values = this.seen.computeIfAbsent(tag.getKey(), (key) -> ConcurrentHashMap.newKeySet());
		if (values.contains(tag.getValue())) {
			return tag;
		}
		synchronized (values) {
			if (values.size() < this.max) {
				values.add(tag.getValue());
				return tag;
			}
		}
		return Tag.of(tag.getKey(), OTHER);
	}

}
