package dev.clew.autoconfigure;

import java.util.function.Supplier;

import dev.clew.store.TraceSink;
import dev.clew.trace.ObservationRecord;
import dev.clew.trace.Score;
import dev.clew.trace.TraceInfo;
import org.jspecify.annotations.Nullable;

import org.springframework.util.function.SingletonSupplier;

/**
 * Looks for the store when it is first used, and keeps nothing where there is none.
 * Handlers are made together with the registry of observations, and a store may need
 * something that is observed, such as a data source.
 */
final class LazySink implements TraceSink {

	private final SingletonSupplier<TraceSink> store;

	LazySink(Supplier<? extends @Nullable TraceSink> store) {
		this.store = SingletonSupplier.of(store::get);
	}

	@Override
	public void save(TraceInfo trace, ObservationRecord observation) {
		TraceSink store = this.store.get();
		if (store != null) {
			store.save(trace, observation);
		}
	}

	@Override
	public boolean save(Score score) {
		TraceSink store = this.store.get();
		return store != null && store.save(score);
	}

}
