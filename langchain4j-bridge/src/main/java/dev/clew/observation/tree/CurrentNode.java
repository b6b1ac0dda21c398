package dev.clew.observation.tree;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The node that is current on a thread. Micrometer keeps the current observation, but a
 * disabled one hides all those around it; this one is not hidden. Static for the same
 * reason as Micrometer's: context propagation finds it without an application.
 */
public final class CurrentNode {

	private static final ThreadLocal<@Nullable Frame> CURRENT = new ThreadLocal<>();

	private CurrentNode() {
	}

	public static @Nullable TraceNode get() {
		Frame frame = CURRENT.get();
		return (frame != null) ? frame.node() : null;
	}

	static void push(@Nullable TraceNode node, LogKeys restore) {
		CURRENT.set(new Frame(node, false, CURRENT.get(), restore));
	}

	// Takes away the latest scope of the node, if there is one.
	public static void pop(@Nullable TraceNode node) {
		pop(false, node);
	}

	// What context propagation brings is told from scopes: the two come and go in any
	// order.
	static void pushPropagated(@Nullable TraceNode node, LogKeys restore) {
		CURRENT.set(new Frame(node, true, CURRENT.get(), restore));
	}

	static void popPropagated() {
		pop(true, null);
	}

	private static void pop(boolean propagated, @Nullable TraceNode node) {
		Frame frame = CURRENT.get();
		if (frame != null && frame.is(propagated, node)) {
			frame.logKeys().restore();
			CURRENT.set(frame.previous());
			frame.leave();
		}
		else if (frame != null) {
			CURRENT.set(without(frame, propagated, node));
		}
	}

	// Does something when the scope that this thread works in is left, if there is one.
	public static void whenLeft(Runnable action) {
		Frame frame = CURRENT.get();
		if (frame != null) {
			frame.whenLeft(action);
		}
	}

	public static void forget(Runnable action) {
		Frame frame = CURRENT.get();
		while (frame != null) {
			frame.forget(action);
			frame = frame.previous();
		}
	}

	// Of a frame below the top nothing is restored yet: the one above it will do that.
	private static Frame without(Frame top, boolean propagated, @Nullable TraceNode node) {
		Frame below = top.previous();
		if (below == null) {
			return top;
		}
		if (below.is(propagated, node)) {
			below.leave();
			return top.above(below.previous(), below.logKeys());
		}
		return top.above(without(below, propagated, node), top.logKeys());
	}

	static void clear() {
		Frame frame = CURRENT.get();
		CURRENT.set(null);
		while (frame != null) {
			frame.logKeys().restore();
			frame = frame.previous();
		}
	}

	/**
	 * A scope that is open, or what context propagation brought.
	 */
	private static final class Frame {

		private final @Nullable TraceNode node;

		private final boolean propagated;

		private final @Nullable Frame previous;

		private final LogKeys restore;

		private List<Runnable> leaving = List.of();

		Frame(@Nullable TraceNode node, boolean propagated, @Nullable Frame previous, LogKeys restore) {
			this.node = node;
			this.propagated = propagated;
			this.previous = previous;
			this.restore = restore;
		}

		@Nullable TraceNode node() {
			return this.node;
		}

		// What context propagation brings is the latest, of whatever node.
		@SuppressWarnings("ReferenceEquality")
		boolean is(boolean propagated, @Nullable TraceNode node) {
			return this.propagated == propagated && (propagated || this.node == node);
		}

		@Nullable Frame previous() {
			return this.previous;
		}

		LogKeys logKeys() {
			return this.restore;
		}

		Frame above(@Nullable Frame previous, LogKeys restore) {
			Frame moved = new Frame(this.node, this.propagated, previous, restore);
			moved.leaving = this.leaving;
			return moved;
		}

		void whenLeft(Runnable action) {
			if (this.leaving.isEmpty()) {
				this.leaving = new ArrayList<>();
			}
			this.leaving.add(action);
		}

		void forget(Runnable action) {
			if (!this.leaving.isEmpty()) {
				this.leaving.remove(action);
			}
		}

		void leave() {
			if (!this.leaving.isEmpty()) {
				List.copyOf(this.leaving).forEach(Runnable::run);
			}
		}

	}

}
