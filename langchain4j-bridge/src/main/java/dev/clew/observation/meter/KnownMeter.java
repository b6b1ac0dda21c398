package dev.clew.observation.meter;

import java.util.function.Function;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tags;
import org.jspecify.annotations.Nullable;

/**
 * The meter of one name with one set of tags, looked up in the registry again only after
 * something was removed from that. Thread-safe.
 *
 * @param <M> type of the meter
 */
final class KnownMeter<M extends Meter> {

	private final Tags tags;

	private final Function<Tags, M> registry;

	private volatile @Nullable Found<M> found;

	KnownMeter(Tags tags, Function<Tags, M> registry) {
		this.tags = tags;
		this.registry = registry;
	}

	Tags tags() {
		return this.tags;
	}

	boolean isKnown() {
		return this.found != null;
	}

	// The caller reads the number of removals first, so that a meter that is removed
	// meanwhile is looked up again.
	M get(long removals) {
		Found<M> known = this.found;
		if (known == null || known.removals() != removals) {
			known = new Found<>(this.registry.apply(this.tags), removals);
			this.found = known;
		}
		return known.meter();
	}

	/**
	 * A meter and the number of meters that had been removed when it was looked up.
	 */
	private record Found<M extends Meter>(M meter, long removals) {

	}

}
