package dev.clew.observation.meter;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Knows who measures under a name of the GenAI conventions: where another library does,
 * such as Spring AI or a listener of LangChain4j, we do not count the same calls twice.
 * Thread-safe.
 */
public final class MeterOwnership {

	private static final Logger logger = LoggerFactory.getLogger(MeterOwnership.class);

	private final MeterRegistry registry;

	private final Set<String> foreign = ConcurrentHashMap.newKeySet();

	private final Map<String, Set<Tags>> known = new ConcurrentHashMap<>();

	// Takes no further lock: the registry calls back under its own.
	private final Set<Meter> ours = Collections.synchronizedSet(Collections.newSetFromMap(new IdentityHashMap<>()));

	private final AtomicLong removals = new AtomicLong();

	private final ReentrantLock registering = new ReentrantLock();

	/**
	 * Ownership of the meters of a registry.
	 * @param registry the registry
	 */
	public MeterOwnership(MeterRegistry registry) {
		this.registry = registry;
		registry.config().onMeterAdded(this::added).onMeterRemoved(this::removed);
	}

	/**
	 * Leaves a meter to another library, and says so once.
	 * @param name name of the meter
	 * @param owner who measures under it
	 */
	public void leaveTo(String name, String owner) {
		if (this.foreign.add(name)) {
			logger.info("Meter '{}' is left to {}: the same calls are not counted twice", name, owner);
		}
	}

	// The meter to record with; absent where it is left to another library.
	<M extends Meter> @Nullable M ours(String name, KnownMeter<M> meter) {
		if (this.foreign.contains(name)) {
			return null;
		}
		return (meter.isKnown() || register(name, meter)) ? always(meter) : null;
	}

	// The meter of a name of Clew's own.
	<M extends Meter> M always(KnownMeter<M> meter) {
		return meter.get(this.removals.get());
	}

	private boolean register(String name, KnownMeter<?> meter) {
		Set<Tags> seen = this.known.computeIfAbsent(name, (key) -> ConcurrentHashMap.newKeySet());
		if (seen.contains(meter.tags())) {
			return true;
		}
		this.registering.lock();
		try {
			if (this.registry.find(name).meters().stream().anyMatch((other) -> !this.ours.contains(other))) {
				leaveTo(name, "another library that has registered it");
				return false;
			}
			Meter registered = always(meter);
			this.ours.add(registered);
			seen.add(meter.tags());
			seen.add(Tags.of(registered.getId().getTags()));
			return true;
		}
		finally {
			this.registering.unlock();
		}
	}

	private void added(Meter meter) {
		String name = meter.getId().getName();
		Set<Tags> seen = this.known.get(name);
		if (seen == null || this.registering.isHeldByCurrentThread()) {
			return;
		}
		// A registry may be cleared: then our meters are registered anew, with the tags
		// that all meters have.
		if (seen.contains(Tags.of(meter.getId().getTags()))) {
			this.ours.add(meter);
		}
		else {
			leaveTo(name, "another library that has registered it too");
		}
	}

	private void removed(Meter meter) {
		this.removals.incrementAndGet();
		this.ours.remove(meter);
	}

}
