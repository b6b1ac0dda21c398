package dev.clew.observation;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.micrometer.common.KeyValue;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import org.jspecify.annotations.Nullable;

/**
 * The tags of one step: those of the contract, and whatever low-cardinality keys the user
 * added.
 */
final class MeterTags {

	private static final Set<String> CONTRACT = Stream.of(GenAiKey.values())
		.map(GenAiKey::asString)
		.collect(Collectors.toUnmodifiableSet());

	private final ClewContext context;

	private final List<Tag> added;

	private final String errorType;

	private MeterTags(ClewContext context) {
		this.context = context;
		this.added = new ArrayList<>(0);
		for (KeyValue keyValue : context.getLowCardinalityKeyValues()) {
			if (!CONTRACT.contains(keyValue.getKey())) {
				this.added.add(Tag.of(keyValue.getKey(), keyValue.getValue()));
			}
		}
		this.errorType = errorType(context);
	}

	static MeterTags of(ClewContext context) {
		return new MeterTags(context);
	}

	Tags operation(BoundedValues bounds) {
		return withAdded(bounds, key(GenAiKey.OPERATION_NAME), key(GenAiKey.PROVIDER_NAME),
				bounds.limit(key(GenAiKey.REQUEST_MODEL)), bounds.limit(key(GenAiKey.RESPONSE_MODEL)), error());
	}

	Tags tokens(BoundedValues bounds, String tokenType) {
		return withAdded(bounds, key(GenAiKey.OPERATION_NAME), key(GenAiKey.PROVIDER_NAME),
				bounds.limit(key(GenAiKey.REQUEST_MODEL)), bounds.limit(key(GenAiKey.RESPONSE_MODEL)), error(),
				Tag.of(GenAiKey.TOKEN_TYPE.asString(), tokenType));
	}

	Tags bucket(BoundedValues bounds, String bucket) {
		return withAdded(bounds, key(GenAiKey.PROVIDER_NAME), bounds.limit(key(GenAiKey.REQUEST_MODEL)),
				Tag.of("bucket", bucket));
	}

	Tags tool(BoundedValues bounds) {
		return withAdded(bounds, bounds.limit(key(GenAiKey.TOOL_NAME)), error());
	}

	Tags agent(BoundedValues bounds) {
		return withAdded(bounds, bounds.limit(key(GenAiKey.AGENT_NAME)), error());
	}

	private Tags withAdded(BoundedValues bounds, Tag... tags) {
		Tags result = Tags.of(tags);
		return this.added.isEmpty() ? result : result.and(this.added.stream().map(bounds::limit).toList());
	}

	private Tag key(GenAiKey key) {
		KeyValue keyValue = this.context.getLowCardinalityKeyValue(key.asString());
		return Tag.of(key.asString(), (keyValue != null) ? keyValue.getValue() : KeyValue.NONE_VALUE);
	}

	private Tag error() {
		return Tag.of(GenAiKey.ERROR_TYPE.asString(), this.errorType);
	}

	private static String errorType(ClewContext context) {
		Throwable error = context.getError();
		if (error != null) {
			return error.getClass().getName();
		}
		@Nullable String named = (context instanceof ToolContext tool) ? tool.getErrorType() : null;
		return (named != null) ? named : KeyValue.NONE_VALUE;
	}

}
