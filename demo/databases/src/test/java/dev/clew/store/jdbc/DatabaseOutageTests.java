package dev.clew.store.jdbc;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

import com.zaxxer.hikari.HikariDataSource;
import dev.clew.store.Records;
import dev.clew.store.usage.UsageQuery;
import dev.clew.trace.ObservationType;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The database goes away while traces are written, and comes back.
 */
@Timeout(180)
@ExtendWith({ Postgres.Extension.class, OutputCaptureExtension.class })
class DatabaseOutageTests {

	private static final Duration OUTAGE = Duration.ofSeconds(Integer.getInteger("clew.outage.seconds", 4));

	private static final int QUEUE = 500;

	private static final JdbcStoreSettings SETTINGS = new JdbcStoreSettings("CLEW_", QUEUE, 64_000_000, 100,
			Duration.ofMillis(100), TestStores.ABANDONED, JdbcStoreSettings.Retention.ALL);

	private final TestStores stores = new TestStores();

	private final AtomicLong saved = new AtomicLong();

	private final AtomicBoolean writing = new AtomicBoolean(true);

	// In nanoseconds; the longest that the application's thread was kept.
	private final AtomicLong longest = new AtomicLong();

	@AfterEach
	void closeStores() throws Exception {
		this.stores.close();
	}

	@Test
	void recordingGoesOnWhenTheServerIsThereAgain(@TempDir Path data, CapturedOutput output) throws Exception {
		EmbeddedPostgres server = start(data, 0);
		int port = server.getPort();
		JdbcTraceStore store = open(server.getJdbcUrl("postgres", "postgres"));
		Thread application = write(store);
		await().until(() -> this.saved.get() > 500);
		server.close();
		pause(OUTAGE);
		try (EmbeddedPostgres again = start(data, port)) {
			long before = this.saved.get();
			await().atMost(Duration.ofSeconds(60))
				.until(() -> this.saved.get() > before + 500 && store.waiting() < QUEUE);
			assertThatNothingIsLostUncounted(store, application);
			assertThat(this.stores.dropped()).contains("queue-full").containsOnly("queue-full");
			this.stores.close();
		}
		assertThat(output).containsOnlyOnce("Traces cannot be written to the database")
			.containsOnlyOnce("Traces are written to the database again.");
	}

	@Test
	void recordingGoesOnWhenAPermissionIsGivenBack(Postgres postgres, CapturedOutput output) throws Exception {
		String url = postgres.createDatabase();
		JdbcTemplate admin = new JdbcTemplate(this.stores.dataSource(url));
		JdbcTraceStore store = open(url);
		assertThatItGoesOn(store, () -> admin.execute("ALTER TABLE CLEW_OBSERVATION RENAME TO CLEW_AWAY"),
				() -> admin.execute("ALTER TABLE CLEW_AWAY RENAME TO CLEW_OBSERVATION"));
		assertThat(output).containsOnlyOnce("Traces cannot be written to the database")
			.containsOnlyOnce("Traces are written to the database again.");
	}

	@Test
	void recordingGoesOnWhenTheApplicationGivesConnectionsBack(Postgres postgres) throws Exception {
		HikariDataSource pool = this.stores.dataSource(postgres.createDatabase());
		pool.setMaximumPoolSize(2);
		pool.setConnectionTimeout(500);
		TestStores.createTables(pool, "CLEW_");
		JdbcTraceStore store = this.stores.open(pool, SETTINGS, InstantSource.system());
		AutoCloseable[] taken = new AutoCloseable[2];
		assertThatItGoesOn(store, () -> {
			for (int i = 0; i < taken.length; i++) {
				taken[i] = connection(pool);
			}
		}, () -> {
			for (AutoCloseable each : taken) {
				close(each);
			}
		});
	}

	private void assertThatItGoesOn(JdbcTraceStore store, Runnable away, Runnable back) throws Exception {
		Thread application = write(store);
		await().until(() -> this.saved.get() > 200);
		away.run();
		await().atMost(Duration.ofSeconds(30)).until(() -> this.stores.dropped().size() > 10);
		back.run();
		await().atMost(Duration.ofSeconds(60)).until(() -> store.waiting() < QUEUE / 2);
		assertThatNothingIsLostUncounted(store, application);
	}

	// What was saved is in the database, but for what was counted as dropped.
	private void assertThatNothingIsLostUncounted(JdbcTraceStore store, Thread application) throws Exception {
		this.writing.set(false);
		application.join();
		assertThat(store.flush(Duration.ofSeconds(30))).isTrue();
		long found = store
			.findUsage(new UsageQuery(List.of(UsageQuery.Dimension.TYPE), null, ZoneOffset.UTC, null, null, 10))
			.groups()
			.get(0)
			.count();
		assertThat(found + this.stores.dropped().size()).isEqualTo(this.saved.get());
		assertThat(Duration.ofNanos(this.longest.get())).isLessThan(Duration.ofSeconds(1));
	}

	private JdbcTraceStore open(String url) {
		HikariDataSource pool = this.stores.dataSource(url);
		pool.setConnectionTimeout(500);
		TestStores.createTables(pool, "CLEW_");
		return this.stores.open(pool, SETTINGS, InstantSource.system());
	}

	private Thread write(JdbcTraceStore store) {
		Thread application = new Thread(() -> {
			while (this.writing.get()) {
				long trace = this.saved.incrementAndGet();
				long start = System.nanoTime();
				store.save(Records.info(trace), Records.ended(trace, 1, ObservationType.TOOL, trace, 1).build());
				this.longest.accumulateAndGet(System.nanoTime() - start, Math::max);
				pause(Duration.ofMillis(1));
			}
		});
		application.start();
		return application;
	}

	private static EmbeddedPostgres start(Path data, int port) throws IOException {
		return EmbeddedPostgres.builder()
			.setDataDirectory(data.resolve("server"))
			.setCleanDataDirectory(false)
			.setPort(port)
			.start();
	}

	private static AutoCloseable connection(HikariDataSource pool) {
		return await().ignoreExceptions().until(pool::getConnection, (connection) -> true);
	}

	private static void close(AutoCloseable connection) {
		try {
			connection.close();
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
	}

	// The time is what is tested.
	private static void pause(Duration time) {
		try {
			Thread.sleep(time.toMillis());
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
