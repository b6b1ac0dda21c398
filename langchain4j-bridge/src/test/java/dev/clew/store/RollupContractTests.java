package dev.clew.store;

import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import dev.clew.store.query.TraceQuery;
import dev.clew.store.usage.Coverage;
import dev.clew.store.usage.LatencyBuckets;
import dev.clew.store.usage.Percentiles;
import dev.clew.store.usage.UsageGroup;
import dev.clew.store.usage.UsageQuery;
import dev.clew.store.usage.UsageQuery.Dimension;
import dev.clew.store.usage.UsageQuery.Interval;
import dev.clew.store.usage.UsageReport;
import dev.clew.trace.ObservationType;
import dev.clew.trace.Trace;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * How every {@link TraceStore} adds up traces that are not in it any more, or never were.
 */
abstract class RollupContractTests extends UsageContractTests {

	private static final long HOUR = 3_600_000;

	private static final int TRACES = 40;

	private static final int GONE = 15;

	@Test
	void sumsOfTracesThatAreGoneAreThoseThatTheyHad() {
		RandomUsage random = new RandomUsage(7);
		for (int trace = 1; trace <= TRACES; trace++) {
			random.save(this.store, trace, trace <= GONE);
		}
		List<Trace> all = traces();
		for (int trace = 1; trace <= GONE; trace++) {
			this.store.deleteTrace(Records.traceId(trace));
		}
		int rolledUp = 0;
		for (int i = 0; i < 200; i++) {
			UsageQuery query = random.query();
			UsageReport report = this.store.findUsage(query);
			if (report.coverage().rolledUp()) {
				assertSame(query, report.groups(), query.count(all));
				rolledUp++;
			}
		}
		assertThat(rolledUp).isGreaterThan(50);
	}

	@Test
	void sumsOfPartsOfHoursAreThoseOfTheTracesThatAreThere() {
		this.store.save(Records.info(1), Records.generation(1, 1, 10, 5, 3, 1).build());
		this.store.save(Records.info(2), Records.generation(2, 1, HOUR + 10, 5, 40, 1).build());
		this.store.save(Records.info(3), Records.generation(3, 1, 2 * HOUR + 10, 5, 500, 1).build());
		this.store.save(Records.info(4), Records.generation(4, 1, 2 * HOUR + 20, 5, 6000, 1).build());
		this.store.deleteTrace(Records.traceId(1));
		this.clock.set(3 * HOUR);
		assertThat(input(between(0, 2 * HOUR + 15))).isEqualTo(543);
		assertThat(coverage(between(0, 2 * HOUR + 15)))
			.isEqualTo(new Coverage(Records.START, Records.at(3 * HOUR), true, true, Records.at(10).plusNanos(1)));
		assertThat(input(between(5, 2 * HOUR + 15))).isEqualTo(540);
		assertThat(coverage(between(5, 2 * HOUR + 15)))
			.isEqualTo(new Coverage(Records.at(HOUR), Records.at(3 * HOUR), false, true, Records.at(10).plusNanos(1)));
		this.store.deleteTrace(Records.traceId(3));
		assertThat(input(between(0, 2 * HOUR + 15))).isEqualTo(43);
		assertThat(coverage(between(0, 2 * HOUR + 15))).isEqualTo(
				new Coverage(Records.START, Records.at(2 * HOUR), false, true, Records.at(2 * HOUR + 10).plusNanos(1)));
		assertThat(input(between(0, 3 * HOUR))).isEqualTo(6543);
	}

	@Test
	void groupsThatAreNotAddedUpAreThoseOfTheTracesThatAreThere() {
		this.store.save(Records.info(1, "GET /", "s"), Records.generation(1, 1, 10, 5, 3, 1).build());
		this.store.save(Records.info(2, "GET /", "t"), Records.generation(2, 1, 10, 5, 40, 1).build());
		this.store.deleteTrace(Records.traceId(1));
		ZoneId kolkata = ZoneId.of("Asia/Kolkata");
		for (UsageQuery query : List.of(by(Dimension.SESSION), by(Dimension.USER, Dimension.TYPE),
				new UsageQuery(List.of(), Interval.DAY, kolkata, null, null, 9))) {
			assertThat(input(query)).isEqualTo(40);
			assertThat(coverage(query)).isEqualTo(new Coverage(Records.at(10).plusNanos(1), Records.START, false));
		}
	}

