package dev.clew.store.jdbc;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import dev.clew.observation.fault.Faults;

/**
 * Stores of a test, in databases of their own or in tables of their own, and what they
 * drop. Closed in the order in which applications do it.
 */
final class TestStores implements AutoCloseable {

	static final Duration ABANDONED = Duration.ofMinutes(20);

	static final JdbcStoreSettings SETTINGS = new JdbcStoreSettings("CLEW_", 10_000, 64_000_000, 500,
			Duration.ofSeconds(1), ABANDONED, JdbcStoreSettings.Retention.ALL, null);

	private final List<AutoCloseable> opened = new ArrayList<>();

	private final List<String> dropped = new ArrayList<>();

	static void createTables(DataSource dataSource, String prefix) {
		new Schema(dataSource, new SchemaScripts(prefix, null, "classpath:META-INF/clew/schema/@@platform@@", false))
			.update();
	}

	static TraceRetention retention(DataSource dataSource, Duration age, Instant now) {
		return retention(dataSource, new JdbcStoreSettings.Retention(age, age.multipliedBy(4), null, null), now);
	}

	static TraceRetention retention(DataSource dataSource, JdbcStoreSettings.Retention retention, Instant now) {
		Database database = new Database(dataSource, "CLEW_", new OwnStatements());
		InstantSource clock = InstantSource.fixed(now);
		return new TraceRetention(database, new TraceRemoval(database, new HeldTimes(database, clock), clock),
				retention, clock);
	}

	static AbandonedSteps abandoned(DataSource dataSource, Duration age, Instant now) {
		Database database = new Database(dataSource, "CLEW_", new OwnStatements());
		RecordJson json = new RecordJson();
		return new AbandonedSteps(database, json, new BatchWriter(database, json, new RollupRows(database)), age,
				InstantSource.fixed(now));
	}

	DataSource h2() {
		HikariDataSource dataSource = dataSource("jdbc:h2:mem:" + UUID.randomUUID());
		createTables(dataSource, "CLEW_");
		return dataSource;
	}

	HikariDataSource dataSource(String url) {
		HikariDataSource dataSource = new HikariDataSource();
		dataSource.setJdbcUrl(url);
		this.opened.add(0, dataSource);
		return dataSource;
	}

	JdbcTraceStore open(DataSource dataSource, JdbcStoreSettings settings, InstantSource clock) {
		JdbcTraceStore store = new JdbcTraceStore(dataSource, settings, new OwnStatements(), clock, this::drop,
				new Faults((component) -> {
					throw new IllegalStateException(component);
				}));
		this.opened.add(0, store);
		return store;
	}

	private synchronized void drop(String reason, long count) {
		for (long i = 0; i < count; i++) {
			this.dropped.add(reason);
		}
	}

	synchronized List<String> dropped() {
		return List.copyOf(this.dropped);
	}

	@Override
	public void close() throws Exception {
		for (AutoCloseable each : this.opened) {
			each.close();
		}
	}

}
