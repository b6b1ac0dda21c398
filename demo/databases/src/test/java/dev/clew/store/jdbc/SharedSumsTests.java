package dev.clew.store.jdbc;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;

import javax.sql.DataSource;

import dev.clew.store.Records;
import dev.clew.store.usage.UsageGroup;
import dev.clew.store.usage.UsageQuery;
import dev.clew.store.usage.UsageQuery.Dimension;
import dev.clew.store.usage.UsageReport;
import dev.clew.trace.TraceInfo;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Sums of hours that several processes write to and add up.
 */
@Timeout(120)
@ExtendWith(Postgres.Extension.class)
class SharedSumsTests {

	private static final int TRACES = 200;

	private final TestStores stores = new TestStores();

	private final DataSource dataSource;

	private final JdbcTraceStore store;

	private final JdbcTraceStore other;

	SharedSumsTests(Postgres postgres) throws Exception {
		this.dataSource = this.stores.dataSource(postgres.createDatabase());
		TestStores.createTables(this.dataSource, "CLEW_");
		this.store = open();
		this.other = open();
	}

	private JdbcTraceStore open() {
		return this.stores.open(this.dataSource, TestStores.SETTINGS, InstantSource.fixed(Records.at(0)));
	}

	@AfterEach
	void closeStores() throws Exception {
		this.stores.close();
	}

	@Test
	void sumsAreExactThoughSeveralWriteToTheSameTracesAndAddUpAtOnce() throws Exception {
		together(
				List.of(() -> save(this.store, 1, 3), () -> save(this.other, 2, 40), () -> addUp(10), () -> addUp(10)));
		addUp(1);
		gone(Duration.ofMillis(1));
		UsageReport report = this.store.findUsage(by(Dimension.MODEL));
		assertThat(report.coverage().rolledUp()).isTrue();
		assertThat(report.groups()).extracting(UsageGroup::count).containsExactly(2L * TRACES);
		assertThat(inputs(this.other, Dimension.MODEL)).isEqualTo(Map.of("gpt", 43L * TRACES));
	}

	@Test
	void userIsErasedFromWhatAnotherProcessHasWritten() {
		this.other.save(info(1, "ann"), Records.generation(1, 1, 10, 5, 3, 1).build());
		this.other.save(info(2, "bob"), Records.generation(2, 1, 10, 5, 40, 1).build());
		assertThat(this.other.flush(Duration.ofSeconds(30))).isTrue();
		gone(Duration.ofMillis(1));
		assertThat(inputs(this.store, Dimension.USER)).isEqualTo(Map.of("ann", 3L, "bob", 40L));
		this.store.deleteUser("ann");
		assertThat(inputs(this.other, Dimension.USER)).isEqualTo(Map.of("(erased)", 3L, "bob", 40L));
	}

	@Test
	void sumsGoWhenTheirOwnTimeIsOver() throws Exception {
		save(this.store, 1, 3);
		gone(Duration.ofMillis(1));
		addUp(1);
		assertThat(rollups(Duration.ofDays(400), Duration.ofDays(399)).apply()).isZero();
		assertThat(inputs(this.store, Dimension.MODEL)).isEqualTo(Map.of("gpt", 3L * TRACES));
		assertThat(rollups(Duration.ofDays(400), Duration.ofDays(402)).apply()).isPositive();
		assertThat(inputs(this.store, Dimension.MODEL)).isEmpty();
		assertThat(this.store.findUsage(by(Dimension.MODEL)).coverage().complete()).isFalse();
	}

	private int save(JdbcTraceStore to, long id, long input) {
		for (int trace = 1; trace <= TRACES; trace++) {
			to.save(Records.info(trace), Records.generation(trace, id, 10, 5, input, 1).build());
			if (trace % 20 == 0) {
				assertThat(to.flush(Duration.ofSeconds(30))).isTrue();
			}
		}
		return TRACES;
	}

	private int addUp(int times) {
		int changes = 0;
		for (int i = 0; i < times; i++) {
			changes += rollups(null, Duration.ZERO).addUp();
		}
		return changes;
	}

	private Rollups rollups(@Nullable Duration age, Duration later) {
		Database database = new Database(this.dataSource, "CLEW_", new OwnStatements());
		InstantSource clock = InstantSource.fixed(Records.at(0).plus(later));
		return new Rollups(database, new RollupRows(database), new HeldTimes(database, clock), age, clock);
	}

	private void gone(Duration age) {
		Instant later = Records.at(0).plus(Duration.ofDays(1));
		assertThat(TestStores.retention(this.dataSource, age, later).apply()).isPositive();
	}

	private static TraceInfo info(long trace, String user) {
		return new TraceInfo(Records.traceId(trace), 0, "GET /", null, user, Records.ORIGIN, List.of(), Map.of(),
				List.of());
	}

	private static UsageQuery by(Dimension dimension) {
		return new UsageQuery(List.of(dimension), null, ZoneOffset.UTC, null, null, 100);
	}

	private static Map<String, Long> inputs(JdbcTraceStore store, Dimension dimension) {
		return store.findUsage(by(dimension))
			.groups()
			.stream()
			.collect(Collectors.toMap((group) -> String.join(",", group.key().values()),
					(group) -> group.usage().inputTotal()));
	}

	private static void together(List<Callable<Integer>> tasks) throws Exception {
		ExecutorService threads = Executors.newFixedThreadPool(tasks.size());
		try {
			List<Integer> results = new ArrayList<>();
			for (Future<Integer> each : threads.invokeAll(tasks)) {
				results.add(each.get());
			}
			assertThat(results).hasSameSizeAs(tasks);
		}
		finally {
			threads.shutdownNow();
		}
	}

}
