package dev.clew.observation.fault;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Says of a fault by its classes and places what can be said without its messages: those
 * may hold what users and models said, and logs are read by others than traces are.
 */
final class FaultPlace {

	private static final int MAX_CAUSES = 5;

	private static final int MAX_FRAMES = 20;

	private FaultPlace() {
	}

	static String of(Throwable fault) {
		StringBuilder text = new StringBuilder();
		Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
		Throwable next = fault;
		while (next != null && seen.size() < MAX_CAUSES && seen.add(next)) {
			text.append((next == fault) ? "" : "\nCaused by: ").append(next.getClass().getName());
			frames(next, text);
			next = Causes.of(next);
		}
		return text.toString();
	}

	private static void frames(Throwable fault, StringBuilder text) {
		StackTraceElement @Nullable [] frames = fault.getStackTrace();
		for (int i = 0; frames != null && i < Math.min(frames.length, MAX_FRAMES); i++) {
			text.append("\n\tat ").append(frames[i]);
		}
	}

}
