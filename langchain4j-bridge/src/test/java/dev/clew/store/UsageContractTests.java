package dev.clew.store;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

import dev.clew.store.query.SessionQuery;
import dev.clew.store.query.TraceQuery;
import dev.clew.store.usage.Coverage;
import dev.clew.store.usage.Percentiles;
import dev.clew.store.usage.TooManyGroupsException;
import dev.clew.store.usage.UsageGroup;
import dev.clew.store.usage.UsageQuery;
import dev.clew.store.usage.UsageQuery.Counted;
import dev.clew.store.usage.UsageQuery.Dimension;
import dev.clew.store.usage.UsageQuery.Interval;
import dev.clew.store.usage.UsageReport;
import dev.clew.trace.Cost;
import dev.clew.trace.CostSum;
import dev.clew.trace.ErrorInfo;
import dev.clew.trace.Level;
import dev.clew.trace.ModelCall;
import dev.clew.trace.ObservationRecord;
import dev.clew.trace.ObservationRecordBuilder;
import dev.clew.trace.ObservationType;
import dev.clew.trace.Origin;
import dev.clew.trace.Prompt;
import dev.clew.trace.Session;
import dev.clew.trace.TraceInfo;
import dev.clew.trace.TraceSummary;
import dev.clew.trace.Usage;
import org.assertj.core.groups.Tuple;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * How every {@link TraceStore} adds up usage and cost.
 */
@Timeout(60)
abstract class UsageContractTests {

	public final TestClock clock = new TestClock();

	TraceStore store;

	/**
	 * An empty store with room for all that these tests save.
	 * @param clock what it tells the time by
	 * @return the store
	 */
	protected abstract TraceStore createStore(InstantSource clock);

	@BeforeEach
	void createEmptyStore() {
		this.store = createStore(this.clock);
	}

	@Test
	void storeThatWasJustOpenedHasNoGroupsAndCoversNoTime() {
		assertThat(this.store.findUsage(by()))
			.isEqualTo(new UsageReport(Counted.TRACES, List.of(), new Coverage(Records.START, Records.START, true)));
	}

	@Test
	void withoutGroupsAllTracesAreOne() {
		this.store.save(info(1, "s", "ann"), generation(1, 1, "gpt", 10, "0.1").level(Level.ERROR, null).build());
		this.store.save(info(1, "s", "ann"), generation(1, 2, "gpt", 20, "0.02").build());
		this.store.save(info(2, "t", "bob"), Records.span(2, 1, 0, 20));
		assertThat(groups(by())).containsExactly(new UsageGroup(Map.of(), null, 2, 1,
				new Percentiles(millis(20), millis(30), millis(30)), Records.usage(30, 2), cost("0.12"), Set.of()));
	}

	@Test
	void everyFieldOfTheTraceGroupsTraces() {
		TraceInfo known = new TraceInfo(Records.traceId(1), 0, "POST /chat", "s", "ann",
				new Origin("prod", "1.4", "desk", "i-1"), List.of("vip"), Map.of(), List.of());
		this.store.save(known, generation(1, 1, "gpt", 10, "0.1").build());
		this.store.save(known, generation(1, 2, "gpt", 10, "0.1").build());
		assertKey(Dimension.TRACE_NAME, "POST /chat", 1, Counted.TRACES);
		assertKey(Dimension.SESSION, "s", 1, Counted.TRACES);
		assertKey(Dimension.USER, "ann", 1, Counted.TRACES);
		assertKey(Dimension.ENVIRONMENT, "prod", 1, Counted.TRACES);
		assertKey(Dimension.RELEASE, "1.4", 1, Counted.TRACES);
		assertKey(Dimension.SERVICE, "desk", 1, Counted.TRACES);
		assertKey(Dimension.TAG, "vip", 1, Counted.TRACES);
	}

	@Test
	void everyFieldOfACallGroupsCalls() {
		this.store.save(Records.info(1), Records.ended(1, 9, ObservationType.AGENT, 0, 50).build());
		for (int id = 1; id <= 2; id++) {
			this.store.save(Records.info(1),
					generation(1, id, "gpt", 10, "0.1").parent(Records.id(9))
						.prompt(new Prompt("Desk.answer", "0123456789ab", Map.of()))
						.build());
		}
		assertKey(Dimension.MODEL, "gpt", 2, Counted.MODEL_CALLS);
		assertKey(Dimension.PROVIDER, "openai", 2, Counted.MODEL_CALLS);
		assertKey(Dimension.PROMPT, "Desk.answer", 2, Counted.MODEL_CALLS);
		assertKey(Dimension.AGENT, "clew.agent", 2, Counted.MODEL_CALLS);
	}

