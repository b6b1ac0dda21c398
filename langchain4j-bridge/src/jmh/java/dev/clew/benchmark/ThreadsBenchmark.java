package dev.clew.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;

/**
 * How many calls of an AI service go through in a second, by the number of threads that
 * make them, around a model that takes no time. What is attached takes turns, so that all
 * of it meets the same noise.
 */
public final class ThreadsBenchmark {

	private static final int ROUNDS = 3;

	private static final long WARM_UP_MILLIS = 4000;

	private static final long ROUND_MILLIS = 1500;

	private static final List<Supplier<Application>> ATTACHED = List.of(Application::untraced, TracedApplication::hooks,
			TracedApplication::recorded);

	private ThreadsBenchmark() {
	}

	/**
	 * Makes the calls.
	 * @param args numbers of threads; 1, 2, 16 and 200 if there are none
	 * @throws InterruptedException if somebody interrupts it
	 */
	public static void main(String[] args) throws InterruptedException {
		System.out.printf("%nCalls of an AI service in a second, by threads%n");
		System.out.printf("  %7s %10s %28s %28s%n", "threads", "off", "hooks without a store",
				"hooks, store and meters");
		for (Supplier<Application> attached : ATTACHED) {
			try (Application application = attached.get()) {
				callsPerSecond(application, 2, WARM_UP_MILLIS);
			}
		}
		for (String threads : (args.length > 0) ? args : new String[] { "1", "2", "16", "200" }) {
			line(Integer.parseInt(threads));
		}
	}

	private static void line(int threads) throws InterruptedException {
		double[] best = new double[ATTACHED.size()];
		for (int round = 0; round < ROUNDS; round++) {
			for (int i = 0; i < best.length; i++) {
				try (Application application = ATTACHED.get(i).get()) {
					best[i] = Math.max(best[i], callsPerSecond(application, threads, ROUND_MILLIS));
				}
			}
		}
		System.out.printf("  %7d %10.0f %17.0f (%.2f of off) %17.0f (%.2f of off)%n", threads, best[0], best[1],
				best[1] / best[0], best[2], best[2] / best[0]);
	}

	private static double callsPerSecond(Application application, int threads, long millis)
			throws InterruptedException {
		LongAdder calls = new LongAdder();
		CountDownLatch ready = new CountDownLatch(threads);
		List<Thread> callers = new ArrayList<>();
		for (int i = 0; i < threads; i++) {
			Thread caller = new Thread(() -> {
				ready.countDown();
				while (!Thread.currentThread().isInterrupted()) {
					application.answer();
					calls.increment();
				}
			});
			callers.add(caller);
			caller.start();
		}
		ready.await();
		long before = System.nanoTime();
		long already = calls.sum();
		Thread.sleep(millis);
		double perSecond = (calls.sum() - already) * 1e9 / (System.nanoTime() - before);
		for (Thread caller : callers) {
			caller.interrupt();
		}
		for (Thread caller : callers) {
			caller.join();
		}
		return perSecond;
	}

}
