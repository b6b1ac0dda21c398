package dev.clew.observation;

import java.time.Instant;
import java.util.function.Function;

import dev.clew.trace.Level;
import io.micrometer.observation.Observation;
import org.jspecify.annotations.Nullable;

/**
 * The place of an observation in its tree. It hangs on the observation's context, and
 * nowhere else: with the last observation of a tree it is gone.
 */
public final class TraceNode {

	private final TraceTreeHandler owner;

	private final TraceState state;

	private final @Nullable TraceNode parent;

	private final Observation.Context context;

	private final long startNanos;

	private @Nullable Instant startTime;

	private volatile @Nullable SpanIds ids;

	private @Nullable String name;

	private Level level = Level.DEFAULT;

	private @Nullable String statusMessage;

	private boolean givenUp;

	private volatile boolean started;

	private boolean ended;

	private boolean closed;

	TraceNode(TraceTreeHandler owner, @Nullable TraceNode parent, Observation.Context context) {
		this.owner = owner;
		this.parent = parent;
		this.context = context;
		this.state = (parent != null) ? parent.state : new TraceState();
		this.startNanos = (context instanceof ClewContext step) ? step.getStartNanos() : System.nanoTime();
	}

	/**
	 * The place of an observation, or of the nearest one around it that has one.
	 * @param observation the observation, may be disabled
	 * @return its node; absent where it is disabled or nobody traces it
	 */
	static @Nullable TraceNode of(@Nullable Object observation) {
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
		return (context instanceof ClewContext step) ? step.node() : context.get(TraceNode.class);
	}

	static void put(Observation.Context context, TraceNode node) {
		if (context instanceof ClewContext step) {
			step.setNode(node);
		}
		else {
			context.put(TraceNode.class, node);
		}
	}

	static void ended(Observation.Context context) {
		TraceNode node = of(context);
		if (node != null) {
			node.owner.end(node);
		}
	}

	static void corrected(Observation.Context context) {
		TraceNode node = of(context);
		if (node != null) {
			node.owner.correct(node);
		}
	}

	static void left(Observation.Context context) {
		TraceNode node = of(context);
		if (node != null) {
			node.owner.leave(node);
		}
	}

	/**
	 * What belongs to the trace as a whole.
	 * @return the state, the same for all nodes of a tree
	 */
	public TraceState state() {
		return this.state;
	}

	/**
	 * Tells the store now what has changed on the trace as a whole, rather than with the
	 * next observation. Where nothing of the trace is recorded yet, that comes with it.
	 */
	public void publish() {
		this.owner.publish(this);
	}

	/**
	 * Sets the level of an observation of others. Errors raise it.
	 * @param level the level
	 * @param statusMessage why
	 */
	public synchronized void level(Level level, @Nullable String statusMessage) {
		this.level = level;
		this.statusMessage = statusMessage;
	}

	// Of an observation of others that nobody ends: recorded as ended, it goes on.
	synchronized void giveUp(String reason) {
		level(this.level.max(Level.WARNING), reason);
		this.givenUp = true;
	}

	synchronized boolean isGivenUp() {
		return this.givenUp;
	}

	synchronized Level level() {
		return this.level;
	}

	synchronized @Nullable String statusMessage() {
		return this.statusMessage;
	}

	/**
	 * Id of the trace: that of the tracer, or our own where there is none.
	 * @return 32 hexadecimal digits
	 */
	public String traceId() {
		String known = this.state.traceId();
		if (known != null) {
			return known;
		}
		String given = root().ids().traceId();
		return this.state.traceId((given != null) ? given : SpanIds.newTraceId());
	}

	/**
	 * The place in the form of W3C Trace Context, for others to join the trace.
	 * @return value of a {@code traceparent} header
	 */
	public String traceParent() {
		return "00-" + traceId() + "-" + spanId() + "-01";
	}

	String spanId() {
		return ids().spanId();
	}

	boolean hasOwnIds() {
		return ids().own();
	}

	boolean belongsTo(TraceTreeHandler handler) {
		return this.owner == handler;
	}

	@Nullable TraceNode parent() {
		return this.parent;
	}

	// Or the same.
	boolean isAround(@Nullable TraceNode inner) {
		TraceNode node = inner;
		while (node != null && !node.equals(this)) {
			node = node.parent;
		}
		return node != null;
	}

	TraceNode root() {
		TraceNode node = this;
		while (node.parent != null) {
			node = node.parent;
		}
		return node;
	}

	Observation.Context context() {
		return this.context;
	}

	long startNanos() {
		return this.startNanos;
	}

	Instant startTime() {
		Instant known = this.startTime;
		if (known == null) {
			known = this.state.instantOf(this.startNanos);
			this.startTime = known;
		}
		return known;
	}

	// Whether this is the first call: a start is recorded once.
	synchronized boolean markStarted() {
		boolean first = !this.started && !this.ended;
		this.started |= first;
		return first;
	}

	// Whether this is the first call: an end is recorded once.
	synchronized boolean markEnded() {
		boolean first = !this.ended;
		this.ended = true;
		return first;
	}

	boolean isStarted() {
		return this.started;
	}

	// More is known of what runs than when it started.
	static void described(ClewContext context) {
		TraceNode node = of(context);
		if (node != null) {
			node.owner.described(node);
		}
	}

	synchronized boolean isRunning() {
		return this.started && !this.ended;
	}

	// Whether its start may still be recorded, later.
	boolean awaitsRecord() {
		return !this.started && this.owner.isRecorded();
	}

	// Asked for anew as long as it may change: a request is used for others once it has
	// ended.
	synchronized String name(Function<Observation.Context, String> names) {
		if (!this.closed) {
			this.name = names.apply(this.context);
		}
		return (this.name != null) ? this.name : RecordingSettings.nameOf(this.context);
	}

	synchronized void close() {
		this.closed = true;
	}

	private SpanIds ids() {
		SpanIds known = this.ids;
		return (known != null) ? known : makeIds();
	}

	private synchronized SpanIds makeIds() {
		SpanIds made = this.ids;
		if (made == null) {
			made = this.owner.idsOf(this.context);
			this.ids = made;
		}
		return made;
	}

}
