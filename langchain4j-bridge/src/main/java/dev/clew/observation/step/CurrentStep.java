package dev.clew.observation.step;

import dev.clew.observation.ClewContext;
import dev.clew.observation.tree.CurrentNode;
import dev.clew.observation.tree.TraceNode;
import io.micrometer.observation.Observation;
import org.jspecify.annotations.Nullable;

/**
 * What this thread works in.
 */
public final class CurrentStep {

	private CurrentStep() {
	}

	/**
	 * The innermost step of LangChain4j that this thread works in.
	 * @return its context; absent where there is none
	 */
	public static @Nullable ClewContext context() {
		TraceNode node = node();
		while (node != null) {
			if (node.context() instanceof ClewContext step && !step.isSurrounding()) {
				return step;
			}
			node = node.parent();
		}
		return null;
	}

	/**
	 * The place of what is current on this thread, also where a disabled observation
	 * hides it.
	 * @return its node; absent where nothing is current
	 */
	public static @Nullable TraceNode node() {
		return CurrentNode.get();
	}

	/**
	 * Whether this thread works in a step, or in one below it.
	 * @param current the thread's current observation, if there is one
	 * @param outer context of the step
	 * @return whether it does; {@code false} where nobody traces it
	 */
	public static boolean isWithin(@Nullable Observation current, Observation.ContextView outer) {
		TraceNode sought = TraceNode.of(outer);
		return sought != null && (sought.isAround(TraceNode.of(current)) || sought.isAround(node()));
	}

	/**
	 * Does something when this thread leaves what it works in now: what it called there
	 * is over then. Where it works in nothing that is observed, nothing is done.
	 * @param action what to do; it must not throw
	 */
	public static void whenLeft(Runnable action) {
		CurrentNode.whenLeft(action);
	}

	/**
	 * Takes back what was to be done when this thread leaves what it works in.
	 * @param action what not to do
	 */
	public static void forget(Runnable action) {
		CurrentNode.forget(action);
	}

}
