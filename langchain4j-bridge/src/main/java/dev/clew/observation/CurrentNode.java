package dev.clew.observation;

import org.jspecify.annotations.Nullable;

/**
 * The node that is current on a thread. Micrometer keeps the current observation, but a
 * disabled one hides all those around it; this one is not hidden. Static for the same
 * reason as Micrometer's: context propagation finds it without an application.
 */
final class CurrentNode {

	private static final ThreadLocal<@Nullable Frame> CURRENT = new ThreadLocal<>();

	private CurrentNode() {
	}

	static @Nullable TraceNode get() {
		Frame frame = CURRENT.get();
		return (frame != null) ? frame.node() : null;
	}

	static void push(@Nullable TraceNode node, LogKeys restore) {
		CURRENT.set(new Frame(node, CURRENT.get(), restore));
	}

	// Goes back to what was current before the node was, if it is current at all.
	static void pop(@Nullable TraceNode node) {
		Frame frame = CURRENT.get();
		Frame found = frame;
		while (found != null && found.node() != node) {
			found = found.previous();
		}
		if (found != null) {
			found.restore().apply();
			set(found.previous());
		}
	}

	// Takes away what lies above a node; where it is not there at all, everything.
	static void popTo(TraceNode node) {
		Frame frame = CURRENT.get();
		while (frame != null && frame.node() != node) {
			frame.restore().apply();
			frame = frame.previous();
		}
		set(frame);
	}

	static void clear() {
		Frame frame = CURRENT.get();
		while (frame != null) {
			frame.restore().apply();
			frame = frame.previous();
		}
		CURRENT.remove();
	}

	private static void set(@Nullable Frame frame) {
		if (frame != null) {
			CURRENT.set(frame);
		}
		else {
			CURRENT.remove();
		}
	}

	private record Frame(@Nullable TraceNode node, @Nullable Frame previous, LogKeys restore) {

	}

}
