package dev.clew.sampling;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import dev.clew.store.TraceSink;
import dev.clew.store.usage.UsageGroup;
import dev.clew.store.usage.UsageQuery.Dimension;
import dev.clew.trace.Content;
import dev.clew.trace.Level;
import dev.clew.trace.ModelCall;
import dev.clew.trace.ObservationRecord;
import dev.clew.trace.Score;
import dev.clew.trace.Status;
import dev.clew.trace.TraceInfo;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/**
 * What sampling keeps of traces.
 */
class SampledStoreTests {

	private final Held held = new Held(Held.RULES);

	@Test
	void aTraceThatNoRuleKeepsIsLeftOutAndCounted() {
		this.held.run(1, Held.ended(1, "b").build());
		assertThat(this.held.has(1)).isFalse();
		assertThat(this.held.leftOut).isOne();
	}

	@Test
	void whatIsLeftOutCountsOnce() {
		ModelCall call = Held.costing("0.25");
		this.held.save(1, Held.step(1, "a").build());
		this.held.save(1, Held.ended(1, "b").modelCall(call).build());
		this.held.save(1, Held.ended(1, "b").modelCall(call).build());
		this.held.save(1, Held.ended(1, "a").build());
		this.held.save(1, Held.ended(1, "b").modelCall(call).build());
		this.held.save(1, Held.step(1, "c").build());
		this.held.save(1, Held.ended(1, "c").modelCall(call).build());
		this.held.save(1, Held.ended(1, "c").modelCall(call).build());
		this.held.run(2, Held.ended(2, "b").modelCall(call).level(Level.ERROR, null).build());
		assertThat(this.held.has(1)).isFalse();
		assertThat(this.held.usage(Dimension.MODEL)).extracting(UsageGroup::count, UsageGroup::errors, Held::dollars)
			.containsExactly(tuple(3L, 1L, "0.75"));
		assertThat(this.held.usage(Dimension.TRACE_NAME))
			.extracting((group) -> group.key().get(Dimension.TRACE_NAME), UsageGroup::count, Held::dollars)
			.containsExactly(tuple("GET /1", 1L, "0.5"), tuple("GET /2", 1L, "0.25"));
	}

	@Test
	void whatRunsWhenItsTraceIsLeftOutCountsAtItsEnd() {
		this.held.save(1, Held.step(1, "a").build());
		this.held.save(1, Held.ended(1, "b").modelCall(Held.costing("0.25")).build());
		this.held.sampling.close();
		this.held.save(1, Held.ended(1, "a").modelCall(Held.costing("0.5")).build());
		assertThat(this.held.usage(Dimension.MODEL)).extracting(UsageGroup::count, Held::dollars)
			.containsExactly(tuple(2L, "0.75"));
		assertThat(this.held.usage(Dimension.TRACE_NAME)).extracting(UsageGroup::count, Held::dollars)
			.containsExactly(tuple(1L, "0.75"));
	}

	@Test
	void aTraceIsHeldAsLongAsAnythingOfItRuns() {
		this.held.save(1, Held.step(1, "a").build());
		this.held.save(1, Held.ended(1, "b").level(Level.ERROR, "gone").build());
		assertThat(this.held.has(1)).isFalse();
		this.held.save(1, Held.ended(1, "a").build());
		assertThat(this.held.observations(1)).extracting(ObservationRecord::observationId).containsExactly("a", "b");
	}

	@Test
	void anErrorKeepsItsTrace() {
		this.held.run(1, Held.ended(1, "b").level(Level.ERROR, "gone").build());
		assertThat(this.held.notes(1)).containsExactly("kept: error");
		assertThat(this.held.leftOut).isZero();
	}

	@Test
	void aWarningDoesNotKeepItsTrace() {
		this.held.run(1, Held.ended(1, "b").level(Level.WARNING, "cut").build());
		assertThat(this.held.has(1)).isFalse();
	}

	@Test
	void aTraceThatIsSlowerIsKept() {
		this.held.run(1, Held.step(1, "b").duration(Duration.ofMillis(2001)).build());
		this.held.run(2, Held.step(2, "b").duration(Duration.ofMillis(2000)).build());
		assertThat(this.held.notes(1)).containsExactly("kept: slow");
		assertThat(this.held.has(2)).isFalse();
	}

