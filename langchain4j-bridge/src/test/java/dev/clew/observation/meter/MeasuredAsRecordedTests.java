package dev.clew.observation.meter;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.clew.observation.Application;
import dev.clew.observation.tree.TraceNode;
import dev.clew.store.query.TraceQuery;
import dev.clew.trace.Cost;
import dev.clew.trace.CostSum;
import dev.clew.trace.ObservationRecord;
import dev.clew.trace.ObservationType;
import dev.clew.trace.Usage;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Meters say what the records say, however a step ends.
 */
class MeasuredAsRecordedTests {

	private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

	private final Application application = new Application();

	private final List<ObservationRecord> records;

	MeasuredAsRecordedTests() {
		new ModelCalls(this.application, this.meters).oneOfEach();
		this.records = this.application.store.findObservations(TraceQuery.builder().limit(500).build())
			.items()
			.stream()
			.map((found) -> found.observation())
			.toList();
		assertThat(this.application.faults).isEmpty();
	}

	@Test
	void everyObservationIsCounted() {
		Map<String, Double> recorded = this.records.stream()
			.collect(Collectors.groupingBy((one) -> one.type() + " " + one.level(), TreeMap::new,
					Collectors.summingDouble((one) -> 1)));
		assertThat(counts(ClewMeter.OBSERVATIONS, (id) -> id.getTag("type") + " " + id.getTag("level")))
			.isEqualTo(recorded)
			.hasSize(9);
	}

	@Test
	void tokensAreThoseOfTheRecords() {
		Usage recorded = this.records.stream().map(ObservationRecord::usage).reduce(Usage.NONE, Usage::plus);
		assertThat(counts(ClewMeter.TOKENS, (id) -> String.valueOf(id.getTag("bucket"))))
			.isEqualTo(Map.of("input", 149.0, "output", 61.0))
			.isEqualTo(Map.of("input", (double) recorded.inputTotal(), "output", (double) recorded.outputTotal()));
		assertThat(this.meters.get(ClewMeter.TOKEN_USAGE.getName())
			.summaries()
			.stream()
			.collect(Collectors.groupingBy((one) -> one.getId().getTag("gen_ai.token.type"),
					Collectors.summingDouble((one) -> one.totalAmount()))))
			.isEqualTo(Map.of("input", 149.0, "output", 61.0));
	}

	@Test
	void costIsThatOfTheRecords() {
		CostSum recorded = this.records.stream().map(CostSum::of).reduce(CostSum.NONE, CostSum::plus);
		assertThat(recorded.cost()).isEqualTo(Cost.ofTotal(new BigDecimal("0.291")));
		assertThat(total(ClewMeter.COST)).isCloseTo(0.291, Offset.offset(1e-12));
		assertThat(total(ClewMeter.UNPRICED)).isEqualTo(2).isEqualTo(recorded.unpriced());
		assertThat(total(ClewMeter.WITHOUT_USAGE)).isEqualTo(2).isEqualTo(recorded.withoutUsage());
		assertThat(total(ClewMeter.USAGE_MISMATCHES)).isEqualTo(1);
	}

	@Test
	void durationsAreThoseOfTheRecordsWhoseEndIsKnown() {
		assertSame(ClewMeter.OPERATION_DURATION, ended(ObservationType.GENERATION, ObservationType.EMBEDDING), 10);
		assertSame(ClewMeter.TOOL_DURATION, ended(ObservationType.TOOL), 2);
		assertSame(ClewMeter.AGENT_DURATION, ended(ObservationType.AGENT), 2);
	}

	@Test
	void timeToFirstTokenIsThatOfTheRecords() {
		assertSame(ClewMeter.TIME_TO_FIRST_CHUNK,
				this.records.stream()
					.map(ObservationRecord::modelCall)
					.filter(Objects::nonNull)
					.map((call) -> call.timeToFirstToken())
					.filter(Objects::nonNull),
				2);
	}

	@Test
	void everySampleOfAMeterHasTheSameTagKeysAndThoseThatAreDocumented() {
		for (ClewMeter meter : ClewMeter.values()) {
			assertThat(this.meters.find(meter.getName()).meters())
				.allSatisfy((sample) -> assertThat(sample.getId().getTags()).extracting(Tag::getKey)
					.containsExactlyInAnyOrder(
							Stream.of(meter.getKeyNames()).map((key) -> key.asString()).toArray(String[]::new)));
		}
		assertThat(this.meters.getMeters().stream().map((meter) -> meter.getId().getName().replace(".histogram", "")))
			.containsOnly(ClewMeter.OPERATION_DURATION.getName(), ClewMeter.TIME_TO_FIRST_CHUNK.getName(),
					ClewMeter.TOKEN_USAGE.getName(), ClewMeter.TOOL_DURATION.getName(),
					ClewMeter.AGENT_DURATION.getName(), ClewMeter.TOKENS.getName(), ClewMeter.COST.getName(),
					ClewMeter.UNPRICED.getName(), ClewMeter.WITHOUT_USAGE.getName(),
					ClewMeter.USAGE_MISMATCHES.getName(), ClewMeter.OBSERVATIONS.getName());
	}

	private void assertSame(ClewMeter meter, Stream<Duration> recorded, int count) {
		long[] nanos = recorded.mapToLong(Duration::toNanos).toArray();
		List<Timer> timers = List.copyOf(this.meters.get(meter.getName()).timers());
		assertThat(nanos).hasSize(count);
		assertThat(sum(timers, Timer::count)).isEqualTo(count);
		assertThat(sum(timers, (timer) -> timer.totalTime(TimeUnit.NANOSECONDS))).isEqualTo(Arrays.stream(nanos).sum());
	}

	private Stream<Duration> ended(ObservationType... types) {
		return this.records.stream()
			.filter((one) -> List.of(types).contains(one.type()) && !one.notes().contains(TraceNode.END_UNKNOWN))
			.map(MeasuredAsRecordedTests::duration);
	}

	private static Duration duration(ObservationRecord one) {
		return Objects.requireNonNull(one.duration());
	}

	private double total(ClewMeter meter) {
		return counts(meter, (id) -> "all").getOrDefault("all", 0.0);
	}

	private Map<String, Double> counts(ClewMeter meter, Function<Meter.Id, String> key) {
		return this.meters.get(meter.getName())
			.counters()
			.stream()
			.collect(Collectors.groupingBy((counter) -> key.apply(counter.getId()), TreeMap::new,
					Collectors.summingDouble((counter) -> counter.count())));
	}

	private static <T> double sum(Iterable<T> all, ToDoubleFunction<T> value) {
		double sum = 0;
		for (T one : all) {
			sum += value.applyAsDouble(one);
		}
		return sum;
	}

}
