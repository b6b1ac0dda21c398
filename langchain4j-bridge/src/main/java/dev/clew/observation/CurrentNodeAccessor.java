package dev.clew.observation;

import io.micrometer.context.ThreadLocalAccessor;
import org.jspecify.annotations.Nullable;

/**
 * Carries what is current from thread to thread together with Micrometer's current
 * observation, which may be a disabled one that hides what is around it. Found by context
 * propagation through {@code META-INF/services}.
 */
public final class CurrentNodeAccessor implements ThreadLocalAccessor<TraceNode> {

	/**
	 * Key of the current node in context snapshots.
	 */
	public static final String KEY = "clew.current";

	@Override
	public Object key() {
		return KEY;
	}

	@Override
	public @Nullable TraceNode getValue() {
		return CurrentNode.get();
	}

	@Override
	public void setValue(TraceNode node) {
		CurrentNode.pushPropagated(node, LogKeys.current(node.hasOwnIds()));
		LogKeys.of(node).apply();
	}

	@Override
	public void setValue() {
		CurrentNode.pushPropagated(null, LogKeys.current(false));
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
