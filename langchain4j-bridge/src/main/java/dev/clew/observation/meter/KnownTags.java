package dev.clew.observation.meter;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import dev.clew.observation.ClewContext;
import io.micrometer.common.KeyValues;

/**
 * Keeps the tags of the steps that were measured, most of which come again. Bounded:
 * further ones are made anew each time. Thread-safe.
 */
final class KnownTags {

	private static final int MAX_VALUES = 100;

	private static final int MAX_KNOWN = 1000;

	private static final int MAX_LENGTH = 2000;

	private final TagBounds bounds = new TagBounds(MAX_VALUES);

	private final Map<Key, MeterTags> known = new ConcurrentHashMap<>();

	MeterTags of(ClewContext context) {
		Key key = new Key(context.getLowCardinalityKeyValues(), MeterTags.errorType(context));
		MeterTags tags = this.known.get(key);
		if (tags == null) {
			tags = new MeterTags(key.keyValues(), key.errorType(), this.bounds);
			if (this.known.size() < MAX_KNOWN && key.length() <= MAX_LENGTH) {
				this.known.put(key, tags);
			}
		}
		return tags;
	}

	/**
	 * What the tags are made of.
	 */
	private record Key(KeyValues keyValues, String errorType) {

		int length() {
			return this.keyValues.stream().mapToInt((each) -> each.getKey().length() + each.getValue().length()).sum();
		}

	}

}
