package dev.clew.autoconfigure;

import dev.clew.actuate.LlmObservationsEndpoint;
import dev.clew.actuate.LlmSessionsEndpoint;
import dev.clew.actuate.LlmTracesEndpoint;
import dev.clew.actuate.LlmUsageEndpoint;

import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.autoconfigure.condition.AnyNestedCondition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.util.ClassUtils;

/**
 * Matches where any endpoint that shows traces can be read.
 */
class ReadableEndpoint extends AnyNestedCondition {

	ReadableEndpoint() {
		super(ConfigurationPhase.REGISTER_BEAN);
	}

	static boolean isThere(ConditionContext context, AnnotatedTypeMetadata metadata) {
		return ClassUtils.isPresent(
				"org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint",
				context.getClassLoader()) && new ReadableEndpoint().matches(context, metadata);
	}

	@ConditionalOnAvailableEndpoint(endpoint = LlmTracesEndpoint.class)
	static final class Traces {

	}

	@ConditionalOnAvailableEndpoint(endpoint = LlmObservationsEndpoint.class)
	static final class Observations {

	}

	@ConditionalOnAvailableEndpoint(endpoint = LlmSessionsEndpoint.class)
	static final class Sessions {

	}

	@ConditionalOnAvailableEndpoint(endpoint = LlmUsageEndpoint.class)
	static final class Usage {

	}

}