	@Test
	void nameAndTypeGroupAllObservations() {
		this.store.save(Records.info(1), Records.span(1, 1, 0, 30));
		this.store.save(Records.info(1), generation(1, 2, "gpt", 10, "0.1").build());
		this.store.save(Records.info(2), Records.span(2, 1, 0, 10));
		assertThat(this.store.findUsage(by(Dimension.TYPE))).extracting(UsageReport::counted)
			.isEqualTo(Counted.OBSERVATIONS);
		assertThat(counts(by(Dimension.TYPE))).containsExactly("GENERATION 1", "SPAN 2");
		assertThat(counts(by(Dimension.OBSERVATION_NAME))).containsExactly("clew.generation 1", "clew.span 2");
		assertThat(counts(by(Dimension.TYPE, Dimension.MODEL))).containsExactly("GENERATION,gpt 1", "SPAN 2");
	}

	@Test
	void whatHasNoValueIsInAGroupWithoutIt() {
		this.store.save(Records.info(1),
				Records.ended(1, 1, ObservationType.EMBEDDING, 0, 1)
					.modelCall(
							new ModelCall(null, null, null, Map.of(), null, null, null, null, null, null, null, null))
					.build());
		for (Dimension dimension : Set.of(Dimension.MODEL, Dimension.PROVIDER, Dimension.PROMPT, Dimension.AGENT,
				Dimension.SESSION, Dimension.USER, Dimension.TAG)) {
			assertThat(groups(by(dimension))).as("by " + dimension)
				.containsExactly(new UsageGroup(Map.of(), null, 1, 0, new Percentiles(millis(1), millis(1), millis(1)),
						Usage.NONE, new CostSum(null, 0, 1), Set.of()));
		}
	}

	@Test
	void groupsAreCombinedAndOrderedByCostThenKey() {
		this.store.save(info(1, "s", "ann"), generation(1, 1, "small", 1, "0.01").build());
		this.store.save(info(1, "s", "ann"), generation(1, 2, "large", 1, "0.5").build());
		this.store.save(info(2, "t", "ann"), generation(2, 1, "small", 1, "0.01").build());
		this.store.save(info(3, "r", null), generation(3, 1, "large", 1, "0.01").build());
		this.store.save(info(4, "q", "bob"), generation(4, 1, "home", 1, null).build());
		this.store.save(info(5, "q", null), generation(5, 1, "home", 1, null).build());
		assertThat(counts(by(Dimension.MODEL, Dimension.USER))).containsExactly("large,ann 1", "small,ann 2", "large 1",
				"home,bob 1", "home 1");
		assertThat(counts(by(Dimension.SESSION, Dimension.MODEL))).containsExactly("s,large 1", "r,large 1",
				"s,small 1", "t,small 1", "q,home 2");
		assertThat(groups(by(Dimension.SESSION, Dimension.MODEL, Dimension.SESSION)).get(0).key())
			.containsExactly(Map.entry(Dimension.SESSION, "s"), Map.entry(Dimension.MODEL, "large"));
	}

	@Test
	void sumsAreThoseOfTheWholeWhateverTheGroups() {
		for (int trace = 1; trace <= 20; trace++) {
			TraceInfo info = info(trace, "s" + trace % 3, (trace % 4 != 0) ? "u" + trace % 4 : null);
			this.store.save(info, Records.ended(trace, 1, ObservationType.AGENT, trace, 50).build());
			for (int id = 2; id < 5; id++) {
				this.store.save(info,
						generation(trace, id, "m" + id * trace % 5, id, (id != 3) ? "0.00" + id : null)
							.parent(Records.id((id != 4) ? 1 : 9))
							.build());
			}
		}
		UsageGroup whole = groups(by()).get(0);
		assertThat(List.of(whole.usage(), whole.cost())).containsExactly(Records.usage(180, 60), unpriced("0.12", 20));
		for (Dimension dimension : Dimension.values()) {
			assertSums(by(dimension), whole);
			assertSums(by(dimension, Dimension.MODEL, Dimension.USER), whole);
			assertSums(by(Interval.HOUR, ZoneOffset.UTC, dimension), whole);
		}
	}

	@Test
	void traceOfSeveralTagsIsInTheGroupOfEach() {
		this.store.save(tagged(1, "a", "b", "a"), generation(1, 1, "gpt", 10, "0.1").build());
		this.store.save(tagged(2, "b"), generation(2, 1, "gpt", 5, "0.2").build());
		this.store.save(tagged(3), generation(3, 1, "gpt", 5, "0.05").build());
		assertThat(counts(by(Dimension.TAG))).containsExactly("b 2", "a 1", " 1");
		assertThat(counts(by(Dimension.MODEL, Dimension.TAG))).containsExactly("gpt,b 2", "gpt,a 1", "gpt 1");
		assertThat(groups(by(Dimension.TAG)).get(0).cost()).isEqualTo(cost("0.3"));
	}

