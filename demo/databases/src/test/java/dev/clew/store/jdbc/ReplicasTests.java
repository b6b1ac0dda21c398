package dev.clew.store.jdbc;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import com.zaxxer.hikari.HikariDataSource;
import dev.clew.store.Records;
import dev.clew.store.query.TraceQuery;
import dev.clew.trace.ObservationRecord;
import dev.clew.trace.ObservationType;
import dev.clew.trace.Trace;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/**
 * Several processes share one database: each writes, and each answers for all.
 */
@Timeout(120)
@ExtendWith(Postgres.Extension.class)
class ReplicasTests {

	private final TestStores stores = new TestStores();

	private final String url;

	private final HikariDataSource dataSource;

	private final JdbcTraceStore store;

	ReplicasTests(Postgres postgres) throws Exception {
		this.url = postgres.createDatabase();
		this.dataSource = this.stores.dataSource(this.url);
		TestStores.createTables(this.dataSource, "CLEW_");
		this.store = this.stores.open(this.dataSource, TestStores.SETTINGS, InstantSource.system());
	}

	@AfterEach
	void closeStores() throws Exception {
		this.stores.close();
	}

	@Test
	void everyTraceIsSeenFromBothAndOneAcrossBothIsOneTree() throws Exception {
		try (Replica other = new Replica(this.url)) {
			ReplicaProcess.save(this.store, 1, 1, 0);
			assertThat(this.store.flush(Duration.ofSeconds(30))).isTrue();
			assertThat(other.ask("save 1 2 1")).isEqualTo("true");
			assertThat(other.ask("save 2 1 0")).isEqualTo("true");
			ReplicaProcess.save(this.store, 1, 3, 2);
			Trace joined = Objects.requireNonNull(this.store.findTrace(Records.traceId(1)));
			assertThat(joined.observations())
				.extracting(ObservationRecord::observationId, ObservationRecord::parentObservationId)
				.containsExactly(tuple(Records.id(1), null), tuple(Records.id(2), Records.id(1)),
						tuple(Records.id(3), Records.id(2)));
			assertThat(joined.summary().observationCounts()).isEqualTo(Map.of(ObservationType.TOOL, 3));
			assertThat(joined.summary().endTime()).isEqualTo(Records.at(4));
			assertThat(other.ask("count 1")).isEqualTo("3");
			assertThat(this.store.findTraces(TraceQuery.builder().build()).items())
				.extracting((trace) -> trace.info().traceId())
				.containsExactly(Records.traceId(2), Records.traceId(1));
		}
	}

	@Test
	void replicasThatWriteToTheSameTracesAtOnceLoseNothing() throws Exception {
		int traces = 300;
		HikariDataSource another = this.stores.dataSource(this.url);
		List<JdbcTraceStore> all = List.of(this.store,
				this.stores.open(another, TestStores.SETTINGS, InstantSource.system()),
				this.stores.open(another, TestStores.SETTINGS, InstantSource.system()));
		together(all.stream().map((each) -> (Callable<Integer>) () -> {
			for (int trace = 1; trace <= traces; trace++) {
				long id = all.indexOf(each) + 1;
				each.save(Records.info(trace), Records.running(trace, id, ObservationType.TOOL, id));
				ReplicaProcess.save(each, trace, id, 0);
				if (trace % 10 == 0) {
					each.flush(Duration.ofSeconds(30));
				}
			}
			return 0;
		}).toList());
		all.forEach((each) -> assertThat(each.flush(Duration.ofSeconds(30))).isTrue());
		assertThat(this.store.findTraces(TraceQuery.builder().limit(1000).build()).items()).hasSize(traces)
			.allSatisfy((trace) -> assertThat(trace.observationCounts()).isEqualTo(Map.of(ObservationType.TOOL, 3)))
			.allSatisfy((trace) -> assertThat(trace.latency()).isEqualTo(Duration.ofMillis(3)));
		assertThat(this.stores.dropped()).isEmpty();
	}

