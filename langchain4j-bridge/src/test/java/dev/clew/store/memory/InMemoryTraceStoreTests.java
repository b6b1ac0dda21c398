package dev.clew.store.memory;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import dev.clew.store.Records;
import dev.clew.store.TraceStore;
import dev.clew.store.TraceStoreContractTests;
import dev.clew.store.query.SessionQuery;
import dev.clew.store.query.TraceQuery;
import dev.clew.store.usage.Coverage;
import dev.clew.store.usage.UsageQuery;
import dev.clew.store.usage.UsageQuery.Dimension;
import dev.clew.trace.ErrorInfo;
import dev.clew.trace.Level;
import dev.clew.trace.ModelCall;
import dev.clew.trace.ObservationRecord;
import dev.clew.trace.ObservationRecordBuilder;
import dev.clew.trace.ObservationType;
import dev.clew.trace.ScoreTarget;
import dev.clew.trace.Status;
import dev.clew.trace.Trace;
import dev.clew.trace.TraceInfo;
import dev.clew.trace.TraceSummary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * The contract, and the bounds of {@link InMemoryTraceStore}.
 */
class InMemoryTraceStoreTests extends TraceStoreContractTests {

	private static final int MANY = 1_000_000;

	private final List<String> drops = new ArrayList<>();

	@Override
	protected TraceStore createStore(InstantSource clock) {
		return new InMemoryTraceStore(1000, 10 * MANY, clock, this::drop);
	}

	@Test
	void boundsMustBePositive() {
		assertThatIllegalArgumentException().isThrownBy(() -> store(0, 1))
			.withMessage("maxTraces is 0; allowed is 1 or more");
		assertThatIllegalArgumentException().isThrownBy(() -> store(1, -1))
			.withMessage("maxSize is -1; allowed is 1 or more");
	}

	@Test
	void oldestTraceGoesFirst() {
		InMemoryTraceStore store = store(2, MANY);
		save(store, 3, 1, 2);
		assertThat(traces(store)).containsExactly(2L, 1L);
		assertThat(store.traceCount()).isEqualTo(2);
		assertThat(List.of(store.wasEvicted(Records.traceId(3)), store.wasEvicted(Records.traceId(1))))
			.containsExactly(true, false);
		assertThat(this.drops).isEmpty();
	}

	@Test
	void bookmarkedTraceGoesLast() {
		InMemoryTraceStore store = store(2, MANY);
		save(store, 1, 2);
		store.bookmark(Records.traceId(1), true);
		save(store, 3, 4);
		assertThat(traces(store)).containsExactly(4L, 1L);
	}

	@Test
	void bookmarkedTraceGoesWhenNothingElseIsLeft() {
		InMemoryTraceStore store = store(2, MANY);
		save(store, 1, 2);
		store.bookmark(Records.traceId(1), true);
		store.bookmark(Records.traceId(2), true);
		save(store, 3);
		assertThat(traces(store)).containsExactly(3L, 2L);
	}

	@Test
	void traceWhoseBookmarkWasTakenAwayGoesAtItsAge() {
		InMemoryTraceStore store = store(2, MANY);
		save(store, 1, 2);
		store.bookmark(Records.traceId(1), true);
		store.bookmark(Records.traceId(1), false);
		save(store, 3);
		assertThat(traces(store)).containsExactly(3L, 2L);
	}

	@Test
	@Timeout(30)
	void bookmarkCostsTheSameHoweverManyTracesThereAre() {
		InMemoryTraceStore store = store(200_000, Long.MAX_VALUE);
		for (int trace = 1; trace <= 50_000; trace++) {
			save(store, trace);
		}
		String first = Records.traceId(1);
		for (int i = 0; i < 500_000; i++) {
			store.bookmark(first, i % 2 == 0);
		}
	}

	@Test
	void oldestTracesGoWhenTheSizeIsReached() {
		long one = sizeOf(1);
		InMemoryTraceStore store = store(100, 3 * one);
		save(store, 1, 2, 3);
		assertThat(store.size()).isEqualTo(3 * one);
		save(store, 4);
		assertThat(traces(store)).containsExactly(4L, 3L, 2L);
		assertThat(store.size()).isEqualTo(3 * one);
	}

