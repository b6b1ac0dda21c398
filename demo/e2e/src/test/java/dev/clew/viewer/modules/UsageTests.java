package dev.clew.viewer.modules;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(ViewerModulesExtension.class)
class UsageTests {

	private static final String GRID = "usage/usage-grid.js";

	private static final String MODEL = "usage/usage-model.js";

	private static final String SCALE = "usage/usage-scale.js";

	private static final long HOUR = 3_600_000;

	private static final long START = 1_773_104_400_000L;

	private final ViewerModules modules;

	UsageTests(ViewerModules modules) {
		this.modules = modules;
	}

	@Test
	void intervalsWithoutUseAreThereToo() {
		assertThat(this.modules.call(GRID, "grid", List.of(START, START + 3 * HOUR), "hour"))
			.isEqualTo(List.of(START, START + HOUR, START + 2 * HOUR, START + 3 * HOUR));
		assertThat(this.modules.call(GRID, "grid", List.of(START), "hour", Map.of("from", START - HOUR, "to", START)))
			.isEqualTo(List.of(START - HOUR, START));
		assertThat(this.modules.call(GRID, "grid", List.of(), "hour")).isEqualTo(List.of());
	}

	@Test
	void neighboursStandForAllWhereThereAreTooManyIntervals() {
		long end = START + 5000 * HOUR;
		assertThat(this.modules.call(GRID, "grid", List.of(START, end), "hour"))
			.isEqualTo(List.of(START, START + HOUR, end - HOUR, end));
		assertThat(this.modules.call(GRID, "countOf", START, end, "hour")).isEqualTo(5001);
		assertThat(this.modules.call(GRID, "countOf", START, end, "day")).isEqualTo(209);
	}

	@Test
	void intervalSuitsTheTimeThatIsShown() {
		assertThat(List.of(HOUR / 4, 3 * HOUR, 3 * HOUR + 1, 96 * HOUR, 97 * HOUR))
			.extracting((span) -> this.modules.call(GRID, "suiting", span))
			.containsExactly("minute", "minute", "hour", "hour", "day");
		assertThat(this.modules.call(GRID, "longer", "minute")).isEqualTo("hour");
		assertThat(this.modules.call(GRID, "longer", "day")).isNull();
		assertThat(this.modules.call(GRID, "countOf", START, START + HOUR, "minute")).isEqualTo(61);
	}

	@Test
	void whatWasNotUsedHasNoMark() {
		List<?> groups = List.of(group("m-1", 0, "0.25"), group("m-1", 2, "0.5"));
		assertThat(series(groups, "cost", List.of("m-1")))
			.isEqualTo(List.of(Map.of("name", "m-1", "values", Arrays.asList(0.25, null, 0.5))));
		assertThat(series(groups, "latency", List.of("m-1")))
			.isEqualTo(List.of(Map.of("name", "m-1", "values", Arrays.asList(7, null, 7))));
	}

	@Test
	void othersAddUpToOneSeriesWhereTheyCan() {
		List<?> groups = List.of(group("a", 0, "1"), group("b", 0, "9"), group("c", 0, "8"));
		assertThat(this.modules.call(MODEL, "mostUsed", groups, "model", 2)).isEqualTo(List.of("b", "c"));
		assertThat(series(groups, "cost", List.of("c")))
			.isEqualTo(List.of(Map.of("name", "c", "values", List.of(8)), Map.of("values", List.of(10))));
		assertThat(series(groups, "latency", List.of("c")))
			.isEqualTo(List.of(Map.of("name", "c", "values", List.of(7))));
	}

	@Test
	void levelsOfAChartAreRound() {
		assertThat(this.modules.call(SCALE, "levels", 0.00011)).isEqualTo(List.of(0, 0.00005, 0.0001, 0.00015));
		assertThat(this.modules.call(SCALE, "levels", 830)).isEqualTo(List.of(0, 250, 500, 750, 1000));
		assertThat(this.modules.call(SCALE, "levels", 0)).isEqualTo(List.of(0, 1));
		assertThat(this.modules.call(SCALE, "wholeLevels", 2)).isEqualTo(List.of(0, 1, 2));
		assertThat(this.modules.call(SCALE, "ticks", 24, 480)).isEqualTo(List.of(0, 5, 10, 15, 20));
		assertThat(this.modules.call(SCALE, "runs", Arrays.asList(1, 2, null, 4)))
			.isEqualTo(List.of(List.of(0, 1), List.of(3, 3)));
	}

	@Test
	void groupLeadsToItsTraces() {
		Map<String, String> time = Map.of("from", "2026-03-10", "to", "2026-03-11");
		assertThat(this.modules.call(MODEL, "tracesOf", group("m-1", 0, "1"), "model", "modelCalls", time))
			.isEqualTo(Map.of("page", "traces", "model", "m-1", "observationFrom", "2026-03-10", "observationTo",
					"2026-03-11"));
		assertThat(this.modules.call(MODEL, "tracesOf", Map.of("key", Map.of("user", "ann")), "user", "traces", time))
			.isEqualTo(Map.of("page", "traces", "user", "ann", "from", "2026-03-10", "to", "2026-03-11"));
		assertThat(this.modules.call(MODEL, "tracesOf", Map.of("key", Map.of()), "model", "traces", time)).isNull();
		assertThat(this.modules.call(MODEL, "tracesOf", Map.of("key", Map.of("provider", "p")), "provider", "traces",
				time))
			.isNull();
	}

	@Test
	void sumsOfASessionRunAlong() {
		assertThat(this.modules
			.run("""
					const { turnsOf } = await use('sessions/turns.js');
					const at = (seconds) => new Date(Date.UTC(2026, 2, 10) + 1000 * seconds).toISOString();
					return turnsOf([{ startTime: at(0), endTime: at(2), latencyMs: 2000, cost: { total: '0.001' } },
						{ startTime: at(10), endTime: at(11), latencyMs: 1000, cost: { unpriced: 1 } }, { startTime: at(600) }])
						.map(({ latencyMs, dollars, unpriced, gapMs }) => [latencyMs, dollars, unpriced, gapMs ?? 0]);
					"""))
			.isEqualTo(
					List.of(List.of(2000, 0.001, 0, 0), List.of(3000, 0.001, 1, 0), List.of(3000, 0.001, 1, 589_000)));
	}

	private @Nullable Object series(List<?> groups, String measure, List<String> names) {
		return this.modules.run("""
				const { series } = await use('usage/usage-model.js');
				return series(given[0], 'model', given[1], given[2], { interval: 'hour' }).series;
				""", groups, measure, names);
	}

	private static Map<String, ?> group(String model, int hour, String cost) {
		return Map.of("key", Map.of("model", model), "start", Instant.ofEpochMilli(START + hour * HOUR).toString(),
				"count", 1, "latencyMs", Map.of("p95", 7), "cost", Map.of("total", cost));
	}

}
