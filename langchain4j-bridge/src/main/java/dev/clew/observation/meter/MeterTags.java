package dev.clew.observation.meter;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.clew.observation.ClewContext;
import dev.clew.observation.GenAiKey;
import io.micrometer.common.KeyValue;
import io.micrometer.common.KeyValues;
import io.micrometer.common.docs.KeyName;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import org.jspecify.annotations.Nullable;

/**
 * The tags of steps with the same key values: those that a meter is documented to have,
 * and whatever low-cardinality keys the user added, and the meters that have them.
 * Thread-safe.
 */
final class MeterTags {

	private static final Set<String> CONVENTIONS = Stream.of(GenAiKey.values())
		.map(GenAiKey::asString)
		.collect(Collectors.toUnmodifiableSet());

	private final KeyValues keyValues;

	private final String errorType;

	private final TagBounds bounds;

	private final KnownMeters<Timer> timers = new KnownMeters<>(this);

	private final KnownMeters<DistributionSummary> summaries = new KnownMeters<>(this);

	private final KnownMeters<Counter> counters = new KnownMeters<>(this);

	MeterTags(KeyValues keyValues, String errorType, TagBounds bounds) {
		this.keyValues = keyValues;
		this.errorType = errorType;
		this.bounds = bounds;
	}

	KnownMeters<Timer> timers() {
		return this.timers;
	}

	KnownMeters<DistributionSummary> summaries() {
		return this.summaries;
	}

	KnownMeters<Counter> counters() {
		return this.counters;
	}

	/**
	 * The tags of a meter.
	 * @param meter the meter
	 * @param value of the tag that is no key of the steps: type or bucket of tokens
	 * @return the tags, bounded
	 */
	Tags of(ClewMeter meter, @Nullable String value) {
		List<Tag> tags = new ArrayList<>();
		for (KeyName key : meter.keys()) {
			tags.add(Tag.of(key.asString(), valueOf(key, value)));
		}
		for (KeyValue added : this.keyValues) {
			if (isAdded(added.getKey(), meter)) {
				tags.add(Tag.of(added.getKey(), added.getValue()));
			}
		}
		return this.bounds.limit(meter, Tags.of(tags));
	}

	private static boolean isAdded(String key, ClewMeter meter) {
		return !CONVENTIONS.contains(key) && meter.keys().stream().noneMatch((own) -> own.asString().equals(key));
	}

	private String valueOf(KeyName key, @Nullable String value) {
		if (value != null && (key == GenAiKey.TOKEN_TYPE || key == ClewKey.BUCKET)) {
			return value;
		}
		return (key == GenAiKey.ERROR_TYPE) ? this.errorType : valueOf(key);
	}

	private String valueOf(KeyName key) {
		for (KeyValue keyValue : this.keyValues) {
			if (keyValue.getKey().equals(key.asString())) {
				return keyValue.getValue();
			}
		}
		return KeyValue.NONE_VALUE;
	}

	static String errorType(ClewContext context) {
		Throwable error = context.getError();
		if (error != null) {
			return error.getClass().getName();
		}
		String named = context.getErrorType();
		return (named != null) ? named : KeyValue.NONE_VALUE;
	}

}
