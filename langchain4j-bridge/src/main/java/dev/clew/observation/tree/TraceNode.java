package dev.clew.observation.tree;

import java.time.Instant;
import java.util.Objects;
import java.util.function.Function;

import dev.clew.trace.Level;
import io.micrometer.observation.Observation;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an observation while it runs, of a step of ours or of one of others:
 * its place in the tree, ids, times, whether it is over, and who has to hear of that. It
 * hangs on the observation's context, and nowhere else: with the last observation of a
 * tree it is gone. Thread-safe.
 */
public final class TraceNode extends Lifetime implements Unended {

	private final Observation.Context context;

	// Absent where nobody traces it.
	private volatile @Nullable TraceTree tree;

	private @Nullable TraceState state;

	private @Nullable TraceNode parent;

	private boolean parentGiven;

	private @Nullable Instant startTime;

	private volatile @Nullable SpanIds ids;

	private @Nullable String name;

	private final Stages stages = new Stages();

	private volatile boolean started;

	private boolean closed;

	TraceNode(Observation.Context context) {
		this.context = context;
	}

	/**
	 * The place of an observation, or of the nearest one around it that has one.
	 * @param observation the observation, may be disabled
	 * @return its node; absent where it is disabled or nobody traces it
	 */
	public static @Nullable TraceNode of(@Nullable Object observation) {
		if (!(observation instanceof Observation real) || real.isNoop()) {
			return null;
		}
		TraceNode node = of(real.getContextView());
		return (node != null) ? node : of(real.getContextView().getParentObservation());
	}

	/**
	 * The place of the observation that a context belongs to.
	 * @param context the context
	 * @return its node; absent where nobody traces it
	 */
	public static @Nullable TraceNode of(Observation.ContextView context) {
		TraceNode node = (context instanceof HandledContext step) ? step.node() : context.get(TraceNode.class);
		return (node != null && node.tree != null) ? node : null;
	}

	/**
	 * What is known of a running step, also where nobody traces it.
	 * @param step context of the step
	 * @return its node
	 */
	public static TraceNode running(HandledContext step) {
		return step.node();
	}

	void place(TraceTree within, @Nullable TraceNode around) {
		this.parent = around;
		this.state = (around != null) ? around.state() : new TraceState(within.masking());
		this.tree = within;
	}

	/**
	 * What belongs to the trace as a whole.
	 * @return the state, the same for all nodes of a tree
	 */
	public TraceState state() {
		return Objects.requireNonNull(this.state);
	}

	/**
	 * Tells the store now what has changed on the trace as a whole, rather than with the
	 * next observation. Where nothing of the trace is recorded yet, that comes with it.
	 */
	public void publish() {
		state().publish(this);
	}

	public Instant startTime() {
		Instant known = this.startTime;
		if (known == null) {
			known = state().instantOf(startNanos());
			this.startTime = known;
		}
		return known;
	}

	/**
	 * Says that the work begins, or had begun before it was noticed.
	 */
	public void begin() {
		begin((this.context instanceof HandledContext step) ? step.head() : 0);
	}

	/**
	 * Says that the work is over; how long it took is measured around it.
	 * @param end how it is over
	 * @return whether it was open until now
	 */
	public boolean finish(Phase end) {
		return finish(end, (this.context instanceof HandledContext step) ? step.measured() : null);
	}

	// Of an observation of others: recorded as ended, it goes on.
	@Override
	public void giveUp(String reason) {
		synchronized (this) {
			if (!finish(Phase.GIVEN_UP)) {
				return;
			}
			level(level().max(Level.WARNING), reason);
		}
		endAll();
	}

	public void begin(Stage stage) {
		this.stages.add(stage);
	}

	// Whether it has begun there and not ended.
	public boolean isIn(Stage stage) {
		return this.stages.isOpen(stage);
	}

	public void end(Stage stage) {
		if (this.stages.take(stage)) {
			stage.end(this);
		}
	}

	// In the order in which handlers stop.
	public void endAll() {
		for (int i = this.stages.count() - 1; i >= 0; i--) {
			end(this.stages.get(i));
		}
		ended(null);
	}

	public void describe() {
		this.stages.forEach((stage) -> stage.describe(this));
	}

	public void correct() {
		this.stages.forEach((stage) -> stage.correct(this));
	}

	public void leave() {
		this.stages.forEach((stage) -> stage.leave(this));
	}

	/**
	 * Id of the trace: that of the tracer, or our own where there is none.
	 * @return 32 hexadecimal digits
	 */
	public String traceId() {
		String known = state().traceId();
		if (known != null) {
			return known;
		}
		String given = root().ids().traceId();
		return state().traceId((given != null) ? given : SpanIds.newTraceId());
	}

	/**
	 * The place in the form of W3C Trace Context, for others to join the trace.
	 * @return value of a {@code traceparent} header
	 */
	public String traceParent() {
		return "00-" + traceId() + "-" + spanId() + "-01";
	}

	public String spanId() {
		return ids().spanId();
	}

	boolean hasOwnIds() {
		return ids().own();
	}

	boolean belongsTo(TraceTree other) {
		return this.tree == other;
	}

	public @Nullable TraceNode parent() {
		return this.parent;
	}

	// Whether the parent was given by a hook, rather than found on the thread.
	public boolean isParentGiven() {
		return this.parentGiven;
	}

	public void parentGiven() {
		this.parentGiven = true;
	}

	// Or the same.
	public boolean isAround(@Nullable TraceNode inner) {
		TraceNode node = inner;
		while (node != null && !node.equals(this)) {
			node = node.parent;
		}
		return node != null;
	}

	public TraceNode root() {
		TraceNode node = this;
		while (node.parent != null) {
			node = node.parent;
		}
		return node;
	}

	public Observation.Context context() {
		return this.context;
	}

	// Whether this is the first call: a start is recorded once.
	public synchronized boolean markStarted() {
		boolean first = !this.started && isOpen();
		this.started |= first;
		return first;
	}

	public boolean isStarted() {
		return this.started;
	}

	// Whether its start may still be recorded, later.
	public boolean awaitsRecord() {
		return !this.started && isForStore();
	}

	// Whether its input is told again when it ends.
	public boolean keepsContent() {
		TraceTree within = this.tree;
		return within != null && within.isContentKept();
	}

	// Whether a store has it, or may have it later.
	public boolean isForStore() {
		TraceTree within = this.tree;
		return within != null && within.isRecorded();
	}

	// Asked for anew as long as it may change: a request is used for others once it has
	// ended.
	public synchronized String name(Function<Observation.Context, String> names) {
		if (!this.closed) {
			this.name = names.apply(this.context);
		}
		return (this.name != null) ? this.name : ObservationNames.of(this.context);
	}

	public synchronized void close() {
		this.closed = true;
	}

	private SpanIds ids() {
		SpanIds known = this.ids;
		return (known != null) ? known : makeIds();
	}

	private synchronized SpanIds makeIds() {
		SpanIds made = this.ids;
		if (made == null) {
			made = Objects.requireNonNull(this.tree).idsOf(this.context);
			this.ids = made;
		}
		return made;
	}

}
