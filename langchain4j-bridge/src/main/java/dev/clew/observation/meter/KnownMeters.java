package dev.clew.observation.meter;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tags;
import org.jspecify.annotations.Nullable;

/**
 * Meters of one kind that steps with the same key values feed. Bounded: further ones are
 * made anew each time. Thread-safe.
 *
 * @param <M> type of the meters
 */
final class KnownMeters<M extends Meter> {

	private static final int MAX_KNOWN = 100;

	private final MeterTags tags;

	private final Map<String, KnownMeter<M>> known = new ConcurrentHashMap<>(4);

	KnownMeters(MeterTags tags) {
		this.tags = tags;
	}

	// The value of a tag tells the meters of one kind apart.
	KnownMeter<M> of(ClewMeter meter, @Nullable String value, BiFunction<ClewMeter, Tags, M> registry) {
		String key = (value != null) ? value : meter.getName();
		KnownMeter<M> found = this.known.get(key);
		if (found == null) {
			found = new KnownMeter<>(this.tags.of(meter, value), (tags) -> registry.apply(meter, tags));
			if (this.known.size() < MAX_KNOWN) {
				this.known.put(key, found);
			}
		}
		return found;
	}

}
