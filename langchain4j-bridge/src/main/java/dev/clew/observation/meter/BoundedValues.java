package dev.clew.observation.meter;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import dev.clew.content.Texts;
import io.micrometer.core.instrument.Tag;

/**
 * Keeps the values of a tag to a bounded number and length: the first ones stay, all
 * later ones become {@code other}. Thread-safe.
 */
final class BoundedValues {

	static final int MAX_LENGTH = 200;

	private static final String OTHER = "other";

	private final int max;

	private final Map<String, Set<String>> seen = new ConcurrentHashMap<>();

	BoundedValues(int max) {
		this.max = max;
	}

	Tag limit(Tag tag) {
		String value = tag.getValue();
		return (value.length() <= MAX_LENGTH) ? limitNumber(tag)
				: limitNumber(Tag.of(tag.getKey(), Texts.cut(value, MAX_LENGTH)));
	}

	private Tag limitNumber(Tag tag) {
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
