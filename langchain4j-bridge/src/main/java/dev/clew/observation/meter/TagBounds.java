package dev.clew.observation.meter;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.micrometer.common.KeyValue;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the values of tags bounded, and the keys of a meter those of its first sample: a
 * value that is missing later is {@code none}, a key that comes later is left out.
 * Thread-safe.
 */
final class TagBounds {

	private static final Logger logger = LoggerFactory.getLogger(TagBounds.class);

	private final BoundedValues values;

	private final Map<ClewMeter, List<String>> keys = new ConcurrentHashMap<>();

	private final Map<ClewMeter, Boolean> told = new ConcurrentHashMap<>();

	TagBounds(int maxValues) {
		this.values = new BoundedValues(maxValues);
	}

	Tags limit(ClewMeter meter, Tags tags) {
		List<String> expected = this.keys.computeIfAbsent(meter, (first) -> keysOf(tags));
		List<String> given = keysOf(tags);
		if (!expected.containsAll(given)) {
			tell(meter, expected, given);
		}
		return Tags.of(expected.stream().map((key) -> this.values.limit(tagOf(key, tags))).toList());
	}

	private static List<String> keysOf(Tags tags) {
		return tags.stream().map(Tag::getKey).toList();
	}

	private static Tag tagOf(String key, Tags tags) {
		return tags.stream()
			.filter((tag) -> tag.getKey().equals(key))
			.findFirst()
			.orElseGet(() -> Tag.of(key, KeyValue.NONE_VALUE));
	}

	private void tell(ClewMeter meter, List<String> expected, List<String> given) {
		if (this.told.putIfAbsent(meter, true) == null) {
			logger.info(
					"Meter '{}' keeps the tag keys {} of its first sample, and leaves out others of {}: "
							+ "a key should always be there, with 'none' where it has no value",
					meter.getName(), expected, given);
		}
	}

}
