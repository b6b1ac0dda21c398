package dev.clew.observation.tree;

import dev.clew.content.Masking;
import dev.clew.observation.fault.Faults;
import io.micrometer.observation.NullObservation;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import org.jspecify.annotations.Nullable;

/**
 * Gives every observation its place in a tree, so that session, user and parents are
 * found on any thread, also where an observation in between is disabled; and gives log
 * lines their ids where no tracer does. Costs a time stamp for each observation and
 * leaves nothing behind. Must come before what records. Thread-safe.
 */
public final class TraceTreeHandler implements ObservationHandler<Observation.Context> {

	private final TraceTree tree;

	private final Faults faults;

	private TraceTreeHandler(IdSource ids, Masking masking, Faults faults) {
		this.tree = new TraceTree(ids, masking);
		this.faults = faults;
	}

	/**
	 * A handler for applications without a tracer: ids are our own.
	 * @param faults where its faults end
	 * @return the handler
	 */
	public static TraceTreeHandler withOwnIds(Faults faults) {
		return withOwnIds(Masking.NONE, faults);
	}

	/**
	 * A handler for applications without a tracer: ids are our own.
	 * @param masking what is masked in its trees
	 * @param faults where its faults end
	 * @return the handler
	 */
	public static TraceTreeHandler withOwnIds(Masking masking, Faults faults) {
		return new TraceTreeHandler(IdSource.OWN, masking, faults);
	}

	/**
	 * A handler that takes the ids of Micrometer Tracing's spans, and our own where there
	 * is no span. Needs {@code micrometer-tracing}.
	 * @param faults where its faults end
	 * @return the handler
	 */
	public static TraceTreeHandler withTracerIds(Faults faults) {
		return withTracerIds(Masking.NONE, faults);
	}

	/**
	 * A handler that takes the ids of Micrometer Tracing's spans, and our own where there
	 * is no span. Needs {@code micrometer-tracing}.
	 * @param masking what is masked in its trees
	 * @param faults where its faults end
	 * @return the handler
	 */
	public static TraceTreeHandler withTracerIds(Masking masking, Faults faults) {
		return new TraceTreeHandler(new TracerIds(), masking, faults);
	}

	@Override
	public boolean supportsContext(Observation.Context context) {
		return true;
	}

	@Override
	public void onStart(Observation.Context context) {
		try {
			if (!(context instanceof NullObservation.NullContext) && !isPlaced(context)) {
				make(context).place(this.tree, parentOf(context));
			}
		}
		catch (Throwable ex) {
			this.faults.report("tree", ex);
		}
	}

	// By the handler of another application, or as one of our steps, which start once.
	private boolean isPlaced(Observation.Context context) {
		TraceNode node = TraceNode.of(context);
		return node != null && (context instanceof HandledContext || !node.belongsTo(this.tree));
	}

	private static TraceNode make(Observation.Context context) {
		if (context instanceof HandledContext step) {
			return step.node();
		}
		TraceNode node = new TraceNode(context);
		context.put(TraceNode.class, node);
		return node;
	}

	@Override
	public void onScopeOpened(Observation.Context context) {
		try {
			TraceNode node = ownNode(context);
			if (node != null) {
				CurrentNode.push(node, LogKeys.current(node.hasOwnIds()));
				LogKeys.apply(node);
			}
			else if (context instanceof NullObservation.NullContext) {
				CurrentNode.push(null, LogKeys.current(false));
			}
		}
		catch (Throwable ex) {
			this.faults.report("tree", ex);
		}
	}

	@Override
	public void onScopeClosed(Observation.Context context) {
		try {
			TraceNode node = ownNode(context);
			if (node != null || context instanceof NullObservation.NullContext) {
				CurrentNode.pop(node);
			}
		}
		catch (Throwable ex) {
			this.faults.report("tree", ex);
		}
	}

	// Deprecated for those who call it; scopes of context propagation still do.
	@Override
	@SuppressWarnings("deprecation")
	public void onScopeReset(Observation.Context context) {
		CurrentNode.clear();
	}

	public Masking masking() {
		return this.tree.masking();
	}

	// Says that somebody records.
	public void record() {
		this.tree.record();
	}

	// Says that somebody tells inputs when steps end.
	public void keepContent() {
		this.tree.keepContent();
	}

	public @Nullable TraceNode ownNode(Observation.Context context) {
		TraceNode node = TraceNode.of(context);
		return (node != null && node.belongsTo(this.tree)) ? node : null;
	}

	private @Nullable TraceNode parentOf(Observation.Context context) {
		TraceNode parent = TraceNode.of(context.getParentObservation());
		if (parent == null) {
			parent = CurrentNode.get();
		}
		return (parent != null && parent.belongsTo(this.tree)) ? parent : null;
	}

}