	@Test
	void clocksThatDifferBySecondsDoNoHarm() throws Exception {
		Duration difference = Duration.ofSeconds(5);
		JdbcTraceStore ahead = this.stores.open(this.dataSource, TestStores.SETTINGS,
				InstantSource.offset(InstantSource.system(), difference));
		ahead.save(Records.info(1), Records.running(1, 1, ObservationType.AGENT, difference.toMillis()));
		this.store.save(Records.info(1),
				Records.ended(1, 2, ObservationType.TOOL, 100, 50).parent(Records.id(1)).build());
		assertThat(ahead.flush(Duration.ofSeconds(30))).isTrue();
		assertThat(this.store.flush(Duration.ofSeconds(30))).isTrue();
		Instant nowAhead = Records.at(200).plus(difference);
		assertThat(TestStores.abandoned(this.dataSource, TestStores.ABANDONED, nowAhead).close()).isZero();
		assertThat(TestStores.retention(this.dataSource, Duration.ofSeconds(1), nowAhead).apply()).isZero();
		ahead.save(Records.info(1), Records.ended(1, 1, ObservationType.AGENT, difference.toMillis(), 150).build());
		assertThat(ahead.flush(Duration.ofSeconds(30))).isTrue();
		for (JdbcTraceStore each : List.of(ahead, this.store)) {
			Trace joined = Objects.requireNonNull(each.findTrace(Records.traceId(1)));
			assertThat(joined.observations())
				.extracting(ObservationRecord::observationId, ObservationRecord::parentObservationId,
						ObservationRecord::duration)
				.containsExactly(tuple(Records.id(2), Records.id(1), Duration.ofMillis(50)),
						tuple(Records.id(1), null, Duration.ofMillis(150)));
			assertThat(each.findTraces(TraceQuery.builder().build()).items()).hasSize(1);
		}
		assertThat(this.stores.dropped()).isEmpty();
	}

	@Test
	void retentionRunsOnce() throws Exception {
		int traces = 1200;
		for (int trace = 1; trace <= traces; trace++) {
			ReplicaProcess.save(this.store, trace, 1, 0);
		}
		assertThat(this.store.flush(Duration.ofSeconds(30))).isTrue();
		TraceRetention here = TestStores.retention(this.dataSource, Duration.ofMillis(1), Instant.now());
		try (Replica other = new Replica(this.url)) {
			List<Integer> gone = together(List.of(here::apply, () -> Integer.parseInt(other.ask("retain 1"))));
			assertThat(gone.stream().mapToInt(Integer::intValue).sum()).isEqualTo(traces);
			assertThat(other.ask("count 7")).isEqualTo("0");
		}
		assertThat(this.store.wasEvicted(Records.traceId(7))).isTrue();
		assertThat(this.store.findTraces(TraceQuery.builder().build()).items()).isEmpty();
	}

	@Test
	void retentionIsLeftToTheProcessThatIsAtIt() throws Exception {
		ReplicaProcess.save(this.store, 1, 1, 0);
		assertThat(this.store.flush(Duration.ofSeconds(30))).isTrue();
		TraceRetention retention = TestStores.retention(this.dataSource, Duration.ofMillis(1), Instant.now());
		try (Connection other = this.dataSource.getConnection(); Statement statement = other.createStatement()) {
			other.setAutoCommit(false);
			statement.executeQuery("SELECT name FROM CLEW_TASK FOR UPDATE");
			assertThat(retention.apply()).isZero();
			other.rollback();
		}
		assertThat(retention.apply()).isEqualTo(1);
	}

	private static <T> List<T> together(List<Callable<T>> tasks) throws Exception {
		ExecutorService threads = Executors.newFixedThreadPool(tasks.size());
		try {
			List<T> results = new ArrayList<>();
			for (Future<T> each : threads.invokeAll(tasks)) {
				results.add(each.get());
			}
			return results;
		}
		finally {
			threads.shutdownNow();
		}
	}

	/**
	 * Another process.
	 */
	private static final class Replica implements AutoCloseable {

		private final Process process;

		private final BufferedReader output;

		private final PrintWriter input;

		Replica(String url) throws IOException {
			this.process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
					"-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"),
					ReplicaProcess.class.getName(), url)
				.redirectErrorStream(true)
				.start();
			this.output = new BufferedReader(
					new InputStreamReader(this.process.getInputStream(), StandardCharsets.UTF_8));
			this.input = new PrintWriter(this.process.getOutputStream(), true, StandardCharsets.UTF_8);
			assertThat(answer()).isEqualTo("open");
		}

		String ask(String question) throws IOException {
			this.input.println(question);
			return answer();
		}

		// Lines of its log are left out.
		private String answer() throws IOException {
			StringBuilder said = new StringBuilder();
			for (String line = this.output.readLine(); line != null; line = this.output.readLine()) {
				if (line.startsWith("> ")) {
					return line.substring(2);
				}
				said.append(line).append('\n');
			}
			throw new IllegalStateException(said.toString());
		}

		@Override
		public void close() throws Exception {
			this.input.close();
			assertThat(this.process.waitFor()).isZero();
		}

	}

}
