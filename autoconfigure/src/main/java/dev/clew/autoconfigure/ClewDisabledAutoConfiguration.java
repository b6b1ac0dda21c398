package dev.clew.autoconfigure;

import java.util.List;

import dev.clew.CurrentTrace;
import dev.clew.observation.StepConvention;
import dev.clew.observation.fault.Faults;
import dev.clew.observation.step.OpenSteps;
import dev.clew.observation.step.TracingRuntime;
import dev.clew.observation.tree.SessionIds;
import dev.clew.score.TraceScores;
import io.micrometer.observation.ObservationRegistry;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.NoneNestedConditions;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;

/**
 * Auto-configuration of what application code asks for, where tracing is switched off or
 * the versions are not supported: it is there and does nothing, so that switching off
 * needs no other code.
 */
@AutoConfiguration
@ConditionalOnClass(ObservationRegistry.class)
@Conditional(ClewDisabledAutoConfiguration.OnSwitchedOff.class)
public final class ClewDisabledAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	CurrentTrace clewCurrentTrace() {
		Faults faults = new Faults((component) -> {
		});
		OpenSteps none = new OpenSteps(OpenSteps.DEFAULT_MAX_DURATION, faults);
		none.close();
		return new CurrentTrace(new TracingRuntime(ObservationRegistry.NOOP, new StepConvention(),
				new SessionIds(List.of(), (source) -> {
				}), faults, none));
	}

	@Bean
	@ConditionalOnMissingBean
	TraceScores clewTraceScores() {
		return new TraceScores(new LazySinks(List::of));
	}

	/**
	 * Matches where tracing is switched off, by its property or for the versions that are
	 * there.
	 */
	static class OnSwitchedOff extends NoneNestedConditions {

		OnSwitchedOff() {
			super(ConfigurationPhase.REGISTER_BEAN);
		}

		@Conditional(OnSupportedVersions.class)
		@ConditionalOnBooleanProperty(name = "clew.enabled", matchIfMissing = true)
		static class SwitchedOn {

		}

	}

}
