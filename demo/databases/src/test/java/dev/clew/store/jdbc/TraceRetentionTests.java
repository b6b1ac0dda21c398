package dev.clew.store.jdbc;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

import javax.sql.DataSource;

import dev.clew.store.Records;
import dev.clew.store.jdbc.JdbcStoreSettings.Retention;
import dev.clew.store.query.TraceQuery;
import dev.clew.trace.Content;
import dev.clew.trace.Level;
import dev.clew.trace.ObservationType;
import dev.clew.trace.ScoreTarget;
import dev.clew.trace.Status;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Which traces go, and which stay.
 */
@ExtendWith(Postgres.Extension.class)
class TraceRetentionTests {

	private static final Instant NOW = Records.at(10_000);

	private final TestStores stores = new TestStores();

	private final Postgres postgres;

	TraceRetentionTests(Postgres postgres) {
		this.postgres = postgres;
	}

	@AfterEach
	void closeStores() throws Exception {
		this.stores.close();
	}

	@ParameterizedTest
	@MethodSource("databases")
	void oldTracesGoUnlessTheyAreMarkedOrScoredOrRun(String database) throws Exception {
		DataSource dataSource = dataSource(database);
		JdbcTraceStore store = this.stores.open(dataSource, TestStores.SETTINGS, () -> NOW);
		for (int trace = 1; trace <= 6; trace++) {
			store.save(Records.info(trace), Records.span(trace, 1, trace * 1000, 10));
		}
		store.save(Records.info(7), Records.running(7, 1, ObservationType.AGENT, 1000));
		store.bookmark(Records.traceId(2), true);
		store.save(Records.score(ScoreTarget.trace(Records.traceId(3)), "helpful", 1));
		store.save(Records.score(ScoreTarget.observation(Records.traceId(1), Records.id(1)), "helpful", 1));
		Retention age = new Retention(Duration.ofMillis(5500), Duration.ofMillis(8000), null, null);
		assertThat(TestStores.retention(dataSource, age, NOW).apply()).isEqualTo(2);
		assertThat(found(store)).containsExactly(6L, 5L, 3L, 2L, 7L);
		assertThat(Stream.of(1, 2, 4).map((trace) -> store.wasEvicted(Records.traceId(trace)))).containsExactly(true,
				false, true);
		assertThat(TestStores.retention(dataSource, age, NOW).apply()).isZero();
	}

	@ParameterizedTest
	@MethodSource("databases")
	void oldestTracesGoWhereThereAreTooMany(String database) throws Exception {
		DataSource dataSource = dataSource(database);
		JdbcTraceStore store = this.stores.open(dataSource, TestStores.SETTINGS, () -> NOW);
		for (int trace = 1; trace <= 6; trace++) {
			store.save(Records.info(trace), Records.span(trace, 1, trace * 1000, 10));
		}
		store.bookmark(Records.traceId(2), true);
		assertThat(found(store)).hasSize(6);
		assertThat(TestStores.retention(dataSource, new Retention(null, null, 3L, null), NOW).apply()).isEqualTo(3);
		assertThat(found(store)).containsExactly(6L, 5L, 2L);
	}

	@ParameterizedTest
	@MethodSource("databases")
	void oldestTracesGoWhereTheyAreTooLarge(String database) throws Exception {
		DataSource dataSource = dataSource(database);
		JdbcTraceStore store = this.stores.open(dataSource, TestStores.SETTINGS, () -> NOW);
		for (int trace = 1; trace <= 6; trace++) {
			store.save(Records.info(trace),
					Records.ended(trace, 1, ObservationType.TOOL, trace * 1000, 10)
						.output(Content.ofJson("\"" + "x".repeat(100_000) + "\""))
						.build());
		}
		assertThat(found(store)).hasSize(6);
		assertThat(TestStores.retention(dataSource, new Retention(null, null, null, 350_000L), NOW).apply())
			.isEqualTo(3);
		assertThat(found(store)).containsExactly(6L, 5L, 4L);
	}

