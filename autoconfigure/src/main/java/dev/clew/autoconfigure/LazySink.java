package dev.clew.autoconfigure;

import dev.clew.store.TraceSink;
import dev.clew.store.TraceStore;
import dev.clew.trace.ObservationRecord;
import dev.clew.trace.Score;
import dev.clew.trace.TraceInfo;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.util.function.SingletonSupplier;

/**
 * Looks for the store when it is first used. Handlers are made together with the registry
 * of observations, and a store may need something that is observed, such as a data
 * source.
 */
final class LazySink implements TraceSink {

	private final SingletonSupplier<TraceStore> store;

	LazySink(ObjectProvider<TraceStore> store) {
		this.store = SingletonSupplier.of(store::getObject);
	}

	@Override
	public void save(TraceInfo trace, ObservationRecord observation) {
		this.store.obtain().save(trace, observation);
	}

	@Override
	public boolean save(Score score) {
		return this.store.obtain().save(score);
	}

}