	@Test
	void agentIsTheNearestAround() {
		this.store.save(Records.info(1), named(1, "Outer", ObservationType.AGENT, 0).build());
		this.store.save(Records.info(1), named(2, "Inner", ObservationType.AGENT, 1).build());
		this.store.save(Records.info(1), named(3, "tool", ObservationType.TOOL, 2).build());
		this.store.save(Records.info(1), named(4, "deep", ObservationType.GENERATION, 3).build());
		this.store.save(Records.info(1), named(5, "top", ObservationType.GENERATION, 1).build());
		this.store.save(Records.info(1), named(6, "apart", ObservationType.GENERATION, 99).build());
		assertThat(counts(by(Dimension.OBSERVATION_NAME, Dimension.AGENT))).containsExactly("Inner,Inner 1",
				"Outer,Outer 1", "apart 1", "deep,Inner 1", "tool,Inner 1", "top,Outer 1");
	}

	@Test
	void circleOfParentsHasNoAgent() {
		this.store.save(Records.info(1), named(1, "one", ObservationType.CHAIN, 2).build());
		this.store.save(Records.info(1), named(2, "two", ObservationType.CHAIN, 1).build());
		this.store.save(Records.info(1), named(3, "own", ObservationType.CHAIN, 3).build());
		assertThat(counts(by(Dimension.TYPE, Dimension.AGENT))).containsExactly("CHAIN 3");
	}

	@Test
	void percentilesAreByNearestRank() {
		for (int trace = 1; trace <= 100; trace++) {
			this.store.save(info(trace, (trace <= 20) ? "s" : "t", null), Records.span(trace, 1, 0, trace));
		}
		assertThat(latencies(by())).containsExactly(new Percentiles(millis(50), millis(95), millis(99)));
		assertThat(latencies(by(Dimension.SESSION))).containsExactly(
				new Percentiles(millis(10), millis(19), millis(20)),
				new Percentiles(millis(60), millis(96), millis(100)));
	}

	@Test
	void percentilesOfFewAreOnesOfThem() {
		this.store.save(info(1, "one", null), Records.span(1, 1, 0, 7));
		this.store.save(info(2, "two", null), Records.span(2, 1, 0, 9));
		this.store.save(info(3, "two", null), Records.span(3, 1, 0, 4));
		assertThat(latencies(by(Dimension.SESSION))).containsExactly(new Percentiles(millis(7), millis(7), millis(7)),
				new Percentiles(millis(4), millis(9), millis(9)));
	}

	@Test
	void whatRunsCountsWithoutLatencyAndCost() {
		this.store.save(Records.info(1), Records.running(1, 1, ObservationType.SPAN, 0));
		this.store.save(Records.info(1),
				Records.builder(1, 2, ObservationType.GENERATION, 0).modelCall(call("gpt", "openai", 0, null)).build());
		UsageGroup running = new UsageGroup(Map.of(), null, 1, 0, null, Usage.NONE, CostSum.NONE, Set.of());
		assertThat(groups(by())).containsExactly(running);
		assertThat(groups(by(Dimension.AGENT))).containsExactly(running);
		this.store.save(Records.info(2), Records.span(2, 1, 0, 5));
		assertThat(groups(by())).containsExactly(new UsageGroup(Map.of(), null, 2, 0,
				new Percentiles(millis(5), millis(5), millis(5)), Usage.NONE, CostSum.NONE, Set.of()));
	}

	@Test
	void errorsAreOfWhatIsCounted() {
		this.store.save(Records.info(1), Records.span(1, 1, 0, 1));
		this.store.save(Records.info(1),
				Records.ended(1, 2, ObservationType.TOOL, 0, 1).level(Level.ERROR, null).build());
		this.store.save(Records.info(1), generation(1, 3, "gpt", 1, "1").level(Level.WARNING, null).build());
		this.store.save(Records.info(2), generation(2, 1, "gpt", 1, "1").build());
		assertThat(groups(by())).extracting(UsageGroup::errors).containsExactly(1L);
		assertThat(groups(by(Dimension.MODEL))).extracting(UsageGroup::errors).containsExactly(0L);
		assertThat(groups(by(Dimension.TYPE))).extracting(UsageGroup::errors).containsExactly(0L, 0L, 1L);
	}

