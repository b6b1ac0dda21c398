package dev.clew.store.jdbc;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.ObjLongConsumer;

import com.zaxxer.hikari.HikariDataSource;
import dev.clew.store.memory.InMemoryTraceStore;
import dev.clew.store.usage.UsageQuery;
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
			Duration.ofMillis(100), TestStores.ABANDONED, JdbcStoreSettings.Retention.ALL, null);

	private static final ObjLongConsumer<String> DROPS = (reason, count) -> {
	};

	private final TestStores stores = new TestStores();

	@AfterEach
	void closeStores() throws Exception {
		this.stores.close();
	}

	@Test
	void recordingGoesOnWhenTheServerIsThereAgain(@TempDir Path data, CapturedOutput output) throws Exception {
		EmbeddedPostgres server = start(data, 0);
		int port = server.getPort();
		JdbcTraceStore store = open(server.getJdbcUrl("postgres", "postgres"));
		SavingApplication application = SavingApplication.start(store);
		SavingApplication inMemory = SavingApplication.start(new InMemoryTraceStore(QUEUE, 64_000_000, DROPS));
		await().until(() -> application.saved() > 500);
		application.measure();
		inMemory.measure();
		server.close();
		SavingApplication.pause(OUTAGE);
		try (EmbeddedPostgres again = start(data, port)) {
			assertThatNobodyWaits(application, inMemory);
			long before = application.saved();
			await().atMost(Duration.ofSeconds(60))
				.until(() -> application.saved() > before + 500 && store.waiting() < QUEUE);
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
		SavingApplication application = SavingApplication.start(store);
		await().until(() -> application.saved() > 200);
		away.run();
		await().atMost(Duration.ofSeconds(30)).until(() -> this.stores.dropped().size() > 10);
		back.run();
		await().atMost(Duration.ofSeconds(60)).until(() -> store.waiting() < QUEUE / 2);
		assertThatNothingIsLostUncounted(store, application);
	}

	// On the same machine at the same time.
	private static void assertThatNobodyWaits(SavingApplication application, SavingApplication inMemory)
			throws Exception {
		inMemory.end();
		Duration other = inMemory.percentile(99);
		System.out.printf(
				"While the database is away, 99 %% of all calls take %d us at most; with the store in memory %d us%n",
				application.percentile(99).toNanos() / 1000, other.toNanos() / 1000);
		assertThat(application.percentile(99)).isLessThan(other.multipliedBy(10).plusMillis(5));
	}

	// What was saved is in the database, but for what was counted as dropped.
	private void assertThatNothingIsLostUncounted(JdbcTraceStore store, SavingApplication application)
			throws Exception {
		long saved = application.end();
		assertThat(store.flush(Duration.ofSeconds(30))).isTrue();
		long found = store
			.findUsage(new UsageQuery(List.of(UsageQuery.Dimension.TYPE), null, ZoneOffset.UTC, null, null, 10))
			.groups()
			.get(0)
			.count();
		assertThat(found + this.stores.dropped().size()).isEqualTo(saved);
		assertThat(application.percentile(100)).isLessThan(Duration.ofSeconds(1));
	}

	private JdbcTraceStore open(String url) {
		HikariDataSource pool = this.stores.dataSource(url);
		pool.setConnectionTimeout(500);
		TestStores.createTables(pool, "CLEW_");
		return this.stores.open(pool, SETTINGS, InstantSource.system());
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

}
