package dev.clew.observation.step;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import dev.clew.observation.fault.Faults;
import dev.clew.observation.tree.TraceNode;
import dev.clew.observation.tree.Unended;
import org.jspecify.annotations.Nullable;

/**
 * The steps of one application that have begun and not ended, and what is recorded around
 * and below them. What nobody ends, such as a stream that nobody starts, is given up in
 * time, with a warning, and at the latest when the tracing is closed. Bounded: where too
 * many are open, the oldest is given up. Has a thread only while steps are open.
 * Thread-safe.
 */
public final class OpenSteps implements AutoCloseable {

	/** Time after which a step is given up by default. */
	public static final Duration DEFAULT_MAX_DURATION = Duration.ofMinutes(10);

	static final int MAX_OPEN = 20_000;

	private static final Duration FOREVER = Duration.ofDays(36_500);

	private static final int IDLE_SECONDS = 10;

	// So many of the oldest are found at a time.
	private static final int OLDEST = 100;

	// What is within others ends before they do.
	private static final Comparator<TraceNode> YOUNGEST_FIRST = Comparator.comparingInt(OpenSteps::depth)
		.thenComparingLong(TraceNode::startNanos)
		.reversed();

	// Large enough for many threads to stay out of each other's way.
	private final Map<TraceNode, Unended> steps = new ConcurrentHashMap<>(1024);

	private final Queue<TraceNode> oldest = new ConcurrentLinkedQueue<>();

	private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, OpenSteps::thread);

	private final TextRoom textRoom = new TextRoom();

	private final Duration maxDuration;

	private final Faults faults;

	private volatile @Nullable Future<?> next;

	private volatile boolean closed;

	/**
	 * No steps yet.
	 * @param maxDuration time after which a step is given up that has not ended, nor has
	 * anything in it that runs
	 * @param faults where faults end
	 */
	public OpenSteps(Duration maxDuration, Faults faults) {
		this.maxDuration = (maxDuration.compareTo(FOREVER) < 0) ? maxDuration : FOREVER;
		this.faults = faults;
		this.timer.setKeepAliveTime(IDLE_SECONDS, TimeUnit.SECONDS);
		this.timer.allowCoreThreadTimeOut(true);
		this.timer.setRemoveOnCancelPolicy(true);
	}

	// It outlives the request that comes first, and inherits nothing of it.
	private static Thread thread(Runnable work) {
		Thread thread = new Thread(null, work, "clew-open-steps", 0, false);
		thread.setDaemon(true);
		return thread;
	}

	/**
	 * Room for the text that open steps keep.
	 * @return the room, one for all steps of the application
	 */
	public TextRoom textRoom() {
		return this.textRoom;
	}

	/**
	 * Adds what has begun.
	 * @param step what has begun
	 * @param unended what is to be given up
	 */
	public void add(TraceNode step, Unended unended) {
		Unended tooMany = (this.steps.size() >= MAX_OPEN) ? removeOldest() : null;
		this.steps.put(step, unended);
		if (this.closed) {
			remove(step);
		}
		else if (this.next == null) {
			look(this.maxDuration.toNanos());
		}
		if (tooMany != null) {
			giveUp(tooMany, "did not end; closed to make room for others");
		}
	}

	public void remove(TraceNode step) {
		this.steps.remove(step);
	}

	public int size() {
		return this.steps.size();
	}

	private @Nullable Unended removeOldest() {
		TraceNode next = this.oldest.poll();
		if (next == null) {
			this.steps.keySet()
				.stream()
				.sorted(Comparator.comparingLong(TraceNode::startNanos))
				.limit(OLDEST)
				.forEach(this.oldest::add);
			next = this.oldest.poll();
		}
		Unended removed = (next != null) ? this.steps.remove(next) : null;
		return (removed != null || next == null) ? removed : removeOldest();
	}

	// The only lock, and seldom taken.
	private synchronized void look(long nanosFromNow) {
		if (this.next == null && !this.closed) {
			this.next = this.timer.schedule(this::giveUpOverdue, nanosFromNow, TimeUnit.NANOSECONDS);
		}
	}

	void giveUpOverdue() {
		try {
			String limit = this.maxDuration.toString().substring("PT".length()).toLowerCase(Locale.ROOT);
			overdue().forEach((step) -> giveUp(step, "did not end within clew.record.max-duration=" + limit));
		}
		catch (Throwable ex) {
			this.faults.report("open-steps", ex);
		}
		finally {
			lookAgain();
		}
	}

	// The youngest first, so that they end before what is around them. What is around
	// others that still may end waits for them.
	// They are open no more, whatever they make of it.
	private List<Unended> overdue() {
		long now = System.nanoTime();
		Set<TraceNode> busy = new HashSet<>();
		List<Unended> overdue = new ArrayList<>();
		for (TraceNode node : youngestFirst()) {
			if (remaining(node, now) > 0 || busy.contains(node)) {
				addAround(busy, node);
			}
			else {
				take(node, overdue);
			}
		}
		return overdue;
	}

	private static void addAround(Set<TraceNode> busy, TraceNode node) {
		TraceNode around = node.parent();
		while (around != null && busy.add(around)) {
			around = around.parent();
		}
	}

	private synchronized void lookAgain() {
		this.next = null;
		if (!this.steps.isEmpty()) {
			long now = System.nanoTime();
			look(this.steps.keySet()
				.stream()
				.mapToLong((step) -> remaining(step, now))
				.filter((nanos) -> nanos > 0)
				.min()
				.orElse(0));
		}
	}

	private static int depth(TraceNode node) {
		int depth = 0;
		for (TraceNode around = node.parent(); around != null; around = around.parent()) {
			depth++;
		}
		return depth;
	}

	private long remaining(TraceNode step, long now) {
		return this.maxDuration.toNanos() - (now - step.startNanos());
	}

	/**
	 * Gives up all steps: nobody would hear of their ends.
	 */
	@Override
	public void close() {
		takeAll().forEach((step) -> giveUp(step, "tracing was closed while this was running"));
	}

	private synchronized List<Unended> takeAll() {
		this.closed = true;
		this.timer.shutdownNow();
		List<Unended> all = new ArrayList<>();
		youngestFirst().forEach((node) -> take(node, all));
		return all;
	}

	// Unless it ended meanwhile.
	private void take(TraceNode node, List<Unended> taken) {
		Unended step = this.steps.remove(node);
		if (step != null) {
			taken.add(step);
		}
	}

	private List<TraceNode> youngestFirst() {
		return this.steps.keySet().stream().sorted(YOUNGEST_FIRST).toList();
	}

	private void giveUp(Unended step, String reason) {
		try {
			step.giveUp(reason);
		}
		catch (Throwable ex) {
			this.faults.report("open-steps", ex);
		}
	}

}
