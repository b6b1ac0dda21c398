package dev.clew.store;

/**
 * The contract, kept by {@link InMemoryTraceStore}.
 */
class InMemoryTraceStoreTests extends TraceStoreContractTests {

	@Override
	TraceStore createStore() {
		return new InMemoryTraceStore(1000, 1_000_000, (reason, count) -> {
		});
	}

}