	@ParameterizedTest
	@MethodSource("databases")
	void observationsOfAProcessThatIsGoneAreClosedWithAWarning(String database) throws Exception {
		DataSource dataSource = dataSource(database);
		JdbcTraceStore store = this.stores.open(dataSource, TestStores.SETTINGS, () -> NOW);
		store.save(Records.info(1),
				Records.builder(1, 1, ObservationType.AGENT, 1000).input(Records.text("asked")).build());
		store.save(Records.info(1), Records.ended(1, 2, ObservationType.TOOL, 1500, 200).parent(Records.id(1)).build());
		store.save(Records.info(2), Records.running(2, 1, ObservationType.AGENT, 1000));
		store.save(Records.info(2), Records.ended(2, 2, ObservationType.TOOL, 8000, 200).build());
		assertThat(found(store)).containsExactly(2L, 1L);
		assertThat(TestStores.abandoned(dataSource, Duration.ofMillis(5000), NOW).close()).isEqualTo(1);
		assertThat(store.findTrace(Records.traceId(1))).isNotNull().satisfies((trace) -> {
			assertThat(trace.summary().latency()).isEqualTo(Duration.ofMillis(700));
			assertThat(trace.summary().level()).isEqualTo(Level.WARNING);
			assertThat(trace.observations().get(0)).isEqualTo(Records.ended(1, 1, ObservationType.AGENT, 1000, 700)
				.level(Level.WARNING, null)
				.input(Records.text("asked"))
				.notes(List.of("The end is not known: the process ended before, and this is the latest time seen in "
						+ "the trace"))
				.build());
		});
		assertThat(store.findTrace(Records.traceId(2))).isNotNull()
			.satisfies((trace) -> assertThat(trace.summary().status()).isEqualTo(Status.RUNNING));
		assertThat(TestStores.abandoned(dataSource, Duration.ofMillis(5000), NOW).close()).isZero();
	}

	@ParameterizedTest
	@MethodSource("databases")
	void scoresOfSessionsWithoutATraceGo(String database) throws Exception {
		DataSource dataSource = dataSource(database);
		JdbcTraceStore store = this.stores.open(dataSource, TestStores.SETTINGS, () -> NOW);
		for (int trace = 1; trace <= 3; trace++) {
			String session = "s" + trace;
			store.save(Records.info(trace, "a", session), Records.span(trace, 1, 1000, 10));
			assertThat(store.save(Records.score(ScoreTarget.session(session), "helpful", 1))).isTrue();
			store.save(Records.info(trace, "a", (trace == 1) ? session : "later"), Records.span(trace, 2, 1000, 10));
		}
		assertThat(store.deleteSession("s2")).isZero();
		assertThat(scored(dataSource)).containsExactly("s1", "s3");
		TestStores.retention(dataSource, Retention.ALL, NOW).apply();
		assertThat(scored(dataSource)).containsExactly("s1");
		assertThat(store.deleteSession("s1")).isOne();
		assertThat(scored(dataSource)).isEmpty();
	}

	private static List<String> scored(DataSource dataSource) {
		return new JdbcTemplate(dataSource).queryForList("SELECT session_id FROM CLEW_SCORE ORDER BY session_id",
				String.class);
	}

	static List<String> databases() {
		return List.of("H2", "PostgreSQL");
	}

	private DataSource dataSource(String database) throws Exception {
		if (database.equals("H2")) {
			return this.stores.h2();
		}
		DataSource dataSource = this.stores.dataSource(this.postgres.createDatabase());
		TestStores.createTables(dataSource, "CLEW_");
		return dataSource;
	}

	private static List<Long> found(JdbcTraceStore store) {
		return store.findTraces(TraceQuery.builder().build())
			.items()
			.stream()
			.map((trace) -> Long.parseLong(trace.info().traceId(), 16))
			.toList();
	}

}
