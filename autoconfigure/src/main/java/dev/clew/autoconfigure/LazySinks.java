package dev.clew.autoconfigure;

import java.util.List;
import java.util.function.Supplier;

import dev.clew.store.TraceSink;
import dev.clew.trace.ObservationRecord;
import dev.clew.trace.Score;
import dev.clew.trace.TraceInfo;

import org.springframework.util.function.SingletonSupplier;

/**
 * Hands over to the store, and to what else takes traces. Looks for them when it is first
 * used, since handlers are made together with the registry of observations, and a store
 * may need something that is observed, such as a data source.
 */
final class LazySinks implements TraceSink {

	private final SingletonSupplier<List<TraceSink>> sinks;

	LazySinks(Supplier<List<TraceSink>> sinks) {
		this.sinks = SingletonSupplier.of(sinks);
	}

	@Override
	public void save(TraceInfo trace, ObservationRecord observation) {
		List<TraceSink> all = this.sinks.obtain();
		if (all.size() == 1) {
			all.get(0).save(trace, observation);
		}
		else {
			saveInEach(all, trace, observation);
		}
	}

	// One that fails takes nothing from the others.
	private static void saveInEach(List<TraceSink> all, TraceInfo trace, ObservationRecord observation) {
		RuntimeException failure = null;
		for (TraceSink sink : all) {
			try {
				sink.save(trace, observation);
			}
			catch (RuntimeException ex) {
				failure = ex;
			}
		}
		if (failure != null) {
			throw failure;
		}
	}

	@Override
	public boolean save(Score score) {
		boolean taken = false;
		for (TraceSink sink : this.sinks.obtain()) {
			taken |= sink.save(score);
		}
		return taken;
	}

}
