package dev.clew.autoconfigure;

import java.util.List;

import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/**
 * Matches unless the export to Langfuse, or that of all traces, is switched off as for
 * the exporters of Spring Boot, which its tests do by default. The names are those of
 * Boot 4 and those of 3.5; the most special one counts.
 */
class OnEnabledExport extends SpringBootCondition {

	private static final List<String> PROPERTIES = List.of("management.tracing.export.langfuse.enabled",
			"management.langfuse.tracing.export.enabled", "management.tracing.export.enabled",
			"management.tracing.enabled");

	@Override
	public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
		ConditionMessage.Builder message = ConditionMessage.forCondition("Clew export");
		for (String property : PROPERTIES) {
			Boolean enabled = context.getEnvironment().getProperty(property, Boolean.class);
			if (enabled != null) {
				return new ConditionOutcome(enabled, message.because(property + " is " + enabled));
			}
		}
		return ConditionOutcome.match(message.because("it is enabled by default"));
	}

}