	@Test
	void unpricedModelsAreNamedByGroup() {
		this.store.save(info(1, "s", "ann"), generation(1, 1, "home", 1, null).build());
		this.store.save(info(1, "s", "ann"), generation(1, 2, "gpt", 1, "1").build());
		this.store.save(info(2, "s", "bob"), generation(2, 1, "away", 1, null).build());
		this.store.save(info(2, "s", "bob"), generation(2, 2, "away", 1, null).build());
		assertThat(groups(by(Dimension.SESSION))).extracting(UsageGroup::unpricedModels, UsageGroup::cost)
			.containsExactly(Tuple.tuple(Set.of("away", "home"), unpriced("1", 3)));
		assertThat(groups(by(Dimension.USER))).extracting(UsageGroup::unpricedModels)
			.containsExactly(Set.of("home"), Set.of("away"));
		assertThat(groups(by(Dimension.MODEL))).extracting(UsageGroup::unpricedModels)
			.containsExactly(Set.of(), Set.of("away"), Set.of("home"));
	}

	@Test
	void callsWithoutUsageAreNeitherUnpricedNorFailed() {
		List<@Nullable Usage> told = Arrays.asList(null, new Usage(Map.of(Usage.INPUT, 7L)),
				new Usage(Map.of(Usage.OUTPUT, 7L)), Records.usage(7, 1));
		for (int i = 0; i < told.size(); i++) {
			this.store.save(Records.info(1), called(i, "home", told.get(i)).build());
			this.store.save(Records.info(1),
					called(10 + i, "home", told.get(i)).level(Level.ERROR, null)
						.error(new ErrorInfo("Refused", null, null))
						.build());
		}
		this.store.save(Records.info(1),
				Records.ended(1, 20, ObservationType.EMBEDDING, 0, 1)
					.modelCall(Records.call("home", "home", new Usage(Map.of(Usage.INPUT, 7L))))
					.build());
		for (UsageQuery query : List.of(by(), by(Dimension.MODEL), by(Dimension.SESSION))) {
			assertThat(groups(query)).extracting(UsageGroup::cost, UsageGroup::unpricedModels)
				.containsExactly(Tuple.tuple(new CostSum(null, 3, 3), Set.of("home")));
		}
		assertThat(groups(by(Dimension.MODEL))).extracting(UsageGroup::count, UsageGroup::errors)
			.containsExactly(Tuple.tuple(9L, 4L));
		assertThat(summary(1).cost()).isEqualTo(new CostSum(null, 3, 3));
		this.store.save(Records.info(1), called(0, "home", Records.usage(7, 1)).build());
		assertThat(summary(1).cost()).isEqualTo(new CostSum(null, 4, 2));
	}

	@Test
	void callsAreCountedWithTheModelTheyAskedForWhetherTheyFailOrNot() {
		this.store.save(Records.info(1), asked(1, "gpt", "gpt-2026").build());
		this.store.save(Records.info(1), asked(2, "gpt", null).error(new ErrorInfo("Refused", null, null)).build());
		this.store.save(Records.info(1), asked(3, "gpt", "gpt-2027").build());
		this.store.save(Records.info(1), asked(4, null, "own").build());
		assertThat(counts(by(Dimension.MODEL))).containsExactly("gpt 3", "own 1");
		assertThat(counts(by(Dimension.RESPONSE_MODEL))).containsExactly("gpt-2026 1", "gpt-2027 1", "own 1", " 1");
		assertThat(counts(by(Dimension.MODEL, Dimension.RESPONSE_MODEL))).containsExactly("gpt,gpt-2026 1",
				"gpt,gpt-2027 1", "gpt 1", "own,own 1");
		assertThat(this.store.findUsage(by(Dimension.RESPONSE_MODEL)).counted()).isEqualTo(Counted.MODEL_CALLS);
	}

	@Test
	void tokensOfAModelInThisProcessAreInNoSum() {
		ModelCall own = new ModelCall(null, "mini", null, Map.of(), new Usage(Map.of(Usage.INPUT, 100L)),
				Cost.ofTotal(BigDecimal.ZERO), ModelCall.IN_PROCESS, null, null, null, null, null);
		this.store.save(Records.info(1), Records.ended(1, 1, ObservationType.EMBEDDING, 0, 1).modelCall(own).build());
		this.store.save(Records.info(1), generation(1, 2, "gpt", 10, "0.1").build());
		assertThat(summary(1).usage()).isEqualTo(Records.usage(10, 1));
		assertThat(groups(by())).extracting(UsageGroup::usage, UsageGroup::cost)
			.containsExactly(Tuple.tuple(Records.usage(10, 1), cost("0.1")));
		assertThat(groups(by(Dimension.MODEL))).extracting(UsageGroup::usage)
			.containsExactly(Records.usage(10, 1), Usage.NONE);
	}

