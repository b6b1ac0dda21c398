package dev.clew.observation.fault;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where faults of the tracing itself, and of handlers that others added to it, end:
 * counted each time, logged once for each cause. Never throws. Thread-safe.
 */
public final class Faults {

	private static final Logger logger = LoggerFactory.getLogger(Faults.class);

	private static final int MAX_CAUSES = 500;

	private final Set<String> seen = ConcurrentHashMap.newKeySet();

	private final Consumer<String> counter;

	/**
	 * Faults that are counted.
	 * @param counter called with the name of the component at each fault; may throw
	 */
	public Faults(Consumer<String> counter) {
		this.counter = counter;
	}

	/**
	 * Takes note of a fault. The application goes on as if nothing had happened.
	 * @param component what failed, such as {@code store}
	 * @param fault why
	 */
	public void report(String component, Throwable fault) {
		count(component);
		try {
			if (this.seen.size() < MAX_CAUSES && this.seen.add(causeOf(component, fault))) {
				logger.warn("Tracing failed in '{}'. The application is not affected; this cause is logged once, "
						+ "without its message, which may hold content: {}", component, FaultPlace.of(fault));
			}
		}
		catch (Throwable ex) {
			// Without a logger there is nobody to tell.
		}
	}

	private void count(String component) {
		try {
			this.counter.accept(component);
		}
		catch (Throwable ex) {
			// The fault is logged all the same.
		}
	}

	private static String causeOf(String component, Throwable fault) {
		StackTraceElement[] trace = fault.getStackTrace();
		return component + fault.getClass().getName() + ((trace.length > 0) ? trace[0] : "");
	}

}
