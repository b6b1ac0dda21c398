package dev.clew.sampling;

import java.util.Collection;
import java.util.concurrent.ConcurrentLinkedQueue;

import dev.clew.store.TraceSink;
import dev.clew.store.TraceStore;

/**
 * Stands in front of stores where not all traces are kept. What else takes traces gets
 * all of them.
 */
public final class Sampling implements AutoCloseable {

	private final SamplingRules rules;

	private final Runnable leftOut;

	private final Collection<Sampled> stores = new ConcurrentLinkedQueue<>();

	/**
	 * Sampling by certain rules.
	 * @param rules which traces are kept
	 * @param leftOut told of each trace that is not; must not throw
	 */
	public Sampling(SamplingRules rules, Runnable leftOut) {
		this.rules = rules;
		this.leftOut = leftOut;
	}

	/**
	 * What to write to instead.
	 * @param sink a store, or something else that takes traces
	 * @return the same for the same store
	 */
	public TraceSink inFrontOf(TraceSink sink) {
		return (!this.rules.keepAll() && sink instanceof TraceStore store) ? sampled(store) : sink;
	}

	// Called once or twice in the life of an application.
	private synchronized TraceSink sampled(TraceStore store) {
		for (Sampled known : this.stores) {
			if (known.store() == store) {
				return known.front();
			}
		}
		SampledStore front = new SampledStore(store, this.rules, this.leftOut);
		this.stores.add(new Sampled(store, front));
		return front;
	}

	/**
	 * Decides all that is held.
	 */
	@Override
	public void close() {
		this.stores.forEach((sampled) -> sampled.front().close());
	}

	private record Sampled(TraceSink store, SampledStore front) {

	}

}