	@Test
	void aTraceThatCostsMoreInAllIsKept() {
		this.held.save(1, Held.step(1, "a").build());
		this.held.save(1, Held.ended(1, "b").modelCall(Held.costing("0.3")).build());
		this.held.save(1, Held.ended(1, "a").modelCall(Held.costing("0.3")).build());
		this.held.run(2, Held.ended(2, "b").modelCall(Held.costing("0.5")).build());
		assertThat(this.held.notes(1)).containsExactly("kept: costly");
		assertThat(this.held.has(2)).isFalse();
	}

	@Test
	void aScoreKeepsTheTraceThatIsHeld() {
		this.held.save(1, Held.step(1, "a").build());
		assertThat(this.held.front.save(Held.score(1, "a"))).isTrue();
		assertThat(this.held.front.save(Held.score(1, "b"))).isFalse();
		assertThat(this.held.front.save(Held.score(2, null))).isFalse();
		this.held.save(1, Held.ended(1, "a").build());
		assertThat(this.held.notes(1)).containsExactly("kept: scored");
		assertThat(this.held.trace(1).scores()).containsExactly(Held.score(1, "a"));
	}

	@Test
	void aScoreOfATraceThatWasLeftOutIsNotTaken() {
		this.held.run(1, Held.ended(1, "b").build());
		assertThat(this.held.front.save(Held.score(1, null))).isFalse();
		assertThat(this.held.has(1)).isFalse();
	}

	@Test
	void rulesThatAreOffKeepNothing() {
		Held none = new Held(new SamplingRules(0, false, null, null, false, Held.ROOM));
		none.save(1, Held.step(1, "a").build());
		assertThat(none.front.save(Held.score(1, null))).isFalse();
		none.save(1,
				Held.ended(1, "a")
					.duration(Duration.ofDays(1))
					.modelCall(Held.costing("9"))
					.level(Level.ERROR, null)
					.build());
		assertThat(none.has(1)).isFalse();
	}

	@Test
	void whatTheProbabilityKeepsIsInTheStoreWhileItRuns() {
		Held half = new Held(Held.sampled(0.5));
		List<Integer> running = new ArrayList<>();
		for (int trace = 0; trace < 100; trace++) {
			half.save(trace, Held.step(trace, "a").build());
			if (half.has(trace)) {
				running.add(trace);
			}
			half.save(trace, Held.ended(trace, "a").build());
		}
		assertThat(half.kept(100)).isEqualTo(running).hasSizeBetween(25, 75);
		assertThat(half.notes(running.get(0))).isEmpty();
	}

	@Test
	void twoProcessesKeepTheSameTraces() {
		Held one = new Held(Held.sampled(0.1));
		Held other = new Held(Held.sampled(0.1));
		Held more = new Held(Held.sampled(0.2));
		for (int trace = 0; trace < 10_000; trace++) {
			one.run(trace, Held.ended(trace, "b").build());
			other.run(9_999 - trace, Held.ended(9_999 - trace, "b").build());
			more.run(trace, Held.ended(trace, "b").build());
		}
		assertThat(one.kept(10_000)).isEqualTo(other.kept(10_000)).hasSizeBetween(850, 1150);
		assertThat(more.kept(10_000)).containsAll(one.kept(10_000)).hasSizeBetween(1800, 2200);
		assertThat(one.leftOut).isEqualTo(10_000 - one.kept(10_000).size());
	}

	@Test
	void whatIsHeldIsHandedOverAsItWasSaved() {
		Content question = Content.ofJson("\"Is hut 204 free?\"");
		Content answer = Content.ofJson("\"It is.\"");
		this.held.save(1, Held.step(1, "a").input(question).build());
		this.held.save(1, Held.ended(1, "a").output(answer).level(Level.ERROR, null).build());
		this.held.save(2, Held.step(2, "a").build());
		this.held.save(2, Held.ended(2, "b").level(Level.ERROR, null).build());
		this.held.save(2, Held.step(2, "b").build());
		this.held.save(2, Held.ended(2, "a").build());
		assertThat(this.held.observations(1))
			.containsExactly(Held.ended(1, "a").input(question).output(answer).level(Level.ERROR, null).build());
		assertThat(this.held.observations(2)).extracting(ObservationRecord::status)
			.containsExactly(Status.COMPLETED, Status.COMPLETED);
	}