	@Test
	void runningTraceIsEvictedToo() {
		InMemoryTraceStore store = store(1, MANY);
		store.save(Records.info(1), Records.running(1, 1, ObservationType.SPAN, 0));
		save(store, 2);
		store.save(Records.info(1), Records.span(1, 1, 0, 1));
		assertThat(traces(store)).containsExactly(2L);
		assertThat(this.drops).containsExactly("1 evicted-trace");
	}

	@Test
	void observationAfterDeletionIsCounted() {
		InMemoryTraceStore store = store(1, MANY);
		save(store, 1);
		store.deleteTrace(Records.traceId(1));
		save(store, 1);
		assertThat(this.drops).containsExactly("1 deleted-trace");
	}

	@Test
	void oldestTraceThatOutgrowsTheStoreGoesItself() {
		InMemoryTraceStore store = store(100, 14_500);
		save(store, 1, 2);
		store.save(Records.info(1), withInput(1, 2, 7_000));
		assertThat(traces(store)).containsExactly(2L);
		assertThat(this.drops).containsExactly("1 evicted-trace");
	}

	@Test
	void forgetsTheEvictedBeyondTenThousand() {
		InMemoryTraceStore store = store(1, MANY);
		for (int trace = 1; trace <= 10_002; trace++) {
			save(store, trace);
		}
		assertThat(List.of(store.wasEvicted(Records.traceId(1)), store.wasEvicted(Records.traceId(2))))
			.containsExactly(false, true);
	}

	@Test
	void tooLargeObservationIsKeptWithoutContent() {
		InMemoryTraceStore store = store(100, 5_000);
		store.save(Records.info(1), withInput(1, 1, 5_000));
		Trace trace = Objects.requireNonNull(store.findTrace(Records.traceId(1)));
		assertThat(trace.observations()).containsExactly(Records.ended(1, 1, ObservationType.GENERATION, 1, 1)
			.notes(List.of("Input and output are left out: the store has no room for them"))
			.build());
		assertThat(this.drops).containsExactly("1 content-left-out");
	}

	@Test
	void endSaysThatTheInputOfItsStartWasLeftOut() {
		InMemoryTraceStore store = store(100, 10_000);
		store.save(Records.info(1), Records.builder(1, 1, ObservationType.TOOL, 0).input(Records.bytes(9_000)).build());
		store.save(Records.info(1),
				Records.ended(1, 1, ObservationType.TOOL, 0, 1).output(Records.text("out")).build());
		assertThat(observations(store)).containsExactly(Records.ended(1, 1, ObservationType.TOOL, 0, 1)
			.output(Records.text("out"))
			.notes(List.of("Input and output are left out: the store has no room for them"))
			.build());
	}

	@Test
	void traceThatOutgrowsTheStoreLearnsItsEnds() {
		InMemoryTraceStore store = store(100, 30_000);
		store.save(Records.info(1), Records.running(1, 1, ObservationType.SPAN, 0));
		store.save(Records.info(1), Records.running(1, 2, ObservationType.AGENT, 0));
		for (int i = 3; i < 200; i++) {
			store.save(Records.info(1), Records.running(1, i, ObservationType.TOOL, i));
			store.save(Records.info(1), withInput(1, i, 1_000));
			assertThat(store.size()).isLessThanOrEqualTo(30_000);
		}
		store.save(Records.info(1), large(2, ObservationType.AGENT).build());
		store.save(withNotes(), large(1, ObservationType.SPAN).build());
		assertThat(observations(store)).hasSizeGreaterThan(10)
			.allMatch((observation) -> observation.status() == Status.COMPLETED);
		assertThat(store.size()).isLessThanOrEqualTo(30_000);
		assertThat(this.drops).contains("1 store-full", "1 content-left-out");
		assertThat(summary(store)).extracting(TraceSummary::status, TraceSummary::endTime)
			.containsExactly(Status.COMPLETED, Records.at(500));
	}

	@Test
	void endThatIsLargerThanTheStoreIsKeptForWhatItIsCountedBy() {
		InMemoryTraceStore store = store(100, 7_000);
		store.save(Records.info(1), Records.running(1, 1, ObservationType.GENERATION, 0));
		store.save(Records.info(1),
				large(1, ObservationType.GENERATION).modelCall(Records.call("m", "m", Records.usage(3, 2)))
					.level(Level.ERROR, "why")
					.error(new ErrorInfo("Broken", "why", "where"))
					.build());
		assertThat(observations(store)).containsExactly(Records.ended(1, 1, ObservationType.GENERATION, 0, 500)
			.level(Level.ERROR, null)
			.notes(List.of("All but times, level and usage is left out: the store has no room for it"))
			.modelCall(new ModelCall("m", "m", "openai", Map.of(), Records.usage(3, 2), null, null, null, null, null,
					null, null))
			.error(new ErrorInfo("Broken", null, null))
			.build());
		assertThat(this.drops).containsExactly("1 content-left-out");
	}

