package dev.clew.store.memory;

import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;

import dev.clew.store.Records;
import dev.clew.store.query.SessionQuery;
import dev.clew.store.query.TraceQuery;
import dev.clew.store.query.TraceQuery.Facet;
import dev.clew.store.query.TraceQuery.Sort;
import dev.clew.store.usage.UsageGroup;
import dev.clew.store.usage.UsageQuery;
import dev.clew.store.usage.UsageQuery.Dimension;
import dev.clew.trace.Level;
import dev.clew.trace.ObservationRecord;
import dev.clew.trace.ObservationType;
import dev.clew.trace.Score;
import dev.clew.trace.ScoreTarget;
import dev.clew.trace.Trace;
import dev.clew.trace.TraceInfo;
import dev.clew.trace.TraceSummary;
import dev.clew.trace.Usage;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/**
 * {@link InMemoryTraceStore} where many threads use it at a time.
 */
@Timeout(120)
class ManyThreadsTests {

	private static final int WRITERS = 8;

	private static final int ROUNDS = 2_000;

	private static final int OBSERVATIONS = 6;

	private static final int MAX_TRACES = 60;

	private static final long MAX_SIZE = 300_000;

	// More than one thread adds before it makes room.
	private static final long LARGEST = 5_000;

	private final InMemoryTraceStore store = new InMemoryTraceStore(MAX_TRACES, MAX_SIZE, (reason, count) -> {
	});

	private final ExecutorService threads = Executors.newCachedThreadPool();

