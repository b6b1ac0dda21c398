package dev.clew.benchmark;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.clew.store.memory.InMemoryTraceStore;
import dev.clew.store.query.TraceQuery;
import dev.clew.store.query.TraceQuery.Sort;
import dev.clew.store.query.TraceQueryBuilder;
import dev.clew.store.usage.UsageQuery;
import dev.clew.store.usage.UsageQuery.Dimension;
import dev.clew.trace.Content;
import dev.clew.trace.Cost;
import dev.clew.trace.Level;
import dev.clew.trace.ModelCall;
import dev.clew.trace.ObservationRecord;
import dev.clew.trace.ObservationType;
import dev.clew.trace.Origin;
import dev.clew.trace.TraceInfo;
import dev.clew.trace.Usage;

/**
 * How long readers of the store in memory wait, by the number of traces. Of eight
 * observations with 128 bytes each, two are calls of a model; a session has ten traces,
 * and one trace of a thousand failed.
 */
public final class StoreBenchmark {

	private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

	private static final Origin ORIGIN = new Origin("bench", "1", "desk", "i-1");

	private static final String PAYLOAD = '"' + "x".repeat(126) + '"';

	private static final int OBSERVATIONS = 8;

	private static final long HEAP_OF_A_MILLION = 9L << 30;

	private static final int HEAP_BUDGET = PAYLOAD.length() + 512;

	private final InMemoryTraceStore store = new InMemoryTraceStore(Integer.MAX_VALUE, Long.MAX_VALUE,
			(reason, count) -> {
			});

	private final int traces;

	private final long heapBefore = heap();

	private final Map<String, Double> first;

	private StoreBenchmark(int traces, Map<String, Double> first) {
		this.traces = traces;
		this.first = first;
		for (int trace = 0; trace < traces; trace++) {
			save(trace);
		}
	}

	/**
	 * Fills stores and reads them.
	 * @param args numbers of traces; 10,000 and 100,000 if there are none, and a million
	 * too if the heap has room for them
	 */
	public static void main(String[] args) {
		List<String> sizes = new ArrayList<>((args.length > 0) ? List.of(args) : List.of("10000", "100000"));
		if (args.length == 0 && Runtime.getRuntime().maxMemory() >= HEAP_OF_A_MILLION) {
			sizes.add("1000000");
		}
		Map<String, Double> first = new HashMap<>();
		for (String traces : sizes) {
			new StoreBenchmark(Integer.parseInt(traces), first).run();
		}
	}

	private void save(int trace) {
		TraceInfo info = new TraceInfo(id(trace), 0, "POST /chat", "s-" + trace / 10, "u-" + trace % 1000, ORIGIN,
				List.of(), Map.of(), List.of());
		for (int number = 0; number < OBSERVATIONS; number++) {
			ObservationType type = (number % 4 == 1) ? ObservationType.GENERATION : ObservationType.SPAN;
			this.store.save(info,
					ObservationRecord
						.builder(id(trace), "%016x".formatted(number), type, "step", START.plusMillis(trace))
						.parent((number > 0) ? "%016x".formatted(0) : null)
						.duration(Duration.ofMillis(1 + (trace * 7919L) % 1009))
						.level((number == 3 && trace % 1000 == 17) ? Level.ERROR : Level.DEFAULT, null)
						.input(Content.ofJson(PAYLOAD))
						.modelCall((type == ObservationType.GENERATION) ? call(trace) : null)
						.build());
		}
	}

	private static ModelCall call(int trace) {
		BigDecimal cost = BigDecimal.valueOf((trace * 31L) % 997, 6);
		return new ModelCall("model", "model", "provider", Map.of(),
				new Usage(Map.of(Usage.INPUT, 100L, Usage.OUTPUT, (long) trace % 50)),
				new Cost(Map.of(Usage.INPUT, cost), cost), null, null, "stop", null, null, null);
	}

	private static String id(int trace) {
		return "%032x".formatted(trace + 1);
	}

	private void run() {
		System.out.printf("%nStore of %,d traces, %d observations each (ms)%n", this.traces, OBSERVATIONS);
		timeIndexed("first page", () -> find(TraceQuery.builder()));
		timeIndexed("session=", () -> find(TraceQuery.builder().session("s-" + this.traces / 20)));
		timeIndexed("user=", () -> find(TraceQuery.builder().user("u-7")));
		timeIndexed("level=ERROR", () -> find(TraceQuery.builder().level(Level.ERROR)));
		timeIndexed("by id", () -> this.store.findTrace(id(this.traces / 3)));
		timeAll("sort=latencyMs", () -> find(TraceQuery.builder().sort(Sort.LATENCY, true)));
		timeAll("sort=cost", () -> find(TraceQuery.builder().sort(Sort.COST, true)));
		timeAll("usage by model", () -> this.store
			.findUsage(new UsageQuery(List.of(Dimension.MODEL), null, ZoneOffset.UTC, null, null, 1000)));
		sayHeap();
	}

	// When all sums are there.
	private void sayHeap() {
		long observations = (long) this.traces * OBSERVATIONS;
		long each = (heap() - this.heapBefore) / observations;
		System.out.printf("  heap per observation %,d bytes, estimated as %,d; %s the budget of %,d%n", each,
				this.store.size() / observations, (each <= HEAP_BUDGET) ? "within" : "OVER", HEAP_BUDGET);
	}

	private static long heap() {
		System.gc();
		return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
	}

	private void find(TraceQueryBuilder query) {
		this.store.findTraces(query.build());
	}

	// Found by an index, so that it hardly matters how many traces there are.
	private void timeIndexed(String what, Runnable question) {
		long[] nanos = time(what, 300, question);
		double median = millis(nanos, 0.5);
		double times = median / this.first.computeIfAbsent(what, (any) -> median);
		boolean within = times <= 3 && millis(nanos, 0.99) <= 5;
		System.out.printf("   %4.2f times that of the fewest, %s 3 times and 5 ms%n", times,
				within ? "within" : "OVER");
	}

	private void timeAll(String what, Runnable question) {
		time(what, 20, question);
		System.out.println();
	}

	private static long[] time(String what, int times, Runnable question) {
		long[] nanos = new long[times];
		for (int round = -times / 2; round < times; round++) {
			long before = System.nanoTime();
			question.run();
			if (round >= 0) {
				nanos[round] = System.nanoTime() - before;
			}
		}
		Arrays.sort(nanos);
		System.out.printf("  %-18s median %9.3f   p99 %9.3f", what, millis(nanos, 0.5), millis(nanos, 0.99));
		return nanos;
	}

	private static double millis(long[] sorted, double part) {
		return sorted[(int) Math.ceil(sorted.length * part) - 1] / 1e6;
	}

}