	private static ObservationRecordBuilder large(long id, ObservationType type) {
		return Records.ended(1, id, type, 0, 500)
			.output(Records.bytes(9_000))
			.metadata(Map.of("key", "x".repeat(9_000)));
	}

	private static TraceInfo withNotes() {
		return new TraceInfo(Records.traceId(1), 0, "GET /1", null, null, Records.ORIGIN, List.of(), Map.of(),
				List.of("x".repeat(9_000)));
	}

	private static List<ObservationRecord> observations(TraceStore store) {
		return Objects.requireNonNull(store.findTrace(Records.traceId(1))).observations();
	}

	private static TraceSummary summary(TraceStore store) {
		return Objects.requireNonNull(store.findTrace(Records.traceId(1))).summary();
	}

	@Test
	void tooLargeObservationLeavesTheOthersAlone() {
		InMemoryTraceStore store = store(100, 9_500);
		save(store, 1);
		store.save(Records.info(2), withInput(2, 1, 9_500));
		assertThat(traces(store)).containsExactly(2L, 1L);
	}

	@Test
	void endThatDoesNotFitStillEnds() {
		InMemoryTraceStore store = store(100, 5_000);
		store.save(Records.info(1), Records.running(1, 1, ObservationType.GENERATION, 0));
		store.save(Records.info(1), withInput(1, 1, 5_000));
		assertThat(store.findTraces(TraceQuery.builder().build()).items()).extracting(TraceSummary::status)
			.containsExactly(Status.COMPLETED);
	}

	@Test
	void observationIsDroppedWhenItsTraceFillsTheStore() {
		InMemoryTraceStore store = store(100, sizeOf(1));
		save(store, 1);
		store.save(Records.info(1), Records.span(1, 2, 0, 1));
		store.save(Records.info(1), Records.span(1, 3, 0, 1));
		assertThat(this.drops).containsExactly("1 store-full", "1 store-full");
		Trace trace = Objects.requireNonNull(store.findTrace(Records.traceId(1)));
		assertThat(trace.observations()).containsExactly(Records.span(1, 1, 1, 1));
		assertThat(trace.summary().info().notes())
			.containsExactly("The store had no room for 2 more saved observations of this trace");
	}

	@Test
	void observationOfNewTraceThatCannotFitIsDropped() {
		InMemoryTraceStore store = store(100, 100);
		save(store, 1);
		assertThat(this.drops).containsExactly("1 store-full");
		assertThat(store.size()).isZero();
		assertThat(store.traceCount()).isZero();
	}

	@Test
	void endAdjustsTheSizeExactly() {
		InMemoryTraceStore store = store(100, MANY);
		store.save(Records.info(1),
				Records.builder(1, 1, ObservationType.SPAN, 1).level(Level.DEFAULT, "waits for an answer").build());
		assertThat(store.size()).isGreaterThan(sizeOf(1));
		save(store, 1);
		assertThat(store.size()).isEqualTo(sizeOf(1));
	}

	@Test
	void contentCountsByItsBytes() {
		assertThat(sizeWith(ObservationType.TOOL, 350) - sizeWith(ObservationType.TOOL, 100)).isEqualTo(250);
	}

	private long sizeWith(ObservationType type, int input) {
		InMemoryTraceStore store = store(100, MANY);
		store.save(Records.info(1), Records.named(1, 1, type, "same").input(Records.bytes(input)).build());
		return store.size();
	}

	@Test
	void listsOfParametersCountByTheirTexts() {
		InMemoryTraceStore store = store(100, MANY);
		store.save(Records.info(1), withParameter(List.of()));
		long without = store.size();
		store.save(Records.info(1), withParameter(Collections.nCopies(1_000, "x")));
		assertThat(store.size() - without).isEqualTo(1_000 * (8 + 48 + 1));
	}