	private static ObservationRecordBuilder called(long id, String model, @Nullable Usage usage) {
		return Records.ended(1, id, ObservationType.GENERATION, 0, 1).modelCall(Records.call(model, model, usage));
	}

	private static ObservationRecordBuilder asked(long id, @Nullable String model, @Nullable String answered) {
		return Records.ended(1, id, ObservationType.GENERATION, 0, 1)
			.modelCall(Records.call(answered, model, Records.usage(1, 1)));
	}

	@Test
	void timeIsThatOfWhatIsCounted() {
		this.store.save(Records.info(1), Records.span(1, 1, 0, 100));
		this.store.save(Records.info(1), generation(1, 2, "gpt", 50, "1").build());
		this.store.save(Records.info(2), generation(2, 1, "gpt", 60, "1").build());
		assertThat(counts(between(50, 60))).isEmpty();
		assertThat(counts(between(60, 61))).containsExactly(" 1");
		assertThat(counts(between(0, 60))).containsExactly(" 1");
		assertThat(counts(between(50, 60, Dimension.MODEL))).containsExactly("gpt 1");
		assertThat(counts(between(50, 61, Dimension.MODEL))).containsExactly("gpt 2");
		assertThat(counts(between(60, 50))).isEmpty();
	}

	@Test
	void sumsOfTracesAndOfTheirStepsDifferWhereABorderOfTimeIsWithinATrace() {
		this.store.save(info(1, "s", null), Records.span(1, 9, 0, 100));
		this.store.save(info(1, "s", null), generation(1, 1, "gpt", 10, "0.1").build());
		this.store.save(info(1, "s", null), generation(1, 2, "gpt", 60, "0.2").build());
		for (Dimension step : List.of(Dimension.MODEL, Dimension.TYPE)) {
			assertThat(costs(between(0, 50, Dimension.SESSION))).isEqualTo(costs(by(step))).isEqualTo("0.3");
			assertThat(costs(between(0, 50, step))).isEqualTo(costs(between(0, 50, Dimension.SESSION, step)))
				.isEqualTo("0.1");
			assertThat(costs(between(50, 100, Dimension.SESSION))).isEqualTo("0");
			assertThat(costs(between(50, 100, step))).isEqualTo("0.2");
		}
	}

	@Test
	void traceIsInTheIntervalItStartsInAndEachStepInItsOwn() {
		long hour = 3_600_000;
		this.store.save(info(1, "s", null), Records.span(1, 9, 0, hour));
		this.store.save(info(1, "s", null), generation(1, 1, "gpt", 10, "0.1").build());
		this.store.save(info(1, "s", null), generation(1, 2, "gpt", hour, "0.2").build());
		assertThat(groups(by(Interval.HOUR, ZoneOffset.UTC, Dimension.SESSION)))
			.extracting(UsageGroup::start, UsageGroup::cost)
			.containsExactly(Tuple.tuple(Records.START, cost("0.3")));
		assertThat(groups(by(Interval.HOUR, ZoneOffset.UTC, Dimension.SESSION, Dimension.MODEL)))
			.extracting(UsageGroup::start, UsageGroup::cost)
			.containsExactly(Tuple.tuple(Records.START, cost("0.1")), Tuple.tuple(Records.at(hour), cost("0.2")));
	}

	@Test
	void intervalsStartAtFullHoursAndMidnightsOfTheZone() {
		saveAt("2026-11-22T10:29:59.999Z", "2026-11-22T10:30:00Z", "2026-11-22T18:29:00Z", "2026-11-22T18:30:00Z");
		ZoneId kolkata = ZoneId.of("Asia/Kolkata");
		assertThat(starts(Interval.HOUR, ZoneOffset.UTC)).containsExactly("2026-11-22T10:00:00Z 2",
				"2026-11-22T18:00:00Z 2");
		assertThat(starts(Interval.HOUR, kolkata)).containsExactly("2026-11-22T09:30:00Z 1", "2026-11-22T10:30:00Z 1",
				"2026-11-22T17:30:00Z 1", "2026-11-22T18:30:00Z 1");
		assertThat(starts(Interval.MINUTE, kolkata)).containsExactly("2026-11-22T10:29:00Z 1", "2026-11-22T10:30:00Z 1",
				"2026-11-22T18:29:00Z 1", "2026-11-22T18:30:00Z 1");
		assertThat(starts(Interval.DAY, ZoneOffset.UTC)).containsExactly("2026-11-22T00:00:00Z 4");
		assertThat(starts(Interval.DAY, kolkata)).containsExactly("2026-11-21T18:30:00Z 3", "2026-11-22T18:30:00Z 1");
	}

