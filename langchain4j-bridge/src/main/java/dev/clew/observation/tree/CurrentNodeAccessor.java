package dev.clew.observation.tree;

import io.micrometer.context.ContextRegistry;
import io.micrometer.context.ThreadLocalAccessor;
import io.micrometer.observation.NullObservation;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import org.jspecify.annotations.Nullable;

/**
 * Carries what is current from thread to thread together with Micrometer's current
 * observation, which may be a disabled one that hides what is around it. Registered when
 * an application is traced, not through {@code META-INF/services}: untraced ones are not
 * to notice it.
 */
public final class CurrentNodeAccessor implements ThreadLocalAccessor<TraceNode> {

	/**
	 * Key of the current node in context snapshots.
	 */
	public static final String KEY = "clew.current";

	/** Micrometer keeps the current observation for all registries in one place. */
	private static final ObservationRegistry ANY = ObservationRegistry.create();

	/**
	 * Makes context propagation use it, as often as that is asked for once.
	 */
	public static void register() {
		ContextRegistry.getInstance().registerThreadLocalAccessor(new CurrentNodeAccessor());
	}

	@Override
	public Object key() {
		return KEY;
	}

	@Override
	public @Nullable TraceNode getValue() {
		return CurrentNode.get();
	}

	// What Reactor's context holds may be older than the observation in it, which others
	// replace there alone.
	@Override
	public void setValue(TraceNode node) {
		TraceNode observed = observed();
		TraceNode inner = (observed != null && node.isAround(observed)) ? observed : node;
		CurrentNode.pushPropagated(inner, LogKeys.current(inner.hasOwnIds()));
		LogKeys.apply(inner);
	}

	// An observation that is current now either came along without a node, or is about to
	// be hidden by Micrometer, which hides its node as well.
	@Override
	public void setValue() {
		CurrentNode.pushPropagated(observed(), LogKeys.current(false));
	}

	private static @Nullable TraceNode observed() {
		Observation current = ANY.getCurrentObservation();
		boolean hidden = current != null && current.getContextView() instanceof NullObservation.NullContext;
		return hidden ? null : TraceNode.of(current);
	}

	@Override
	public void restore(TraceNode previous) {
		CurrentNode.popPropagated();
	}

	@Override
	public void restore() {
		CurrentNode.popPropagated();
	}

}
