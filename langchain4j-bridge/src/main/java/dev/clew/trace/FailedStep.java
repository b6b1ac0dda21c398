package dev.clew.trace;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * The step that a failed trace failed in: an error goes up from it through the steps
 * around it.
 */
@InternalApi
public final class FailedStep {

	private static final Comparator<ObservationRecord> LAST = Comparator.comparing(FailedStep::endOf)
		.thenComparing(ObservationRecord::startTime)
		.thenComparing(ObservationRecord::observationId);

	private FailedStep() {
	}

	/**
	 * Why a trace failed.
	 * @param observations observations of one trace, in any order
	 * @return the beginning of the error of the last step that says why it failed, with
	 * none in it that does; what others than Clew observe counts where there is nothing
	 * else
	 */
	public static @Nullable Preview preview(Collection<ObservationRecord> observations) {
		List<ObservationRecord> failed = observations.stream().filter(FailedStep::saysWhy).toList();
		List<ObservationRecord> own = failed.stream().filter((each) -> !each.surrounding()).toList();
		return last(own.isEmpty() ? failed : own);
	}

	private static boolean saysWhy(ObservationRecord observation) {
		return observation.level() == Level.ERROR
				&& (observation.error() != null || observation.statusMessage() != null);
	}

	private static @Nullable Preview last(List<ObservationRecord> failed) {
		Set<String> around = failed.stream()
			.flatMap((each) -> Stream.ofNullable(each.parentObservationId()))
			.collect(Collectors.toSet());
		return failed.stream()
			.filter((each) -> !around.contains(each.observationId()))
			.max(LAST)
			.map(Preview::ofError)
			.orElse(null);
	}

	private static Instant endOf(ObservationRecord observation) {
		Instant end = observation.endTime();
		return (end != null) ? end : observation.startTime();
	}

}