	private static ObservationRecord withParameter(Object value) {
		return Records.ended(1, 1, ObservationType.GENERATION, 0, 1)
			.modelCall(new ModelCall("m", "m", "openai", Map.of("stop", value), null, null, null, null, null, null,
					null, null))
			.build();
	}

	@Test
	void scoresCountInTheSize() {
		InMemoryTraceStore store = store(100, MANY);
		store.save(Records.info(1, "GET /", "s"), Records.span(1, 1, 0, 1));
		long before = store.size();
		store.save(Records.score(ScoreTarget.session("s"), "polite", 1));
		store.save(Records.score(ScoreTarget.trace(Records.traceId(1)), "polite", 1));
		assertThat(store.size()).isGreaterThan(before);
		store.deleteTrace(Records.traceId(1));
		assertThat(store.size()).isZero();
	}

	@Test
	void traceTakesAThousandScores() {
		InMemoryTraceStore store = store(100, MANY);
		save(store, 1);
		ScoreTarget target = ScoreTarget.trace(Records.traceId(1));
		for (int i = 0; i < 1000; i++) {
			assertThat(store.save(Records.score(target, "score " + i, 1))).isTrue();
		}
		assertThat(store.save(Records.score(target, "one more", 1))).isFalse();
		assertThat(store.save(Records.score(target, "score 7", 2))).isTrue();
	}

	@Test
	void scoreMakesRoomForItself() {
		InMemoryTraceStore store = store(100, 2 * sizeOf(1));
		save(store, 1, 2);
		assertThat(store.save(Records.score(ScoreTarget.trace(Records.traceId(2)), "helpful", 1))).isTrue();
		assertThat(traces(store)).containsExactly(2L);
	}

	@Test
	void scoreOfTheTraceThatHasToGoIsRefused() {
		InMemoryTraceStore store = store(100, 2 * sizeOf(1));
		save(store, 1, 2);
		assertThat(store.save(Records.score(ScoreTarget.trace(Records.traceId(1)), "helpful", 1))).isFalse();
		assertThat(traces(store)).containsExactly(2L);
		assertThat(store.size()).isEqualTo(sizeOf(1));
	}

	@Test
	void coverageBeginsAfterWhatWasEvicted() {
		InMemoryTraceStore store = store(2, MANY);
		save(store, 10, 30);
		assertThat(coverage(store)).isEqualTo(new Coverage(Records.START, Records.START, true));
		store.save(Records.info(10), Records.span(10, 2, 20, 1));
		save(store, 40);
		assertThat(coverage(store)).isEqualTo(rolledUp(-1, 20));
		save(store, 50);
		assertThat(coverage(store)).isEqualTo(rolledUp(-1, 30));
	}

	@Test
	void coverageBeginsAfterWhatCameTooLate() {
		InMemoryTraceStore store = store(1, MANY);
		save(store, 1, 2);
		store.save(Records.info(1), Records.span(1, 2, 70, 1));
		assertThat(coverage(store)).isEqualTo(rolledUp(70, 70));
	}

	@Test
	void coverageBeginsAfterTheTraceThatLacksSomething() {
		InMemoryTraceStore store = store(100, sizeOf(10));
		save(store, 10);
		store.save(Records.info(10), Records.span(10, 2, 5, 1));
		assertThat(this.drops).containsExactly("1 store-full");
		assertThat(coverage(store)).isEqualTo(rolledUp(10, 10));
		store.save(Records.info(10), Records.span(10, 2, 60, 1));
		assertThat(coverage(store)).isEqualTo(rolledUp(60, 60));
	}

	@Test
	void coverageBeginsAfterTheObservationThatOutgrewTheStore() {
		InMemoryTraceStore store = store(100, 14_500);
		save(store, 1, 2);
		store.save(Records.info(1),
				Records.ended(1, 2, ObservationType.TOOL, 90, 1).input(Records.bytes(7_000)).build());
		assertThat(this.drops).containsExactly("1 evicted-trace");
		assertThat(coverage(store)).isEqualTo(rolledUp(-1, 90));
	}

	@Test
	void whatIsKeptWithoutContentIsCovered() {
		InMemoryTraceStore store = store(100, 5_000);
		store.save(Records.info(1), withInput(1, 1, 5_000));
		assertThat(coverage(store).complete()).isTrue();
	}

