package dev.clew.autoconfigure;

import java.util.function.Function;

import io.micrometer.observation.Observation;

import org.springframework.scheduling.support.ScheduledTaskObservationContext;
import org.springframework.util.ClassUtils;

/**
 * Names scheduled runs by class and method, from their start on.
 *
 * @param others names the other observations
 */
record TaskNames(Function<Observation.Context, String> others) implements Function<Observation.Context, String> {

	@Override
	public String apply(Observation.Context context) {
		return (context instanceof ScheduledTaskObservationContext task) ? nameOf(task) : this.others.apply(context);
	}

	private static String nameOf(ScheduledTaskObservationContext task) {
		return ClassUtils.getUserClass(task.getTargetClass()).getSimpleName() + "." + task.getMethod().getName();
	}

}