	@Test
	void userThatIsErasedLosesTheNameAndNotTheSums() {
		this.store.save(Records.userInfo(1, "s", "ann", "prod"), Records.generation(1, 1, 10, 5, 3, 1).build());
		this.store.save(Records.userInfo(2, "s", "ann", "prod"), Records.generation(2, 1, 10, 5, 40, 1).build());
		this.store.save(Records.userInfo(3, "t", "bob", "prod"), Records.generation(3, 1, 10, 5, 500, 1).build());
		this.store.deleteTrace(Records.traceId(1));
		assertThat(inputs(by(Dimension.USER))).isEqualTo(Map.of("ann", 43L, "bob", 500L));
		this.store.deleteUser("ann");
		assertThat(inputs(by(Dimension.USER))).isEqualTo(Map.of("(erased)", 43L, "bob", 500L));
		assertThat(inputs(by(Dimension.USER, Dimension.MODEL))).isEqualTo(Map.of("(erased),gpt", 43L, "bob,gpt", 500L));
		assertThat(inputs(by(Dimension.ENVIRONMENT))).isEqualTo(Map.of("prod", 543L));
	}

	@Test
	void whatIsLeftOutCounts() {
		RandomUsage random = new RandomUsage(8);
		for (int trace = 1; trace <= TRACES; trace++) {
			random.save(this.store, trace, trace <= GONE);
		}
		List<Trace> all = traces();
		TraceStore other = createStore(this.clock);
		all.subList(0, GONE).forEach(other::leaveOut);
		all.subList(GONE, TRACES)
			.forEach((trace) -> trace.observations().forEach((each) -> other.save(trace.summary().info(), each)));
		for (Dimension dimension : Dimension.values()) {
			UsageReport report = other.findUsage(by(dimension));
			assertThat(report.coverage().rolledUp()).isEqualTo(dimension != Dimension.SESSION);
			if (report.coverage().rolledUp()) {
				assertSame(by(dimension), report.groups(), by(dimension).count(all));
			}
		}
	}

	@Test
	void observationThatCameAfterItsTraceWasLeftOutCounts() {
		this.store.save(Records.info(1), Records.generation(1, 1, 10, 5, 3, 1).build());
		Trace trace = traces().get(0);
		this.store = createStore(this.clock);
		this.store.leaveOut(trace);
		this.store.leaveOut(trace.summary().info(), Records.generation(1, 2, 20, 5, 40, 1).build());
		this.store.leaveOut(trace.summary().info(), Records.ended(1, 3, ObservationType.TOOL, 20, 5).build());
		assertThat(input(by(Dimension.TRACE_NAME))).isEqualTo(43);
		assertThat(input(by(Dimension.MODEL))).isEqualTo(43);
		assertThat(this.store.findUsage(by()).groups()).extracting(UsageGroup::count).containsExactly(1L);
		assertThat(this.store.findUsage(by(Dimension.TYPE)).groups()).extracting(UsageGroup::count)
			.containsExactly(2L, 1L);
	}

	private List<Trace> traces() {
		return new ArrayList<>(this.store.findTraces(TraceQuery.builder().limit(TRACES).build())
			.items()
			.stream()
			.map((summary) -> Objects.requireNonNull(this.store.findTrace(summary.info().traceId())))
			.toList());
	}

	private static void assertSame(UsageQuery query, List<UsageGroup> found, List<UsageGroup> expected) {
		assertThat(found).as(query.toString())
			.map(RollupContractTests::withoutLatency)
			.containsExactlyElementsOf(expected.stream().map(RollupContractTests::withoutLatency).toList());
		for (int i = 0; i < found.size(); i++) {
			Percentiles latency = found.get(i).latency();
			Percentiles exact = expected.get(i).latency();
			assertThat(latency == null).as(query.toString()).isEqualTo(exact == null);
			if (latency != null && exact != null) {
				assertNear(latency.p50(), exact.p50());
				assertNear(latency.p95(), exact.p95());
				assertNear(latency.p99(), exact.p99());
			}
		}
	}

	private static UsageGroup withoutLatency(UsageGroup group) {
		return new UsageGroup(group.key(), group.start(), group.count(), group.errors(), null, group.usage(),
				group.cost(), group.unpricedModels());
	}

	private static void assertNear(Duration found, Duration exact) {
		assertThat((double) found.toNanos()).isCloseTo(exact.toNanos(),
				within(Math.abs(exact.toNanos() * LatencyBuckets.ERROR)));
	}

	private long input(UsageQuery query) {
		return this.store.findUsage(query).groups().stream().mapToLong((group) -> group.usage().inputTotal()).sum();
	}

	private Map<String, Long> inputs(UsageQuery query) {
		return this.store.findUsage(query)
			.groups()
			.stream()
			.collect(Collectors.toMap((group) -> String.join(",", group.key().values()),
					(group) -> group.usage().inputTotal()));
	}

	private Coverage coverage(UsageQuery query) {
		return this.store.findUsage(query).coverage();
	}

	private static UsageQuery by(Dimension... dimensions) {
		return new UsageQuery(List.of(dimensions), null, ZoneOffset.UTC, null, null, 1000);
	}

	private static UsageQuery between(long from, long to) {
		return new UsageQuery(List.of(), null, ZoneOffset.UTC, Records.at(from), Records.at(to), 1000);
	}

}
