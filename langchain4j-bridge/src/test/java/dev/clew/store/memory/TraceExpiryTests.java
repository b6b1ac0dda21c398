package dev.clew.store.memory;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import dev.clew.store.Records;
import dev.clew.store.query.TraceQuery;
import dev.clew.trace.ObservationType;
import dev.clew.trace.ScoreTarget;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class TraceExpiryTests {

	private static final Duration HOUR = Duration.ofHours(1);

	private final InMemoryTraceStore store = new InMemoryTraceStore(100, 10_000_000, (reason, count) -> {
	});

	// An hour after the second trace has ended.
	private Instant now = Records.at(2).plus(HOUR);

	private final List<AutoCloseable> open = new ArrayList<>();

	@AfterEach
	void close() throws Exception {
		for (AutoCloseable each : this.open) {
			each.close();
		}
	}

	@Test
	void tracesGoThatEndedLongerAgo() {
		ended(1);
		ended(2);
		ended(3);
		expiry(HOUR, null).apply();
		assertThat(kept()).containsExactly(Records.traceId(3), Records.traceId(2));
		assertThat(this.store.wasEvicted(Records.traceId(1))).isTrue();
	}

	@Test
	void tracesWithScoresHaveAnAgeOfTheirOwn() {
		ended(1);
		ended(2);
		score(1);
		this.now = this.now.plusSeconds(1);
		expiry(HOUR, null).apply();
		assertThat(kept()).containsExactly(Records.traceId(1));
		expiry(null, HOUR).apply();
		assertThat(kept()).isEmpty();
	}

	@Test
	void bookmarkedTracesAndThoseThatRunStay() {
		ended(1);
		this.store.bookmark(Records.traceId(1), true);
		this.store.save(Records.info(2), Records.running(2, 1, ObservationType.AGENT, 2));
		this.now = this.now.plus(HOUR);
		expiry(HOUR, HOUR).apply();
		assertThat(kept()).containsExactly(Records.traceId(2), Records.traceId(1));
	}

	@Test
	void itGoesOnByItself() {
		ended(1);
		expiry(Duration.ofMillis(1), null).start();
		await().untilAsserted(() -> assertThat(kept()).isEmpty());
		ended(2);
		await().untilAsserted(() -> assertThat(kept()).isEmpty());
	}

	private TraceExpiry expiry(@Nullable Duration age, @Nullable Duration scoredAge) {
		TraceExpiry expiry = new TraceExpiry(this.store, age, scoredAge, () -> this.now);
		this.open.add(expiry);
		return expiry;
	}

	private void ended(long trace) {
		this.store.save(Records.info(trace), Records.ended(trace, 1, ObservationType.AGENT, 0, trace).build());
	}

	private void score(long trace) {
		this.store.save(Records.score(ScoreTarget.trace(Records.traceId(trace)), "helpful", 1));
	}

	private List<String> kept() {
		return this.store.findTraces(TraceQuery.builder().build())
			.items()
			.stream()
			.map((summary) -> summary.info().traceId())
			.toList();
	}

}
