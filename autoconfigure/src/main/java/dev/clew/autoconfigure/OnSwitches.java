package dev.clew.autoconfigure;

import java.util.List;

import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/**
 * Matches unless a property switches it off; the most special one that is set counts.
 */
abstract class OnSwitches extends SpringBootCondition {

	private final List<String> properties;

	OnSwitches(String... properties) {
		this.properties = List.of(properties);
	}

	@Override
	public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
		ConditionMessage.Builder message = ConditionMessage.forCondition("Clew export");
		for (String property : this.properties) {
			Boolean enabled = context.getEnvironment().getProperty(property, Boolean.class);
			if (enabled != null) {
				return new ConditionOutcome(enabled, message.because(property + " is " + enabled));
			}
		}
		return ConditionOutcome.match(message.because("it is enabled by default"));
	}

}
