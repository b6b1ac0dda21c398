package dev.clew.autoconfigure;

import java.util.Locale;

import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/**
 * Matches where traces are to be kept in memory: when that is asked for, and by default
 * when an endpoint can be read.
 */
class OnStoreCondition extends SpringBootCondition {

	private static final String PROPERTY = "clew.store.type";

	@Override
	public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
		ConditionMessage.Builder message = ConditionMessage.forCondition("Clew store");
		String type = context.getEnvironment().getProperty(PROPERTY, "").trim().toLowerCase(Locale.ROOT);
		return switch (type) {
			case "memory" -> ConditionOutcome.match(message.because(PROPERTY + "=memory"));
			case "none" -> ConditionOutcome.noMatch(message.because(PROPERTY + "=none"));
			case "jdbc" -> throw new InvalidConfigurationPropertyValueException(PROPERTY, type,
					"It is not available in this version. Use memory or none");
			default -> byEndpoints(context, metadata, message);
		};
	}

	private static ConditionOutcome byEndpoints(ConditionContext context, AnnotatedTypeMetadata metadata,
			ConditionMessage.Builder message) {
		boolean readable = ReadableEndpoint.isThere(context, metadata);
		return new ConditionOutcome(readable, message.because(readable ? "an llm endpoint is available"
				: "no llm endpoint is available: see management.endpoints.web.exposure.include"));
	}

}
