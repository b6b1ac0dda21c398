package dev.clew.capture;

import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

import dev.clew.observation.step.CurrentStep;
import io.micrometer.observation.ObservationRegistry;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * Finds what was left behind on threads: a current observation, a trace or a log key.
 */
final class ThreadProbe {

	// Micrometer keeps the current observation for all registries in one place.
	private static final ObservationRegistry ANY = ObservationRegistry.create();

	private ThreadProbe() {
	}

	// What is left on the current thread; absent where it is clean.
	static @Nullable String left() {
		Map<String, String> keys = MDC.getCopyOfContextMap();
		boolean clean = ANY.getCurrentObservationScope() == null && CurrentStep.node() == null
				&& (keys == null || keys.isEmpty());
		return clean ? null : Thread.currentThread().getName() + " " + ANY.getCurrentObservation() + " "
				+ CurrentStep.node() + " " + keys;
	}

	// What is left on threads of a pool, looked at all at once, so that each is one of
	// its own.
	static List<String> leftOn(Executor pool, int threads) throws InterruptedException {
		Queue<String> left = new ConcurrentLinkedQueue<>();
		CountDownLatch met = new CountDownLatch(threads);
		CountDownLatch looked = new CountDownLatch(threads);
		for (int thread = 0; thread < threads; thread++) {
			pool.execute(() -> {
				met.countDown();
				String found = left();
				if (found != null) {
					left.add(found);
				}
				awaitSafely(met);
				looked.countDown();
			});
		}
		if (!looked.await(20, TimeUnit.SECONDS)) {
			throw new IllegalStateException("The pool has fewer threads");
		}
		return List.copyOf(left);
	}

	private static void awaitSafely(CountDownLatch latch) {
		try {
			latch.await(10, TimeUnit.SECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
