package dev.clew.observation.record;

import java.util.function.Consumer;

import dev.clew.observation.ClewContext;
import dev.clew.observation.fault.Faults;
import dev.clew.observation.step.OpenSteps;
import dev.clew.observation.tree.Stage;
import dev.clew.observation.tree.TraceNode;
import dev.clew.observation.tree.TraceTreeHandler;
import dev.clew.store.TraceSink;
import dev.clew.trace.ObservationRecord;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import org.jspecify.annotations.Nullable;

/**
 * Records observations in a store: those of LangChain4j, and those around and below them
 * as spans. A tree in which LangChain4j does nothing is not recorded. Starts are recorded
 * as well as ends, independent of the sampling of traces. Thread-safe.
 */
public final class RecordingHandler implements ObservationHandler<Observation.Context>, Stage {

	private static final String COMPONENT = "recording";

	private final TraceTreeHandler tree;

	private final TraceSink store;

	private final RecordFactory records;

	private final boolean surrounding;

	private final Faults faults;

	private final OpenSteps open;

	private final Consumer<TraceNode> publisher = this::publish;

	/**
	 * A handler that records, and gives up after the time that is usual.
	 * @param tree knows the place of each observation
	 * @param store where to record
	 * @param settings what to record
	 * @param faults where its faults end
	 */
	public RecordingHandler(TraceTreeHandler tree, TraceSink store, RecordingSettings settings, Faults faults) {
		this(tree, store, settings, new OpenSteps(OpenSteps.DEFAULT_MAX_DURATION, faults), faults);
	}

	/**
	 * A handler that records.
	 * @param tree knows the place of each observation
	 * @param store where to record
	 * @param settings what to record
	 * @param open gives up what nobody ends
	 * @param faults where its faults end
	 */
	public RecordingHandler(TraceTreeHandler tree, TraceSink store, RecordingSettings settings, OpenSteps open,
			Faults faults) {
		this.open = open;
		this.tree = tree;
		this.store = store;
		this.records = new RecordFactory(settings, faults);
		this.surrounding = settings.surrounding();
		this.faults = faults;
		tree.record();
	}

	@Override
	public boolean supportsContext(Observation.Context context) {
		return true;
	}

	@Override
	public void onStart(Observation.Context context) {
		try {
			TraceNode node = this.tree.ownNode(context);
			if (node == null) {
				return;
			}
			if (makesTrace(context)) {
				node.state().activate();
				startPath(node);
			}
			else if (node.state().isActive() && isRecorded(node)) {
				start(node);
			}
		}
		catch (Throwable ex) {
			this.faults.report(COMPONENT, ex);
		}
	}

	@Override
	public void onStop(Observation.Context context) {
		try {
			TraceNode node = this.tree.ownNode(context);
			if (node != null) {
				stop(node);
			}
		}
		catch (Throwable ex) {
			this.faults.report(COMPONENT, ex);
		}
	}

	// The lifetime of a step of LangChain4j is its own. What began before LangChain4j did
	// anything in its tree is recorded with its end only.
	private void stop(TraceNode node) {
		boolean ended = isOfOthers(node) && node.finish(TraceNode.Phase.ENDED);
		if (ended && !node.isStarted() && node.state().isActive() && isRecorded(node)) {
			save(node, true);
		}
		node.end(this);
		node.close();
	}

	@Override
	public void end(TraceNode node) {
		if (isOfOthers(node)) {
			this.open.remove(node);
		}
		synchronized (node) {
			node.ended(save(node, true));
			node.close();
		}
	}

	// Once more where more is known of what runs.
	@Override
	public void describe(TraceNode node) {
		synchronized (node) {
			if (node.isIn(this)) {
				save(node, false);
			}
		}
	}

	// Once more where more is known of what has ended.
	@Override
	public void correct(TraceNode node) {
		synchronized (node) {
			save(node, true);
		}
	}

	// The open observations around the first step of LangChain4j, from the root.
	private void startPath(TraceNode node) {
		TraceNode parent = node.parent();
		if (parent != null && !parent.isStarted()) {
			startPath(parent);
			if (parent.context() instanceof ClewContext around) {
				around.started();
			}
		}
		if (isRecorded(node)) {
			start(node);
		}
	}

	private void start(TraceNode node) {
		synchronized (node) {
			if (!node.markStarted()) {
				return;
			}
			node.begin(this);
			save(node, false);
		}
		if (isOfOthers(node)) {
			this.open.add(node, node);
			if (!node.isOpen()) {
				this.open.remove(node);
			}
		}
	}

	// Steps of LangChain4j are given up as a whole, of others the record only.
	private static boolean isOfOthers(TraceNode node) {
		return !(node.context() instanceof ClewContext);
	}

	private @Nullable ObservationRecord save(TraceNode node, boolean ended) {
		try {
			TraceNode around = nearestRecorded(node);
			if (around == null) {
				node.state().rename(this.records.nameOf(node.root()));
			}
			ObservationRecord observation = this.records.recordOf(node, around, ended);
			node.state().saved(observation, this.publisher);
			this.store.save(this.records.infoOf(node), observation);
			return observation;
		}
		catch (Throwable ex) {
			this.faults.report("store", ex);
			return null;
		}
	}

	// Once more the record that was saved first: the store keeps what it knows better.
	private void publish(TraceNode node) {
		ObservationRecord observation = node.state().firstSaved();
		if (observation == null) {
			return;
		}
		try {
			this.store.save(this.records.infoOf(node), observation);
		}
		catch (Throwable ex) {
			this.faults.report("store", ex);
		}
	}

	private @Nullable TraceNode nearestRecorded(TraceNode node) {
		TraceNode parent = node.parent();
		while (parent != null && !(isRecorded(parent) && parent.isStarted())) {
			parent = parent.parent();
		}
		return parent;
	}

	private boolean isRecorded(TraceNode node) {
		return this.surrounding || node.context() instanceof ClewContext;
	}

	private static boolean makesTrace(Observation.Context context) {
		return context instanceof ClewContext step && !step.isSurrounding();
	}

}
