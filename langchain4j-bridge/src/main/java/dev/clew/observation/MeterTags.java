package dev.clew.observation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.micrometer.common.KeyValue;
import io.micrometer.common.KeyValues;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;

/**
 * The tags of steps with the same key values: those of the contract, and whatever
 * low-cardinality keys the user added, and the meters that have them. Thread-safe.
 */
final class MeterTags {

	private static final Set<String> CONTRACT = Stream.of(GenAiKey.values())
		.map(GenAiKey::asString)
		.collect(Collectors.toUnmodifiableSet());

	private static final int MAX_KNOWN = 100;

	private final KeyValues keyValues;

	private final String errorType;

	private final BoundedValues bounds;

	private final List<Tag> added = new ArrayList<>(0);

	private final Map<String, KnownMeter<Timer>> timers = new ConcurrentHashMap<>();

	private final Map<String, KnownMeter<DistributionSummary>> tokens = new ConcurrentHashMap<>();

	private final Map<String, KnownMeter<Counter>> buckets = new ConcurrentHashMap<>();

	MeterTags(KeyValues keyValues, String errorType, BoundedValues bounds) {
		this.keyValues = keyValues;
		this.errorType = errorType;
		this.bounds = bounds;
		for (KeyValue keyValue : keyValues) {
			if (!CONTRACT.contains(keyValue.getKey())) {
				this.added.add(Tag.of(keyValue.getKey(), keyValue.getValue()));
			}
		}
	}

	Tags operation() {
		return withAdded(key(GenAiKey.OPERATION_NAME), key(GenAiKey.PROVIDER_NAME), limited(GenAiKey.REQUEST_MODEL),
				limited(GenAiKey.RESPONSE_MODEL), error());
	}

	Tags tool() {
		return withAdded(limited(GenAiKey.TOOL_NAME), error());
	}

	Tags agent() {
		return withAdded(limited(GenAiKey.AGENT_NAME), error());
	}

	KnownMeter<Timer> timer(String name, Function<MeterTags, Tags> tags, Meter.MeterProvider<Timer> provider) {
		return known(this.timers, name, () -> tags.apply(this), provider);
	}

	KnownMeter<DistributionSummary> tokens(String tokenType, Meter.MeterProvider<DistributionSummary> provider) {
		return known(this.tokens, tokenType, () -> operation().and(Tag.of(GenAiKey.TOKEN_TYPE.asString(), tokenType)),
				provider);
	}

	KnownMeter<Counter> bucket(String bucket, Meter.MeterProvider<Counter> provider) {
		return known(this.buckets, bucket,
				() -> withAdded(key(GenAiKey.PROVIDER_NAME), limited(GenAiKey.REQUEST_MODEL), Tag.of("bucket", bucket)),
				provider);
	}

	private static <M extends Meter> KnownMeter<M> known(Map<String, KnownMeter<M>> known, String name,
			Supplier<Tags> tags, Meter.MeterProvider<M> provider) {
		KnownMeter<M> meter = known.get(name);
		if (meter == null) {
			meter = new KnownMeter<>(tags.get(), provider::withTags);
			if (known.size() < MAX_KNOWN) {
				known.put(name, meter);
			}
		}
		return meter;
	}

	private Tags withAdded(Tag... tags) {
		Tags result = Tags.of(tags);
		return this.added.isEmpty() ? result : result.and(this.added.stream().map(this.bounds::limit).toList());
	}

	private Tag limited(GenAiKey key) {
		return this.bounds.limit(key(key));
	}

	private Tag key(GenAiKey key) {
		for (KeyValue keyValue : this.keyValues) {
			if (keyValue.getKey().equals(key.asString())) {
				return Tag.of(key.asString(), keyValue.getValue());
			}
		}
		return Tag.of(key.asString(), KeyValue.NONE_VALUE);
	}

	private Tag error() {
		return Tag.of(GenAiKey.ERROR_TYPE.asString(), this.errorType);
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
