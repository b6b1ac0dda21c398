package dev.clew.autoconfigure;

import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.NoneNestedConditions;
import org.springframework.context.annotation.Conditional;

/**
 * Matches where tracing is switched off, by its property or for the versions that are
 * there.
 */
class OnSwitchedOff extends NoneNestedConditions {

	OnSwitchedOff() {
		super(ConfigurationPhase.REGISTER_BEAN);
	}

	/**
	 * Matches where nothing switches it off.
	 */
	@Conditional(OnSupportedVersions.class)
	@ConditionalOnBooleanProperty(name = "clew.enabled", matchIfMissing = true)
	static class SwitchedOn {

	}

}