	@Test
	void whatComesLaterFollowsTheDecision() {
		this.held.run(1, Held.ended(1, "b").level(Level.ERROR, null).build());
		this.held.run(2, Held.ended(2, "b").build());
		this.held.save(1, Held.step(1, "c").build());
		this.held.save(2, Held.step(2, "c").build());
		this.held.save(2, Held.ended(2, "c").duration(Duration.ofDays(1)).build());
		assertThat(this.held.observations(1)).hasSize(3);
		assertThat(this.held.notes(1)).containsExactly("kept: error");
		assertThat(this.held.has(2)).isFalse();
		assertThat(this.held.leftOut).isOne();
	}

	@Test
	void aLateErrorKeepsWhatIsStillThere() {
		this.held.run(1, Held.ended(1, "b").build());
		this.held.save(1, Held.step(1, "c").build());
		this.held.save(1, Held.ended(1, "c").level(Level.ERROR, "gone").build());
		this.held.save(1, Held.ended(1, "d").build());
		assertThat(this.held.observations(1)).extracting(ObservationRecord::observationId).containsExactly("c", "d");
		assertThat(this.held.notes(1)).containsExactly("kept: error, what came before it was left out");
	}

	@Test
	void theOldestIsDecidedEarlyWhereThereIsNoMoreRoom() {
		this.held.save(0, Held.ended(0, "e").level(Level.ERROR, null).build());
		this.held.save(1, Held.large(1, "a"));
		this.held.save(1, Held.ended(1, "b").level(Level.ERROR, null).build());
		for (int trace = 2; trace < 200; trace++) {
			this.held.save(trace, Held.large(trace, "a"));
		}
		assertThat(this.held.notes(1))
			.containsExactly("kept: error, decided before its end since held traces took clew.sampling.max-held-size");
		assertThat(this.held.observations(1)).extracting(ObservationRecord::status)
			.containsExactly(Status.RUNNING, Status.COMPLETED);
		assertThat(this.held.leftOut).isBetween(100, 197);
		this.held.save(199, Held.ended(199, "b").level(Level.ERROR, null).build());
		this.held.save(199, Held.ended(199, "a").build());
		assertThat(this.held.notes(199)).containsExactly("kept: error");
	}

	@Test
	void closingDecidesAllThatIsHeld() {
		this.held.save(1, Held.step(1, "a").build());
		this.held.save(1, Held.ended(1, "b").level(Level.ERROR, null).build());
		this.held.save(2, Held.step(2, "a").build());
		this.held.sampling.close();
		this.held.save(3, Held.step(3, "a").level(Level.ERROR, null).build());
		assertThat(this.held.kept(4)).containsExactly(1, 3);
		assertThat(this.held.notes(1))
			.containsExactly("kept: error, decided before its end since the application ended");
		assertThat(this.held.leftOut).isOne();
	}

	@Test
	void whatIsNoStoreGetsAllTraces() {
		TraceSink sink = new TraceSink() {

			@Override
			public void save(TraceInfo trace, ObservationRecord observation) {
			}

			@Override
			public boolean save(Score score) {
				return false;
			}

		};
		assertThat(this.held.sampling.inFrontOf(sink)).isSameAs(sink);
		assertThat(this.held.sampling.inFrontOf(this.held.store)).isSameAs(this.held.front);
		assertThat(new Held(Held.sampled(1)).front).isInstanceOf(this.held.store.getClass());
	}

	@Test
	void manyThreadsLoseNothingAndMixNothing() throws Exception {
		Held tight = new Held(new SamplingRules(0, true, null, null, true, 64 * 1024));
		ExecutorService threads = Executors.newFixedThreadPool(8);
		try {
			List<Future<?>> done = new ArrayList<>();
			for (int trace = 0; trace < 4_000; trace++) {
				int number = trace;
				done.add(threads.submit(() -> runOnTwoThreads(tight, number)));
			}
			for (Future<?> each : done) {
				each.get();
			}
		}
		finally {
			threads.shutdownNow();
		}
		tight.sampling.close();
		assertThat(tight.kept(4_000)).hasSize(400).allMatch((trace) -> trace % 10 == 0);
		assertThat(tight.kept(4_000)).allMatch((trace) -> tight.observations(trace).size() == 2);
		assertThat(tight.leftOut).isEqualTo(3_600);
	}

	private static void runOnTwoThreads(Held held, int trace) {
		Level level = (trace % 10 == 0) ? Level.ERROR : Level.DEFAULT;
		held.save(trace, Held.step(trace, "a").level(level, null).build());
		Thread other = new Thread(() -> held.save(trace, Held.ended(trace, "b").build()));
		other.start();
		try {
			other.join();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
		held.save(trace, Held.ended(trace, "a").level(level, null).build());
	}

}
