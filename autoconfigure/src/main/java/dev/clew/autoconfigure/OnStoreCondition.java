package dev.clew.autoconfigure;

import java.util.Locale;

import dev.clew.actuate.LlmObservationsEndpoint;
import dev.clew.actuate.LlmSessionsEndpoint;
import dev.clew.actuate.LlmTracesEndpoint;
import dev.clew.actuate.LlmUsageEndpoint;

import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.autoconfigure.condition.AnyNestedCondition;
import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.util.ClassUtils;

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
			case "jdbc" -> byDatabase(type, context, message);
			default -> byEndpoints(context, metadata, message);
		};
	}

	// Where that can be had, a configuration of its own does it.
	private static ConditionOutcome byDatabase(String type, ConditionContext context,
			ConditionMessage.Builder message) {
		if (!ClassUtils.isPresent("org.springframework.jdbc.core.simple.JdbcClient", context.getClassLoader())) {
			throw new InvalidConfigurationPropertyValueException(PROPERTY, type,
					"Spring JDBC is not there: add spring-boot-starter-jdbc and the driver of the database");
		}
		return ConditionOutcome.noMatch(message.because(PROPERTY + "=jdbc"));
	}

	private static ConditionOutcome byEndpoints(ConditionContext context, AnnotatedTypeMetadata metadata,
			ConditionMessage.Builder message) {
		boolean readable = ReadableEndpoint.isThere(context, metadata);
		return new ConditionOutcome(readable, message.because(readable ? "an llm endpoint is available"
				: "no llm endpoint is available: see management.endpoints.web.exposure.include"));
	}

	/**
	 * Matches where any endpoint that shows traces can be read.
	 */
	static class ReadableEndpoint extends AnyNestedCondition {

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

}
