package dev.clew.store.jdbc;

import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;

import javax.sql.DataSource;

import dev.clew.store.TraceStore;
import dev.clew.store.TraceStoreContractTests;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * {@link JdbcTraceStore} in PostgreSQL does what every store does. Each store has tables
 * of its own.
 */
@ExtendWith(Postgres.Extension.class)
class PostgresTraceStoreTests extends TraceStoreContractTests {

	private static final TestStores SHARED = new TestStores();

	private static final AtomicInteger TABLES = new AtomicInteger();

	private static DataSource dataSource;

	private final TestStores stores = new TestStores();

	@BeforeAll
	static void createDatabase(Postgres postgres) throws Exception {
		dataSource = SHARED.dataSource(postgres.createDatabase());
	}

	@AfterAll
	static void closeConnections() throws Exception {
		SHARED.close();
	}

	@Override
	protected TraceStore createStore(InstantSource clock) {
		String prefix = "T" + TABLES.incrementAndGet() + "_";
		TestStores.createTables(dataSource, prefix);
		return this.stores.open(dataSource, new JdbcStoreSettings(prefix, 10_000, 64_000_000, 500,
				TestStores.SETTINGS.flushInterval(), TestStores.ABANDONED, JdbcStoreSettings.Retention.ALL, null),
				clock);
	}

	// Each reads all observations.
	@Override
	protected int queries() {
		return 30;
	}

	@AfterEach
	void closeStores() throws Exception {
		this.stores.close();
	}

}
