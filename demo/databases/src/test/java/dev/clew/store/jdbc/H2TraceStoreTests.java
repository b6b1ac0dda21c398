package dev.clew.store.jdbc;

import java.time.InstantSource;

import dev.clew.store.TraceStore;
import dev.clew.store.TraceStoreContractTests;
import org.junit.jupiter.api.AfterEach;

/**
 * {@link JdbcTraceStore} in H2 does what every store does.
 */
class H2TraceStoreTests extends TraceStoreContractTests {

	private final TestStores stores = new TestStores();

	@Override
	protected TraceStore createStore(InstantSource clock) {
		return this.stores.open(this.stores.h2(), TestStores.SETTINGS, clock);
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
