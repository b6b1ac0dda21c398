package dev.clew.benchmark;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.LongAdder;

import com.sun.management.OperatingSystemMXBean;
import dev.clew.store.TraceStore;
import dev.clew.store.memory.InMemoryTraceStore;
import dev.clew.trace.Content;
import dev.clew.trace.ObservationRecord;
import dev.clew.trace.ObservationRecordBuilder;
import dev.clew.trace.ObservationType;
import dev.clew.trace.Origin;
import dev.clew.trace.TraceInfo;

/**
 * How many traces a second threads save into one store in memory of the default bounds.
 * Of eight observations each has a start and an end.
 */
public final class WritersBenchmark {

	private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

	private static final Origin ORIGIN = new Origin("bench", "1", "desk", "i-1");

	private static final Content PAYLOAD = Content.ofJson('"' + "x".repeat(126) + '"');

	private static final int OBSERVATIONS = 8;

	private static final OperatingSystemMXBean CPU = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

	private static final int ROUNDS = 4;

	private static final Duration ROUND = Duration.ofSeconds(1);

	private final TraceStore store = new InMemoryTraceStore(1000, 64 << 20, (reason, count) -> {
	});

	private final LongAdder saved = new LongAdder();

	private volatile boolean over;

	private WritersBenchmark() {
	}

	/**
	 * Runs it with few and with many threads.
	 * @param args numbers of threads; 1, 2, 16 and 200 if there are none
	 * @throws InterruptedException if somebody interrupts it
	 */
	public static void main(String[] args) throws InterruptedException {
		System.out.printf("%nTraces a second into one store, %d observations each%n", OBSERVATIONS);
		for (int warmUp = 0; warmUp < 10; warmUp++) {
			new WritersBenchmark().run(8, 1);
			Thread.sleep(ROUND.toMillis() / 2);
		}
		double one = 0;
		for (String threads : (args.length > 0) ? args : new String[] { "1", "2", "16", "200" }) {
			WritersBenchmark benchmark = new WritersBenchmark();
			long before = CPU.getProcessCpuTime();
			double rate = benchmark.run(Integer.parseInt(threads), ROUNDS);
			one = (one > 0) ? one : rate;
			System.out.printf("  %3s threads %,10.0f   %4.2f times the first   %5.2f us of a processor each%n", threads,
					rate, rate / one, (CPU.getProcessCpuTime() - before) / 1e3 / benchmark.saved.sum());
		}
	}

	// The best of some rounds.
	private double run(int threads, int rounds) throws InterruptedException {
		CountDownLatch ended = new CountDownLatch(threads);
		for (int thread = 0; thread < threads; thread++) {
			long first = (long) thread << 32;
			new Thread(() -> {
				for (long trace = first; !this.over; trace++) {
					save(trace);
				}
				ended.countDown();
			}).start();
		}
		double best = 0;
		for (int round = 0; round < rounds; round++) {
			long before = this.saved.sum();
			long start = System.nanoTime();
			Thread.sleep(ROUND.toMillis());
			best = Math.max(best, (this.saved.sum() - before) * 1e9 / (System.nanoTime() - start));
		}
		this.over = true;
		ended.await();
		return best;
	}

	private void save(long trace) {
		String traceId = "0000000000000000" + (Long.MAX_VALUE - trace);
		TraceInfo info = new TraceInfo(traceId, 0, "POST /chat", "s-" + trace / 10, "u-" + trace % 1000, ORIGIN,
				List.of(), Map.of(), List.of());
		String root = "root";
		for (int number = 0; number < OBSERVATIONS; number++) {
			ObservationRecordBuilder step = ObservationRecord
				.builder(traceId, (number > 0) ? "step" + number : root, ObservationType.SPAN, "step",
						START.plusMillis(trace))
				.parent((number > 0) ? root : null)
				.input(PAYLOAD);
			this.store.save(info, step.build());
			this.store.save(info, step.duration(Duration.ofMillis(1)).build());
		}
		this.saved.increment();
	}

}
