package dev.clew.observation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.micrometer.common.KeyValue;
import io.micrometer.common.KeyValues;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import org.jspecify.annotations.Nullable;

/**
 * The tags of steps with the same key values: those of the contract, and whatever
 * low-cardinality keys the user added. Made once for each meter. Thread-safe.
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

	private final Map<String, Tags> samples = new ConcurrentHashMap<>();

	private final Map<String, Tags> buckets = new ConcurrentHashMap<>();

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
		return known(this.samples, "operation",
				() -> withAdded(key(GenAiKey.OPERATION_NAME), key(GenAiKey.PROVIDER_NAME),
						limited(GenAiKey.REQUEST_MODEL), limited(GenAiKey.RESPONSE_MODEL), error()));
	}

	Tags tokens(String tokenType) {
		return known(this.samples, tokenType,
				() -> withAdded(key(GenAiKey.OPERATION_NAME), key(GenAiKey.PROVIDER_NAME),
						limited(GenAiKey.REQUEST_MODEL), limited(GenAiKey.RESPONSE_MODEL), error(),
						Tag.of(GenAiKey.TOKEN_TYPE.asString(), tokenType)));
	}

	Tags bucket(String bucket) {
		return known(this.buckets, bucket, () -> withAdded(key(GenAiKey.PROVIDER_NAME), limited(GenAiKey.REQUEST_MODEL),
				Tag.of("bucket", bucket)));
	}

	Tags tool() {
		return known(this.samples, "tool", () -> withAdded(limited(GenAiKey.TOOL_NAME), error()));
	}

	Tags agent() {
		return known(this.samples, "agent", () -> withAdded(limited(GenAiKey.AGENT_NAME), error()));
	}

	private static Tags known(Map<String, Tags> known, String name, Supplier<Tags> made) {
		Tags tags = known.get(name);
		if (tags == null) {
			tags = made.get();
			if (known.size() < MAX_KNOWN) {
				known.put(name, tags);
			}
		}
		return tags;
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
		@Nullable String named = (context instanceof ToolContext tool) ? tool.getErrorType() : null;
		return (named != null) ? named : KeyValue.NONE_VALUE;
	}

}
