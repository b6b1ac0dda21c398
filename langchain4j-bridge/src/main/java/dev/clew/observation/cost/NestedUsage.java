package dev.clew.observation.cost;

import java.util.ArrayDeque;
import java.util.Deque;

import dev.clew.observation.ModelContext;
import dev.clew.observation.UsageSource;
import dev.clew.observation.tree.TraceNode;
import dev.clew.trace.Usage;
import org.jspecify.annotations.Nullable;

/**
 * What the calls of models below a call have told of their usage. A call that hands it on
 * used nothing itself. Bounded: of very many the last are known. Thread-safe.
 */
public final class NestedUsage {

	private static final int MAX_SOURCES = 100;

	private static final String NOTE = "usage and cost are those of the generation below";

	private final Deque<UsageSource> sources = new ArrayDeque<>(2);

	private Usage counted = Usage.NONE;

	/**
	 * Whether calls of models below a call have ended.
	 * @param call the call
	 * @return whether at least one has
	 */
	public static boolean has(ModelContext call) {
		return call.get(NestedUsage.class) != null;
	}

	/**
	 * Whether calls below a call have told of a usage already.
	 * @param call the call
	 * @param source what tells of the usage
	 * @return whether it is theirs
	 */
	public static boolean told(ModelContext call, UsageSource source) {
		NestedUsage below = call.get(NestedUsage.class);
		return below != null && below.told(source, (Usage) null);
	}

	// Before the call is billed: what it hands on is forgotten, and what it told is known
	// to those around it.
	static void settle(ModelContext call) {
		UsageSource source = call.getCallUsage().getSource();
		NestedUsage below = call.get(NestedUsage.class);
		if (below != null && !call.getCallUsage().isKept() && below.told(source, call.getUsage())) {
			call.getCallUsage().handOn();
			call.getNotes().add(NOTE);
		}
		TraceNode node = TraceNode.of(call);
		TraceNode around = (node != null) ? node.parent() : null;
		while (around != null) {
			if (around.context() instanceof ModelContext outer) {
				Usage usage = (outer.getType() == call.getType()) ? call.getUsage() : null;
				outer.computeIfAbsent(NestedUsage.class, (key) -> new NestedUsage()).add(source, usage);
			}
			around = around.parent();
		}
	}

	private synchronized void add(UsageSource source, @Nullable Usage usage) {
		if (!source.isNone()) {
			this.sources.addLast(source);
			if (this.sources.size() > MAX_SOURCES) {
				this.sources.removeFirst();
			}
		}
		this.counted = (usage != null) ? this.counted.plus(usage) : this.counted;
	}

	private synchronized boolean told(UsageSource source, @Nullable Usage usage) {
		return this.sources.stream().anyMatch(source::sharesWith) || (usage != null && isSum(usage));
	}

	// Those that tell it in other words may not tell all buckets.
	private boolean isSum(Usage usage) {
		return this.counted.total() > 0 && this.counted.inputTotal() == usage.inputTotal()
				&& this.counted.outputTotal() == usage.outputTotal();
	}

}