	@AfterEach
	void stop() throws InterruptedException {
		this.threads.shutdownNow();
		assertThat(this.threads.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
	}

	@RepeatedTest(3)
	void nothingIsLostAndNothingTooMuchWhileManySaveReadMarkJudgeAndDelete() throws Exception {
		AtomicBoolean saving = new AtomicBoolean(true);
		List<Future<Void>> others = new ArrayList<>();
		others.add(this.threads.submit(whileSaving(saving, this::assertBounds)));
		others.add(this.threads.submit(whileSaving(saving, this::read)));
		others.add(this.threads.submit(whileSaving(saving, this::judge)));
		others.add(this.threads.submit(whileSaving(saving, this::delete)));
		save();
		saving.set(false);
		for (Future<Void> other : others) {
			other.get();
		}
		assertThat(this.store.traceCount()).isLessThanOrEqualTo(MAX_TRACES).isEqualTo(traces().size());
		assertThat(this.store.size()).isLessThanOrEqualTo(MAX_SIZE).isEqualTo(sizeOfCopy());
		assertNothingIsLost();
		assertIndexes();
		assertUsage();
		traces().forEach((trace) -> this.store.deleteTrace(trace.info().traceId()));
		assertThat(this.store.size()).isZero();
		assertThat(this.store.traceCount()).isZero();
		assertThat(this.store.findSessions(SessionQuery.ALL).items()).isEmpty();
	}

	@Test
	void sumsHaveAllTracesWhileManyLeave() throws Exception {
		InMemoryTraceStore small = new InMemoryTraceStore(50, 64_000_000, (reason, count) -> {
		});
		AtomicBoolean saving = new AtomicBoolean(true);
		UsageQuery all = new UsageQuery(List.of(), null, ZoneOffset.UTC, null, null, 1);
		Future<Void> reader = this.threads.submit(whileSaving(saving, () -> small.findUsage(all)));
		List<Future<?>> writers = new ArrayList<>();
		for (int writer = 0; writer < WRITERS; writer++) {
			long first = writer * 1_000L;
			writers.add(this.threads.submit(() -> {
				for (long trace = first; trace < first + 1_000; trace++) {
					small.save(Records.info(trace), Records.generation(trace, 1, 10, 5, 1, 1).build());
				}
			}));
		}
		for (Future<?> each : writers) {
			each.get();
		}
		saving.set(false);
		reader.get();
		assertThat(small.findUsage(all).groups()).extracting(UsageGroup::count, UsageGroup::usage)
			.containsExactly(tuple(WRITERS * 1_000L, Records.usage(WRITERS * 1_000L, WRITERS * 1_000L)));
		assertThat(small.findUsage(all).coverage().rolledUp()).isTrue();
	}

	// Two threads share a trace, and all save at the same pace.
	private void save() throws Exception {
		AtomicInteger pace = new AtomicInteger();
		List<Future<Void>> writers = new ArrayList<>();
		for (int writer = 0; writer < WRITERS; writer++) {
			int number = writer;
			writers.add(this.threads.submit(() -> {
				for (int round = 0; round < ROUNDS; round++) {
					while (pace.get() < round * (WRITERS / 2) - 100) {
						Thread.onSpinWait();
					}
					save(1 + round * (WRITERS / 2) + number / 2, number % 2);
					pace.incrementAndGet();
				}
				return null;
			}));
		}
		for (Future<Void> writer : writers) {
			writer.get();
		}
	}

	private void save(int trace, int half) {
		for (int each = 1; each <= OBSERVATIONS / 2; each++) {
			int id = half * OBSERVATIONS / 2 + each;
			Level level = (trace % 3 == 0 && id == 2) ? Level.ERROR : Level.DEFAULT;
			this.store.save(info(trace), Records.running(trace, id, ObservationType.GENERATION, 10 * trace + id));
			this.store.save(info(trace),
					Records.generation(trace, id, 10 * trace + id, 5, 1, 1)
						.level(level, null)
						.input(Records.bytes(2 + trace % 700))
						.build());
		}
	}

	private static TraceInfo info(int trace) {
		return new TraceInfo(Records.traceId(trace), 0, "GET /", "s" + ((trace % 50 == 0) ? "gone" : trace % 7),
				"u" + trace % 5, Records.ORIGIN, List.of(), Map.of(), List.of());
	}

	private static Callable<Void> whileSaving(AtomicBoolean saving, Callable<?> action) {
		return () -> {
			while (saving.get()) {
				action.call();
			}
			return null;
		};
	}

	private boolean assertBounds() {
		int savers = WRITERS + 1;
		assertThat(this.store.traceCount()).isBetween(0, MAX_TRACES + savers);
		assertThat(size()).isBetween(0L, MAX_SIZE + savers * LARGEST);
		return true;
	}

	// A sum that is read while others add and subtract can be too high: the least of
	// some.
	private long size() {
		return LongStream.generate(this.store::size).limit(20).min().orElseThrow();
	}

	private boolean read() {
		TraceQuery query = TraceQuery.builder().text("xx").facets(Set.of(Facet.SESSION)).build();
		this.store.findTraces(query).items().forEach((trace) -> this.store.findTrace(trace.info().traceId()));
		this.store.findTraces(TraceQuery.builder().sort(Sort.COST, true).build());
		this.store.findObservations(query);
		this.store.findSessions(SessionQuery.ALL);
		assertThat(traces()).extracting((trace) -> trace.info().traceId()).doesNotHaveDuplicates();
		return true;
	}

	private boolean judge() {
		Random random = new Random();
		List<TraceSummary> traces = traces();
		if (!traces.isEmpty()) {
			String trace = traces.get(random.nextInt(traces.size())).info().traceId();
			this.store.bookmark(trace, random.nextInt(4) == 0);
			this.store.save(Records.score(ScoreTarget.trace(trace), "helpful", random.nextInt()));
			this.store.save(Records.score(ScoreTarget.session("s" + random.nextInt(8)), "polite", random.nextInt()));
		}
		return true;
	}

	private boolean delete() {
		traces().stream()
			.map((trace) -> trace.info().traceId())
			.filter((trace) -> Long.parseLong(trace, 16) % 50 == 1)
			.forEach(this.store::deleteTrace);
		this.store.deleteSession("sgone");
		return true;
	}

	// A trace is here as a whole, or it is gone for good and the store knows why.
	private void assertNothingIsLost() {
		LongStream.rangeClosed(1, ROUNDS * WRITERS / 2).forEach((number) -> {
			Trace trace = this.store.findTrace(Records.traceId(number));
			if (trace != null) {
				assertThat(trace.observations()).hasSize(OBSERVATIONS).allMatch((each) -> each.input() != null);
			}
			else if (number % 50 > 1) {
				assertThat(this.store.wasEvicted(Records.traceId(number))).as("trace " + number).isTrue();
			}
		});
	}

	private void assertIndexes() {
		List<TraceSummary> traces = traces();
		for (int i = 0; i < 7; i++) {
			String session = "s" + i;
			String user = "u" + i;
			assertThat(found(TraceQuery.builder().session(session).limit(MAX_TRACES).build()))
				.containsExactlyElementsOf(
						traces.stream().filter((each) -> session.equals(each.info().sessionId())).toList());
			assertThat(found(TraceQuery.builder().user(user).limit(MAX_TRACES).build())).containsExactlyElementsOf(
					traces.stream().filter((each) -> user.equals(each.info().userId())).toList());
		}
		assertThat(found(TraceQuery.builder().level(Level.ERROR).limit(MAX_TRACES).build()))
			.containsExactlyElementsOf(traces.stream().filter((each) -> each.level() == Level.ERROR).toList());
	}

	// Sessions are not added up when traces go.
	private void assertUsage() {
		long observations = (long) OBSERVATIONS * this.store.traceCount();
		List<UsageGroup> groups = this.store
			.findUsage(new UsageQuery(List.of(Dimension.SESSION), null, ZoneOffset.UTC, null, null, 100))
			.groups();
		assertThat(groups.stream().mapToLong(UsageGroup::count).sum()).isEqualTo(this.store.traceCount());
		assertThat(groups.stream().map(UsageGroup::usage).reduce(Usage.NONE, Usage::plus))
			.isEqualTo(new Usage(Map.of(Usage.INPUT, observations, Usage.OUTPUT, observations)));
	}

	// What another store takes for the same traces.
	private long sizeOfCopy() {
		InMemoryTraceStore copy = new InMemoryTraceStore(MAX_TRACES, MAX_SIZE, (reason, count) -> {
		});
		for (TraceSummary summary : traces()) {
			Trace trace = Objects.requireNonNull(this.store.findTrace(summary.info().traceId()));
			for (ObservationRecord observation : trace.observations()) {
				copy.save(summary.info(), observation);
			}
			trace.scores().forEach(copy::save);
		}
		this.store.findSessions(SessionQuery.ALL)
			.items()
			.forEach((found) -> found.session().scores().forEach((Score score) -> copy.save(score)));
		return copy.size();
	}

	private List<TraceSummary> traces() {
		return found(TraceQuery.builder().limit(Integer.MAX_VALUE - 1).build());
	}

	private List<TraceSummary> found(TraceQuery query) {
		return this.store.findTraces(query).items();
	}

	@Test
	void traceThatIsBusyDoesNotHoldUpOthers() throws Exception {
		StoredTraces shelf = new StoredTraces(2, MAX_SIZE, new CoverageStart(InstantSource.system()));
		ShelfWriter writer = new ShelfWriter(shelf, (reason, count) -> {
		});
		save(writer, 1, 1);
		save(writer, 2, 1);
		Future<?> waiting;
		synchronized (Objects.requireNonNull(shelf.get(Records.traceId(2)))) {
			Thread[] thread = new Thread[1];
			waiting = this.threads.submit(() -> {
				thread[0] = Thread.currentThread();
				save(writer, 2, 2);
			});
			Awaitility.await().until(() -> thread[0] != null && thread[0].getState() == Thread.State.BLOCKED);
			this.threads.submit(() -> save(writer, 3, 1)).get(Duration.ofSeconds(20).toMillis(), TimeUnit.MILLISECONDS);
		}
		waiting.get();
		assertThat(shelf.get(Records.traceId(1))).isNull();
		assertThat(Objects.requireNonNull(shelf.get(Records.traceId(2))).observations()).hasSize(2);
		assertThat(Objects.requireNonNull(shelf.get(Records.traceId(3))).observations()).hasSize(1);
	}

	private static void save(ShelfWriter writer, long trace, long id) {
		writer.save(Records.info(trace), Records.span(trace, id, trace, 1));
	}

}
