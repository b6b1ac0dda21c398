package dev.clew.harm;

import java.util.concurrent.atomic.AtomicInteger;

import dev.clew.observation.ClewContext;
import dev.clew.trace.ObservationType;
import io.micrometer.observation.Observation;
import org.jspecify.annotations.Nullable;

/**
 * Breaks at one point, for steps of one type.
 */
final class Breaker {

	private final AtomicInteger hits = new AtomicInteger();

	private final AtomicInteger breakages = new AtomicInteger();

	private volatile @Nullable Point point;

	private volatile @Nullable ObservationType type;

	void breakAt(Point point, @Nullable ObservationType type) {
		this.hits.set(0);
		this.breakages.incrementAndGet();
		this.type = type;
		this.point = point;
	}

	void repair() {
		this.point = null;
	}

	int hits() {
		return this.hits.get();
	}

	void reached(Point reached, Observation.Context context) {
		if (this.point == reached && context instanceof ClewContext step && step.getType() == this.type) {
			hit(reached);
		}
	}

	void reached(Point reached) {
		if (this.point == reached) {
			hit(reached);
		}
	}

	private void hit(Point reached) {
		this.hits.incrementAndGet();
		throw new BreakageException(reached + "-" + this.type + "-" + this.breakages);
	}

	/**
	 * Its stack trace tells the place, so that each place is a cause of its own.
	 */
	static final class BreakageException extends RuntimeException {

		BreakageException(String place) {
			super("broken at " + place);
			setStackTrace(new StackTraceElement[] { new StackTraceElement("Breaker", place, null, 1) });
		}

	}

}