	@Test
	void dayHas23HoursWhenClocksGoForwardAnd25WhenTheyGoBack() {
		ZoneId zurich = ZoneId.of("Europe/Zurich");
		saveAt("2026-03-28T23:00:00Z", "2026-03-29T21:59:00Z", "2026-03-29T22:00:00Z");
		assertThat(starts(Interval.DAY, zurich)).containsExactly("2026-03-28T23:00:00Z 2", "2026-03-29T22:00:00Z 1");
		this.store = createStore(this.clock);
		saveAt("2026-10-24T22:00:00Z", "2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z", "2026-10-25T22:59:00Z",
				"2026-10-25T23:00:00Z");
		assertThat(starts(Interval.DAY, zurich)).containsExactly("2026-10-24T22:00:00Z 4", "2026-10-25T23:00:00Z 1");
		assertThat(starts(Interval.HOUR, zurich)).containsExactly("2026-10-24T22:00:00Z 1", "2026-10-25T00:00:00Z 1",
				"2026-10-25T01:00:00Z 1", "2026-10-25T22:00:00Z 1", "2026-10-25T23:00:00Z 1");
	}

	@Test
	void dayWhoseMidnightComesTwiceOrNotAtAllIsOne() {
		saveAt("2026-11-01T04:30:00Z", "2026-11-01T05:30:00Z", "2026-11-01T15:00:00Z");
		assertThat(starts(Interval.DAY, ZoneId.of("America/Havana"))).containsExactly("2026-11-01T04:00:00Z 3");
		this.store = createStore(this.clock);
		saveAt("2026-04-23T22:30:00Z", "2026-04-24T15:00:00Z");
		assertThat(starts(Interval.DAY, ZoneId.of("Africa/Cairo"))).containsExactly("2026-04-23T22:00:00Z 2");
	}

	@Test
	void groupsOfOneIntervalAreOrderedByCost() {
		this.store.save(info(1, "s", null), generation(1, 1, "gpt", 0, "1").build());
		this.store.save(info(2, "t", null), generation(2, 1, "gpt", 0, "2").build());
		this.store.save(info(3, "s", null), generation(3, 1, "gpt", 3_600_000, "2").build());
		this.store.save(info(4, "t", null), generation(4, 1, "gpt", 3_600_000, "1").build());
		assertThat(groups(by(Interval.HOUR, ZoneOffset.UTC, Dimension.SESSION)))
			.extracting((group) -> group.start() + " " + group.key().get(Dimension.SESSION))
			.containsExactly("2026-11-22T10:00:00Z t", "2026-11-22T10:00:00Z s", "2026-11-22T11:00:00Z s",
					"2026-11-22T11:00:00Z t");
	}