	@Test
	void usageOfManyTracesIsFoundWhileOthersAreSaved() throws Exception {
		InMemoryTraceStore store = new InMemoryTraceStore(50, MANY, this.clock, (reason, count) -> {
		});
		ExecutorService threads = Executors.newFixedThreadPool(2);
		Future<?> one = threads.submit(write(store, 1));
		Future<?> other = threads.submit(write(store, 2));
		UsageQuery query = new UsageQuery(List.of(Dimension.SESSION, Dimension.AGENT), null, ZoneOffset.UTC, null, null,
				100);
		while (!one.isDone() || !other.isDone()) {
			assertThat(store.findUsage(query).groups()).hasSizeLessThanOrEqualTo(7);
		}
		one.get();
		other.get();
		threads.shutdown();
	}

	@Test
	void boundsHoldWhateverHappens() {
		InMemoryTraceStore store = store(7, 20_000);
		Random random = new Random(7);
		for (int i = 0; i < 5_000; i++) {
			change(store, random);
			assertThat(store.traceCount()).isBetween(0, 7).isEqualTo(traces(store).size());
			assertThat(store.size()).isBetween(0L, 20_000L);
		}
		traces(store).forEach((trace) -> store.deleteTrace(Records.traceId(trace)));
		assertThat(store.size()).isZero();
		assertThat(store.findSessions(SessionQuery.ALL).items()).isEmpty();
	}

	private static Callable<Void> write(InMemoryTraceStore store, int writer) {
		return () -> {
			for (int i = 0; i < 2_500; i++) {
				long trace = (i / 10) * 10L + writer % 3;
				store.save(Records.info(trace, "GET /", "s" + i % 7), withInput(trace, writer * 10_000 + i, i % 2_000));
			}
			return null;
		};
	}

	private static void change(InMemoryTraceStore store, Random random) {
		long trace = 1 + random.nextInt(10_000) / 500 + random.nextInt(5) * 1000L;
		String session = "s" + random.nextInt(4);
		ScoreTarget target = random.nextBoolean() ? ScoreTarget.session(session)
				: ScoreTarget.trace(Records.traceId(trace));
		switch (random.nextInt(12)) {
			case 0 -> store.bookmark(Records.traceId(trace), random.nextBoolean());
			case 1 -> store.save(Records.score(target, "score " + random.nextInt(20), 1));
			case 2 -> store.save(Records.info(trace, "GET /", session),
					Records.running(trace, random.nextInt(20), ObservationType.TOOL, random.nextInt(100)));
			case 3 -> deleteRarely(store, random, session);
			default -> store.save(Records.info(trace, "GET /", session),
					withInput(trace, random.nextInt(20), 2 + random.nextInt(8_000)));
		}
	}

	private static void deleteRarely(InMemoryTraceStore store, Random random, String session) {
		if (random.nextInt(50) == 0) {
			store.deleteSession(session);
		}
	}

	private InMemoryTraceStore store(int maxTraces, long maxSize) {
		return new InMemoryTraceStore(maxTraces, maxSize, this.clock, this::drop);
	}

	private void drop(String reason, long count) {
		this.drops.add(count + " " + reason);
	}

	// Of what started later all is in the sums, and all traces are there.
	private static Coverage rolledUp(long uncounted, long gone) {
		Instant from = (uncounted < 0) ? Records.START : Records.at(uncounted).plusNanos(1);
		return new Coverage(from, Records.START, uncounted < 0, true, Records.at(gone).plusNanos(1));
	}

	private static Coverage coverage(TraceStore store) {
		return store.findUsage(new UsageQuery(List.of(), null, ZoneOffset.UTC, null, null, 1)).coverage();
	}

	private static void save(TraceStore store, long... traces) {
		for (long trace : traces) {
			store.save(Records.info(trace), Records.span(trace, 1, trace, 1));
		}
	}

	private static ObservationRecord withInput(long trace, long id, int size) {
		return Records.ended(trace, id, ObservationType.GENERATION, 1, 1)
			.input(Records.bytes(Math.max(size, 2)))
			.build();
	}

	private static long sizeOf(long trace) {
		InMemoryTraceStore store = new InMemoryTraceStore(1, MANY, (reason, count) -> {
		});
		save(store, trace);
		return store.size();
	}

	private static List<Long> traces(TraceStore store) {
		return store.findTraces(TraceQuery.builder().limit(MANY).build())
			.items()
			.stream()
			.map((trace) -> Long.parseLong(trace.info().traceId(), 16))
			.toList();
	}

}
