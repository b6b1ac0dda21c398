package dev.clew.contract;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.InstantSource;

import dev.clew.store.TraceStore;
import dev.clew.store.TraceStoreContractTests;
import dev.clew.store.memory.InMemoryTraceStore;

/**
 * That the contract of stores can be run from outside, against a store of which no more
 * than the interface is known.
 */
class StoreOfOthersTests extends TraceStoreContractTests {

	@Override
	protected TraceStore createStore(InstantSource clock) {
		TraceStore kept = new InMemoryTraceStore(1000, 10_000_000, clock, (reason, count) -> {
		});
		return (TraceStore) Proxy.newProxyInstance(TraceStore.class.getClassLoader(),
				new Class<?>[] { TraceStore.class }, (store, method, arguments) -> {
					try {
						return method.invoke(kept, arguments);
					}
					catch (InvocationTargetException ex) {
						throw ex.getCause();
					}
				});
	}

}