	@Test
	void moreGroupsThanAllowedAreRefused() {
		for (int trace = 1; trace <= 4; trace++) {
			this.store.save(info(trace, "s" + trace % 3, null), Records.span(trace, 1, 0, 1));
		}
		assertThat(groups(new UsageQuery(List.of(Dimension.SESSION), null, ZoneOffset.UTC, null, null, 3))).hasSize(3);
		assertThatExceptionOfType(TooManyGroupsException.class)
			.isThrownBy(() -> this.store
				.findUsage(new UsageQuery(List.of(Dimension.SESSION), null, ZoneOffset.UTC, null, null, 2)))
			.withMessage("more than 2 groups; allowed are fewer fields to group by, longer intervals "
					+ "or a shorter time that make at most so many");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> new UsageQuery(List.of(), null, ZoneOffset.UTC, null, null, 0))
			.withMessage("maxGroups is 0; allowed is 1 or more");
	}

	@Test
	void coverageIsFromTheOpeningToNow() {
		this.clock.set(500);
		Coverage all = new Coverage(Records.START, Records.at(500), true);
		assertThat(this.store.findUsage(by()).coverage()).isEqualTo(all);
		assertThat(this.store.findUsage(between(0, 100)).coverage()).isEqualTo(all);
		assertThat(this.store.findUsage(between(-1, 100)).coverage())
			.isEqualTo(new Coverage(Records.START, Records.at(500), false));
	}

	@Test
	void coverageBeginsAfterWhatWasDeleted() {
		this.store.save(info(1, "s", null), Records.span(1, 1, 10, 500));
		this.store.save(info(1, "s", null), Records.span(1, 2, 30, 1));
		this.store.save(info(2, "t", null), Records.span(2, 1, 20, 1));
		this.store.save(info(3, "u", null), Records.span(3, 1, 40, 1));
		this.store.deleteTrace(Records.traceId(1));
		assertLostUntil(30);
		this.store.deleteSession("t");
		assertLostUntil(30);
		this.store.save(info(1, "s", null), Records.span(1, 2, 35, 1));
		assertLostUntil(35);
		this.store.deleteSession("u");
		assertLostUntil(40);
	}

	@Test
	void sumsOfTwelveGenerationsOfFourModelsAgreeWithThoseByHand() {
		TraceInfo first = info(1, "s", "ann");
		this.store.save(first, Records.ended(1, 99, ObservationType.AGENT, 0, 100).build());
		String[][] calls = { { "gpt-4o", "0.0123" }, { "gpt-4o-mini", "0.00045" }, { "claude", "0.021" },
				{ "home", null }, { "gpt-4o", "0.00000125" }, { "gpt-4o-mini", "0.0001" }, { "claude", "0.3" },
				{ "home", null }, { "gpt-4o", "0.1" }, { "gpt-4o-mini", "0" }, { "claude", "0.0000001" },
				{ "home", null } };
		for (int i = 0; i < calls.length; i++) {
			this.store.save(first,
					generation(1, i + 1, calls[i][0], 100 + i, calls[i][1]).parent(Records.id(99)).build());
		}
		this.store.save(info(2, "s", "bob"), generation(2, 1, "gpt-4o", 1000, "0.5").build());
		this.store.save(info(3, "t", "ann"), generation(3, 1, "claude", 1000, "0.25").build());
		// 0.11230125 of gpt-4o, 0.00055 of gpt-4o-mini, 0.3210001 of claude
		CostSum trace = unpriced("0.43385135", 3);
		Usage tokens = Records.usage(1266, 12);
		assertThat(summary(1)).extracting(TraceSummary::usage, TraceSummary::cost).containsExactly(tokens, trace);
		assertThat(session("s")).extracting(Session::usage, Session::cost)
			.containsExactly(Records.usage(2266, 13), unpriced("0.93385135", 3));
		assertThat(sums(Dimension.SESSION))
			.isEqualTo(Map.of("s", "0.93385135 2266+13 unpriced 3 [home]", "t", "0.25 1000+1 unpriced 0 []"));
		assertThat(sums(Dimension.USER))
			.isEqualTo(Map.of("ann", "0.68385135 2266+13 unpriced 3 [home]", "bob", "0.5 1000+1 unpriced 0 []"));
		assertThat(sums(Dimension.MODEL))
			.isEqualTo(Map.of("gpt-4o", "0.61230125 1312+4 unpriced 0 []", "gpt-4o-mini", "0.00055 315+3 unpriced 0 []",
					"claude", "0.5710001 1318+4 unpriced 0 []", "home", "null 321+3 unpriced 3 [home]"));
		assertThat(sums()).isEqualTo(Map.of("", "1.18385135 3266+14 unpriced 3 [home]"));
		assertThat(sums(Dimension.AGENT))
			.isEqualTo(Map.of("clew.agent", "0.43385135 1266+12 unpriced 3 [home]", "", "0.75 2000+2 unpriced 0 []"));
	}

	private Map<String, String> sums(Dimension... dimensions) {
		Map<String, String> sums = new TreeMap<>();
		groups(by(dimensions)).forEach((group) -> {
			Cost cost = group.cost().cost();
			sums.put(String.join(",", group.key().values()),
					((cost != null) ? cost.total().toPlainString() : null) + " " + group.usage().inputTotal() + "+"
							+ group.usage().outputTotal() + " unpriced " + group.cost().unpriced() + " "
							+ group.unpricedModels());
		});
		return sums;
	}

	private String costs(UsageQuery query) {
		return groups(query).stream()
			.map((group) -> group.cost().cost())
			.filter(Objects::nonNull)
			.map(Cost::total)
			.reduce(BigDecimal.ZERO, BigDecimal::add)
			.toPlainString();
	}

	private void assertKey(Dimension dimension, String value, long count, Counted counted) {
		UsageReport report = this.store.findUsage(by(dimension));
		assertThat(report.counted()).isEqualTo(counted);
		assertThat(report.groups()).filteredOn((group) -> group.key().equals(Map.of(dimension, value)))
			.singleElement()
			.extracting(UsageGroup::count, UsageGroup::usage, UsageGroup::cost)
			.containsExactly(count, Records.usage(20, 2), cost("0.2"));
		assertThat(dimension.field()).isNotEmpty();
	}

	private void assertSums(UsageQuery query, UsageGroup whole) {
		Usage usage = Usage.NONE;
		CostSum cost = CostSum.NONE;
		for (UsageGroup group : groups(query)) {
			usage = usage.plus(group.usage());
			cost = cost.plus(group.cost());
		}
		assertThat(List.of(usage, cost)).as(query.toString()).containsExactly(whole.usage(), whole.cost());
	}

	private void assertLostUntil(long millis) {
		Coverage all = this.store.findUsage(by()).coverage();
		assertThat(all.tracesFrom()).isAfter(Records.at(millis)).isBefore(Records.at(millis + 1));
		Coverage before = this.store.findUsage(between(millis, 10_000)).coverage();
		assertThat(before.complete()).isFalse();
		assertThat(before.from()).isAfter(Records.at(millis)).isBefore(Records.at(millis + 1));
		assertThat(this.store.findUsage(between(millis + 1, 10_000)).coverage().complete()).isTrue();
	}

	private void saveAt(String... starts) {
		for (int i = 0; i < starts.length; i++) {
			Instant start = Instant.parse(starts[i]);
			ObservationRecord span = ObservationRecord
				.builder(Records.traceId(i + 1), Records.id(1), ObservationType.SPAN, "span", start)
				.duration(millis(1))
				.build();
			this.store.save(Records.info(i + 1), span);
		}
	}

	private List<String> starts(Interval interval, ZoneId zone) {
		return groups(by(interval, zone)).stream().map((group) -> group.start() + " " + group.count()).toList();
	}

	private List<String> counts(UsageQuery query) {
		return groups(query).stream()
			.map((group) -> String.join(",", group.key().values()) + " " + group.count())
			.toList();
	}

	private List<@Nullable Percentiles> latencies(UsageQuery query) {
		return groups(query).stream().<@Nullable Percentiles>map(UsageGroup::latency).toList();
	}

	private List<UsageGroup> groups(UsageQuery query) {
		return this.store.findUsage(query).groups();
	}

	private TraceSummary summary(long trace) {
		return this.store.findTraces(TraceQuery.builder().build())
			.items()
			.stream()
			.filter((summary) -> summary.info().traceId().equals(Records.traceId(trace)))
			.findFirst()
			.orElseThrow();
	}

	private Session session(String id) {
		return this.store.findSessions(SessionQuery.byId(id)).items().get(0).session();
	}

	private static UsageQuery by(Dimension... dimensions) {
		return new UsageQuery(Arrays.asList(dimensions), null, ZoneOffset.UTC, null, null, 1000);
	}

	private static UsageQuery by(Interval interval, ZoneId zone, Dimension... dimensions) {
		return new UsageQuery(Arrays.asList(dimensions), interval, zone, null, null, 1000);
	}

	private static UsageQuery between(long from, long to, Dimension... dimensions) {
		return new UsageQuery(Arrays.asList(dimensions), null, ZoneOffset.UTC, Records.at(from), Records.at(to), 1000);
	}

	private static TraceInfo info(long trace, String session, @Nullable String user) {
		return new TraceInfo(Records.traceId(trace), 0, "GET /", session, user, Records.ORIGIN, List.of(), Map.of(),
				List.of());
	}

	private static TraceInfo tagged(long trace, String... tags) {
		return new TraceInfo(Records.traceId(trace), 0, "GET /", null, null, Records.ORIGIN, List.of(tags), Map.of(),
				List.of());
	}

	// A call that starts and takes as many milliseconds as it has tokens of input.
	private static ObservationRecordBuilder generation(long trace, long id, String model, long input,
			@Nullable String cost) {
		return Records.ended(trace, id, ObservationType.GENERATION, input, input)
			.modelCall(call(model, "openai", input, cost));
	}

	private static ModelCall call(String model, String provider, long input, @Nullable String cost) {
		Usage usage = (input > 0) ? Records.usage(input, 1) : null;
		return new ModelCall(model, model, provider, Map.of(), usage, (cost != null) ? cost(cost).cost() : null, null,
				null, null, null, null, null);
	}

	private static ObservationRecordBuilder named(long id, String name, ObservationType type, long parent) {
		return Records.named(1, id, type, name).parent((parent > 0) ? Records.id(parent) : null);
	}

	private static CostSum cost(String total) {
		return unpriced(total, 0);
	}

	private static CostSum unpriced(String total, int unpriced) {
		return new CostSum(Cost.of(Map.of(Usage.INPUT, new BigDecimal(total))), unpriced, 0);
	}

	private static Duration millis(long millis) {
		return Duration.ofMillis(millis);
	}

}
