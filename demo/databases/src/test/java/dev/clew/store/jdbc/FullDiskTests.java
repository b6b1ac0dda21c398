package dev.clew.store.jdbc;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.TimeUnit;

import com.zaxxer.hikari.HikariDataSource;
import dev.clew.store.usage.UsageQuery;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
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
 * The disk of the database is full while traces are written, and has room again.
 */
@Timeout(180)
@ExtendWith(OutputCaptureExtension.class)
class FullDiskTests {

	private static final int QUEUE = 500;

	private static final JdbcStoreSettings SETTINGS = new JdbcStoreSettings("CLEW_", QUEUE, 64_000_000, 100,
			Duration.ofMillis(100), TestStores.ABANDONED, JdbcStoreSettings.Retention.ALL, null);

	private final TestStores stores = new TestStores();

	@AfterEach
	void closeStores() throws Exception {
		this.stores.close();
	}

	@Test
	void tablespaceOfPostgresqlHasRoomAgain(@TempDir Path folder, CapturedOutput output) throws Exception {
		Path disk = Files.createDirectory(folder.resolve("disk"));
		Assumptions.assumeTrue(succeeds("mount", "-t", "tmpfs", "-o", "size=40m,mode=777", "tmpfs", disk.toString()),
				"No small disk: this process may not mount one");
		// A server of its own, which ends before its disk.
		try (EmbeddedPostgres server = EmbeddedPostgres.start()) {
			String url = server.getJdbcUrl("postgres", "postgres");
			Path space = Files.createDirectory(disk.resolve("space"));
			JdbcTemplate admin = new JdbcTemplate(this.stores.dataSource(url));
			admin.execute("CREATE TABLESPACE small LOCATION '" + space + "'");
			JdbcTraceStore store = open(url);
			admin.queryForList("SELECT tablename FROM pg_tables WHERE tablename LIKE 'clew_%'", String.class)
				.forEach((table) -> admin.execute("ALTER TABLE " + table + " SET TABLESPACE small"));
			Path ballast = disk.resolve("ballast");
			assertThatItGoesOn(store, () -> fill(ballast), () -> delete(ballast));
			assertThatOneLineSaysSo(output);
			this.stores.close();
		}
		finally {
			assertThat(succeeds("umount", "-l", disk.toString())).isTrue();
		}
	}

	private JdbcTraceStore open(String url) {
		HikariDataSource pool = this.stores.dataSource(url);
		pool.setConnectionTimeout(500);
		TestStores.createTables(pool, "CLEW_");
		return this.stores.open(pool, SETTINGS, InstantSource.system());
	}

	private void assertThatItGoesOn(JdbcTraceStore store, Runnable full, Runnable free) throws Exception {
		SavingApplication application = SavingApplication.start(store);
		await().until(() -> application.saved() > 200);
		full.run();
		await().atMost(Duration.ofSeconds(60)).until(() -> this.stores.dropped().size() > 10);
		free.run();
		await().atMost(Duration.ofSeconds(60)).until(() -> store.waiting() < QUEUE / 2);
		long saved = application.end();
		assertThat(store.flush(Duration.ofSeconds(30))).isTrue();
		assertThat(found(store) + this.stores.dropped().size()).isEqualTo(saved);
		assertThat(this.stores.dropped()).containsOnly("queue-full");
		assertThat(application.percentile(100)).isLessThan(Duration.ofSeconds(1));
	}

	private static long found(JdbcTraceStore store) {
		return store.findUsage(new UsageQuery(List.of(UsageQuery.Dimension.TYPE), null, ZoneOffset.UTC, null, null, 10))
			.groups()
			.get(0)
			.count();
	}

	private static void assertThatOneLineSaysSo(CapturedOutput output) {
		assertThat(output).containsOnlyOnce("Traces cannot be written to the database")
			.containsOnlyOnce("Traces are written to the database again.");
	}

	private static void fill(Path file) {
		try (var out = Files.newOutputStream(file)) {
			byte[] block = new byte[4096];
			while (true) {
				out.write(block);
			}
		}
		catch (IOException ex) {
			assertThat(ex).hasMessageContaining("No space left");
		}
	}

	private static void delete(Path file) {
		try {
			Files.delete(file);
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static boolean succeeds(String... command) throws Exception {
		Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
		return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
	}

}
